import { homePage } from '$lib/pages/home';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => homePage(await getSite());
