import { simulatorPage } from '$lib/pages/simulator';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	simulator: await simulatorPage(await getSite()),
});
