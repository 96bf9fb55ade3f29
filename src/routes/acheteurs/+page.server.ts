import { buyersPage } from '$lib/pages/buyers';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => buyersPage(await getSite());
