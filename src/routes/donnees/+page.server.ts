import { dataPage } from '$lib/pages/data';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => dataPage(await getSite());
