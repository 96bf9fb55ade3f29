import { FIGURES, type FigureKind } from '$lib/figures/figures';
import { figureValue } from '$lib/figures/formula';
import { baseOf, scopeOf } from '$lib/rules/answer';
import { queryRegions } from '$lib/queries/reference';
import { verdictOf } from '$lib/rules/bounds';
import type { BaseSums } from '$lib/rules/sums';
import { VERDICT_WORDS } from '$lib/rules/target';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { robustnessOf, trialsOf, type Robustness } from '$lib/rules/trials';
import type { PageSource } from '../source';
import { euroText, machineCsv, shareText } from './machineCsv';

/** The figures of the file, in its order. */
const KINDS = [
	'base',
	'org',
	'hours',
	'hoursCautious',
	'hoursGenerous',
	'realised',
	'clause',
	'unidentified',
	'share',
	'low',
	'high',
	'gap',
] as const satisfies readonly FigureKind[];

const HEADER = [
	'exercice',
	'edition_regions',
	'region',
	'segment',
	...KINDS.map((kind) => FIGURES[kind].download),
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
	const cells = KINDS.map((kind) => {
		const value = figureValue(kind, { sums, ledger: null });
		if (FIGURES[kind].unit === 'share') return shareText(value);
		return value === null ? '' : euroText(value);
	});
	const tried = [robust === null ? '' : String(robust), sensitive.join(' ')];
	return [...key, ...cells, VERDICT_WORDS[verdictOf(sums)], ...tried];
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
