import { facilitatorsPage } from '$lib/pages/facilitators';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => facilitatorsPage(await getSite());
