import { error } from '@sveltejs/kit';
import { queryRegions } from '$lib/queries/reference';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { coverageBriefData } from '$lib/server/coverage';
import { esfRegion } from '$lib/server/esf';
import { pageAnswers } from '$lib/server/pageData';
import { getSite, type Site } from '$lib/server/site';
import type { EntryGenerator, PageServerLoad } from './$types';

async function codesByEdition({ engine }: Site): Promise<Map<Edition, Set<string>>> {
	const found = await Promise.all(
		EDITIONS.map(async (edition) => {
			const regions = await queryRegions(engine, edition);
			return [edition, new Set(regions.map(({ code }) => code))] as const;
		}),
	);
	return new Map(found);
}

/** A page for each region of each edition; a region of both has one page for both. */
export const entries: EntryGenerator = async () => {
	const codes = await codesByEdition(await getSite());
	return [...new Set([...codes.values()].flatMap((set) => [...set]))].map((code) => ({ code }));
};

export const load: PageServerLoad = async ({ params: { code } }) => {
	const site = await getSite();
	const codes = await codesByEdition(site);
	const editions = EDITIONS.filter((edition) => codes.get(edition)?.has(code));
	const edition = editions.find((found) => found === site.byDefault.edition) ?? editions[0];
	if (!edition) error(404, `Région inconnue : ${code}`);
	return {
		code,
		editions,
		page: await pageAnswers({ ...site.byDefault, edition }),
		coverage: await coverageBriefData(edition, code),
		esf: await esfRegion(code),
	};
};
