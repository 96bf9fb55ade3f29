import { esfFormPage } from '$lib/pages/esf';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ form: await esfFormPage(await getSite()) });
