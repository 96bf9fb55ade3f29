import { coverageBriefData } from '$lib/server/coverage';
import { pageAnswers } from '$lib/server/pageData';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { byDefault } = await getSite();
	return {
		page: await pageAnswers(byDefault),
		coverage: await coverageBriefData(byDefault.edition, null),
	};
};
