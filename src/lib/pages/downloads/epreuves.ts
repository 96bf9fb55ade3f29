import { queryRegions } from '$lib/queries/reference';
import { share, VERDICT_WORDS } from '$lib/rules/target';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { trialsOf } from '$lib/rules/trials';
import type { PageSource } from '../source';
import { machineCsv, shareText } from './machineCsv';

const HEADER = [
	'exercice',
	'edition_regions',
	'region',
	'epreuve',
	'part_min',
	'part_max',
	'verdict',
];

/**
 * `telechargements/epreuves.csv`: the trials of each verdict that could be computed, for every fiscal year
 * × edition × (nation or region); default perimeter, threshold and hour value.
 */
export async function epreuvesCsv(site: PageSource): Promise<string> {
	const rows: (string | number)[][] = [];
	for (const year of site.years) {
		for (const edition of EDITIONS) {
			const answer = site.answer({ ...site.byDefault, year, edition });
			const regions = await queryRegions(site.engine, edition);
			for (const region of [NATION, ...regions.map(({ code }) => code).sort()])
				for (const { code, low, high, verdict } of trialsOf(answer, region))
					rows.push([
						year,
						edition,
						region,
						code,
						shareText(share(low.realised, low.base)),
						shareText(share(high.realised, high.base)),
						VERDICT_WORDS[verdict],
					]);
		}
	}
	return machineCsv(HEADER, rows);
}
