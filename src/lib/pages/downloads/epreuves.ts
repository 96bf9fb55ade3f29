import { share, VERDICT_WORDS } from '$lib/rules/target';
import { trialsOf } from '$lib/rules/trials';
import type { PageSource } from '../source';
import { machineCsv, shareText } from './machineCsv';
import { everyScope } from './scopes';

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
	for await (const { key, region, answer } of everyScope(site))
		for (const { code, low, high, verdict } of trialsOf(answer, region))
			rows.push([
				...key,
				code,
				shareText(share(low.realised, low.base)),
				shareText(share(high.realised, high.base)),
				VERDICT_WORDS[verdict],
			]);
	return machineCsv(HEADER, rows);
}
