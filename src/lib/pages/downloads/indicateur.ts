import { FIGURES, type FigureKind } from '$lib/figures/figures';
import { figureValue } from '$lib/figures/formula';
import { baseOf, scopeOf } from '$lib/rules/answer';
import { verdictOf } from '$lib/rules/bounds';
import type { BaseSums } from '$lib/rules/sums';
import { VERDICT_WORDS } from '$lib/rules/target';
import { robustnessOf, trialsOf, type Trial } from '$lib/rules/trials';
import type { PageSource } from '../source';
import { euroText, machineCsv, shareText } from './machineCsv';
import { everyScope } from './scopes';

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

function row(key: readonly (string | number)[], sums: BaseSums, trials: readonly Trial[] = []) {
	const { robust, sensitive } = robustnessOf(sums, trials);
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
	for await (const { key, region, answer } of everyScope(site)) {
		rows.push(row([...key, ALL_SEGMENTS], baseOf(answer, region), trialsOf(answer, region)));
		for (const [segment, sums] of [...scopeOf(answer, region).segments].sort())
			rows.push(row([...key, segment], sums));
	}
	return machineCsv(HEADER, rows);
}
