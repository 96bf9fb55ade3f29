import { queryRegions } from '$lib/queries/reference';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { pageAnswers } from './answers';
import { coverageBriefData } from './coverage';
import { esfRegion } from './esf';
import { marketBrief } from './market';
import { previousSegments } from './previous';
import { perSource, type PageSource } from './source';
import { supplyBrief } from './supply';

const codesByEdition = perSource(async ({ engine }: PageSource) => {
	const found = await Promise.all(
		EDITIONS.map(async (edition): Promise<[Edition, Set<string>]> => {
			const regions = await queryRegions(engine, edition);
			return [edition, new Set(regions.map(({ code }) => code))];
		}),
	);
	return new Map(found);
});

/** A page for each region of each edition; a region of both has one page for both. */
export async function regionCodes(source: PageSource): Promise<string[]> {
	const codes = await codesByEdition(source);
	return [...new Set([...codes.values()].flatMap((set) => [...set]))];
}

/** What the brief of a region starts with; null when no edition has the code. */
export async function regionPage(source: PageSource, code: string) {
	const codes = await codesByEdition(source);
	const editions = EDITIONS.filter((edition) => codes.get(edition)?.has(code));
	const edition = editions.find((found) => found === source.byDefault.edition) ?? editions[0];
	if (!edition) return null;
	const question = { ...source.byDefault, edition };
	return {
		code,
		editions,
		page: await pageAnswers(source, question, code),
		previous: await previousSegments(source, question, code),
		market: await marketBrief(source, edition, code),
		supply: await supplyBrief(source, edition, code),
		coverage: await coverageBriefData(source, edition, code),
		esf: await esfRegion(source, code),
	};
}
