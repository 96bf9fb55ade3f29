import { queryRegions } from '$lib/queries/reference';
import type { Answer } from '$lib/rules/answer';
import { EDITIONS, NATION } from '$lib/rules/territory';
import type { PageSource } from '../source';

/** Every fiscal year × edition × (nation or region), default perimeter, threshold and hour value. */
export async function* everyScope(
	site: PageSource,
): AsyncGenerator<{ key: [number, string, string]; region: string; answer: Answer }> {
	for (const year of site.years)
		for (const edition of EDITIONS) {
			const answer = site.answer({ ...site.byDefault, year, edition });
			const regions = await queryRegions(site.engine, edition);
			for (const region of [NATION, ...regions.map(({ code }) => code).sort()])
				yield { key: [year, edition, region], region, answer };
		}
}
