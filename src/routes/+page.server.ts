import { pageAnswers } from '$lib/server/pageData';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	page: await pageAnswers((await getSite()).byDefault),
});
