import { esfPage } from '$lib/pages/esf';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ esf: await esfPage(await getSite()) });
