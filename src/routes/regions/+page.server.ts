import { regionsPage } from '$lib/pages/regions';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => regionsPage(await getSite());
