import { resolve } from '$app/paths';
import { fetchOk } from '$lib/engine/fetchOk';
import { Beside } from '$lib/views/beside';
import { readCoverageFile, type CoverageFile } from '$lib/views/facilitators/coverageData';
import type { PageLoad } from './$types';

/** In the browser the page's figures come from their file; without it the page says so. */
export const load: PageLoad = async ({ data }) => {
	if (!data.coverage || data.coverage.file.data) return data;
	const given = await fetchOk(resolve('/facilitateurs/couverture.json'))
		.then(async (response) => readCoverageFile((await response.json()) as CoverageFile))
		.catch(() => null);
	return { coverage: { ...data.coverage, file: new Beside(given) } };
};
