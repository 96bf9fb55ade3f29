import { awardedPage } from '$lib/pages/awarded';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => awardedPage(await getSite());
