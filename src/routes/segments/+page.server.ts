import { segmentsPage } from '$lib/pages/segments';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => segmentsPage(await getSite());
