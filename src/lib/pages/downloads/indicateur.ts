import { baseOf, scopeOf } from '$lib/rules/answer';
import { queryRegions } from '$lib/queries/reference';
import { judge } from '$lib/rules/indicator';
import type { BaseSums } from '$lib/rules/sums';
import { VERDICT_WORDS } from '$lib/rules/target';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { robustnessOf, trialsOf, type Robustness } from '$lib/rules/trials';
import type { PageSource } from '../source';
import { euroText, machineCsv, shareText } from './machineCsv';

const HEADER = [
	'exercice',
	'edition_regions',
	'region',
	'segment',
	'assiette_ht',
	'organismes_ht',
	'heures_ht',
	'heures_prudentes_ht',
	'heures_genereuses_ht',
	'realise_ht',
	'clause_ht',
	'non_identifie_ht',
	'part',
	'part_min',
	'part_max',
	'ecart_ht',
	'verdict',
	'robuste',
	'sensible_a',
];

/** Code of the rows that hold a scope's whole base. */
const ALL_SEGMENTS = 'tous';

const UNTRIED: Robustness = { robust: null, sensitive: [] };

function row(
	key: readonly (string | number)[],
	sums: BaseSums,
	{ robust, sensitive }: Robustness = UNTRIED,
) {
	const found = judge(sums);
	return [
		...key,
		euroText(found.base),
		euroText(found.m1),
		euroText(sums.hours),
		euroText(sums.hoursCautious),
		euroText(sums.hoursGenerous),
		euroText(found.m2),
		euroText(found.m3),
		euroText(sums.unidentified),
		shareText(found.share),
		shareText(found.low),
		shareText(found.high),
		found.gap === null ? '' : euroText(found.gap),
		VERDICT_WORDS[found.verdict],
		robust === null ? '' : String(robust),
		sensitive.join(' '),
	];
}

/**
 * `telechargements/indicateur.csv`: every fiscal year × edition × (nation or region), as a whole and
 * by segment that has a line in the base; default perimeter, threshold and hour value.
 */
export async function indicateurCsv(site: PageSource): Promise<string> {
	const rows: (string | number)[][] = [];
	for (const year of site.years) {
		for (const edition of EDITIONS) {
			const question = { ...site.byDefault, year, edition };
			const answer = site.answer(question);
			const regions = await queryRegions(site.engine, edition);
			for (const region of [NATION, ...regions.map(({ code }) => code).sort()]) {
				const key = [year, edition, region];
				const sums = baseOf(answer, region);
				const found = robustnessOf(sums, trialsOf(answer, region));
				rows.push(row([...key, ALL_SEGMENTS], sums, found));
				for (const [segment, part] of [...scopeOf(answer, region).segments].sort()) {
					rows.push(row([...key, segment], part));
				}
			}
		}
	}
	return machineCsv(HEADER, rows);
}
