import { queryObservations } from '$lib/queries/observations';
import { EDITIONS } from '$lib/rules/territory';
import { coverageBriefData } from './coverage';
import { esfRegion } from './esf';
import { oncePerObject } from '$lib/once';
import { marketBrief } from './market';
import type { PageSource } from './source';
import { supplyBrief } from './supply';
import { siteWords } from './siteWords';

/** A page for each region of each edition; a region of both has one page for both. */
export async function regionCodes(source: PageSource): Promise<string[]> {
	const { regions } = await siteWords(source);
	return [...new Set(EDITIONS.flatMap((edition) => regions[edition].map(({ code }) => code)))];
}

const observations = oncePerObject(({ engine }: PageSource) => queryObservations(engine));

/** What the brief of a region starts with, beside the cells; null when no edition has the code. */
export async function regionPage(source: PageSource, code: string) {
	const { regions } = await siteWords(source);
	const editions = EDITIONS.filter((edition) =>
		regions[edition].some((each) => each.code === code),
	);
	const edition = editions.find((found) => found === source.byDefault.edition) ?? editions[0];
	if (!edition) return null;
	const question = { ...source.byDefault, edition };
	return {
		code,
		editions,
		byDefault: question,
		market: await marketBrief(source, edition, code),
		supply: await supplyBrief(source, edition, code),
		coverage: await coverageBriefData(source, edition, code),
		esf: await esfRegion(source, code),
		observations: (await observations(source))
			.filter(({ region }) => region === code)
			.map(({ on, service, text }) => ({ on, service, text })),
	};
}
