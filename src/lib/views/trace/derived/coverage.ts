import { date as longDate, euros, number } from '$lib/format';
import type { CoverageRate } from '$lib/rules/coverage-rate';
import type { IsoDate } from '$lib/rules/dates';
import type { Column } from '$lib/ui/column';
import type { BasinView } from '../../facilitators/basins';
import { rangeText } from '../../facilitators/findings';
import type { NextRow } from '../../facilitators/next';
import { weightOf, type Weight } from '../../facilitators/rates';
import { NEXT_COLUMNS, stateColumn } from '../../facilitators/tables';
import { SOURCES, type Explanation } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { fine } from './made';

const SOURCE = `${SOURCES.circular}\u00a0: un facilitateur dans chaque bassin d’emploi concerné`;

const UNKNOWN =
	'Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: il n’est que dans la part haute.';

/** The words of one end of a rate. */
const ENDS = {
	low: {
		label: 'Bassins couverts',
		definition: `La part des bassins qui ont un facilitateur, dédié, partagé ou partiel. ${UNKNOWN}`,
		words: 'couverts ÷ bassins',
	},
	high: {
		label: 'Bassins couverts ou inconnus',
		definition: `La part des bassins qui ont, ou pourraient avoir, un facilitateur. ${UNKNOWN}`,
		words: '(couverts + inconnus) ÷ bassins',
	},
	partial: {
		label: 'Dont couverture partielle',
		definition:
			'La part des bassins dont la meilleure couverture en cours est partielle. Ils sont comptés parmi les couverts.',
		words: 'partiels ÷ bassins',
	},
} as const;

export type RateEnd = keyof typeof ENDS;

const isEnd = (key: string): key is RateEnd => key in ENDS;

const countOf = (basins: readonly Pick<BasinView, 'state'>[], ...states: BasinView['state'][]) =>
	basins.filter(({ state }) => states.includes(state)).length;

function endNumbers(
	end: RateEnd,
	{ covered, unknown, all }: CoverageRate,
	partial: number,
): string {
	if (all === 0) return 'Aucun bassin\u00a0: rien à diviser.';
	if (end === 'partial') return `${number(partial)} ÷ ${number(all)}`;
	return end === 'low'
		? `${number(covered)} ÷ ${number(all)}`
		: `(${number(covered)} + ${number(unknown)}) ÷ ${number(all)}`;
}

/** A basin with its state and its posts. */
export const BASIN_COLUMNS: readonly Column<BasinView>[] = [
	{ key: 'label', label: 'Bassin' },
	{ key: 'code', label: 'Code' },
	stateColumn('state', 'État', ({ state }) => state),
	{
		key: 'posts',
		label: 'Postes',
		value: ({ posts }) => posts.map(({ id }) => id).join(', ') || null,
		absence: 'notApplicable',
	},
];

const filtersAt = (date: IsoDate) => [
	`Postes et couvertures en cours le ${longDate(date)}`,
	'Chaque bassin compte pour un, quels que soient sa population et ses achats',
	'Un bassin à cheval sur plusieurs régions est compté dans chacune, une seule fois pour la France',
];

/**
 * One end of the rate of coverage at a date: `low`, `high` or `partial`; null for another figure.
 * @param basins those of the place at the date
 */
export function explainRateEnd(
	key: string,
	rate: CoverageRate,
	basins: readonly BasinView[],
	date: IsoDate,
	where: string,
): Origin | null {
	if (!isEnd(key)) return null;
	const { label, definition, words } = ENDS[key];
	const numbers = endNumbers(key, rate, countOf(basins, 'partiel'));
	return {
		explanation: {
			label,
			place: `${where}, ${longDate(date)}`,
			value: fine(rate[key]),
			definition,
			source: SOURCE,
			formula: { words, numbers, result: fine(rate[key]) },
			filters: filtersAt(date),
		},
		rows: rowsBehind(BASIN_COLUMNS, basins, {
			note: 'Une ligne par bassin, avec son état à cette date.',
		}),
	};
}

const WEIGHT_TEXT: Readonly<Record<Weight, { of: string; unit: (weight: number) => string }>> = {
	bassins: { of: 'bassins', unit: (weight) => number(weight) },
	population: { of: 'population', unit: (weight) => `${number(weight)}\u00a0habitants` },
	assiette: { of: 'assiette', unit: (weight) => euros(weight, 2) },
};

/** The rate of coverage where basins weigh their population or their spending. */
export function explainWeighedRate(
	weight: Weight,
	rate: CoverageRate,
	basins: readonly BasinView[],
	date: IsoDate,
	where: string,
	year: number | null,
): Origin {
	const { of, unit } = WEIGHT_TEXT[weight];
	const { covered, unknown, all } = rate;
	const value = rangeText(rate);
	const explanation: Explanation = {
		label: `Couverture en ${of}`,
		place: `${where}, ${longDate(date)}`,
		value,
		definition: `Ce que les bassins couverts font de toute la ${weight === 'population' ? 'population' : 'dépense située de l’assiette'}. Les bassins inconnus peuvent être couverts\u00a0: la part est un intervalle.`,
		source: SOURCE,
		formula: {
			words: `de ${of} des couverts ÷ ${of} à (couverts + inconnus) ÷ ${of}`,
			numbers:
				all === 0
					? 'Rien à diviser.'
					: `de ${unit(covered)} ÷ ${unit(all)} à (${unit(covered)} + ${unit(unknown)}) ÷ ${unit(all)}`,
			result: value,
		},
		filters: [
			`Postes et couvertures en cours le ${longDate(date)}`,
			weight === 'population'
				? 'Population des zones d’emploi\u00a0; un bassin sans population connue ne pèse rien'
				: `Assiette située dans un bassin, exercice ${year ?? 'inconnu'}\u00a0; un montant négatif ne pèse rien`,
		],
	};
	const columns: readonly Column<BasinView>[] = [
		...BASIN_COLUMNS.filter(({ key }) => key !== 'posts'),
		{
			key: 'weight',
			label: weight === 'population' ? 'Population' : 'Assiette',
			align: 'end',
			value: (basin) => weightOf(basin, weight),
			format: (cents) => unit(Number(cents)),
			exportValue: (basin) => {
				const found = weightOf(basin, weight);
				return found === null || weight !== 'assiette' ? found : found / 100;
			},
		},
	];
	return { explanation, rows: rowsBehind(columns, basins, { note: 'Une ligne par bassin.' }) };
}

/** The rate that one of the next posts brings: `low` or `high`; null for another figure. */
export function explainNext(
	{ rank, rate }: NextRow,
	rows: readonly NextRow[],
	date: IsoDate,
	where: string,
	criterion: string,
	key: string,
): Origin | null {
	if (key !== 'low' && key !== 'high') return null;
	const { label, words } = ENDS[key];
	return {
		explanation: {
			label: `${label}, avec ${rank === 1 ? 'un poste' : `${number(rank)} postes`} de plus`,
			place: `${where}, ${longDate(date)}`,
			value: fine(rate[key]),
			definition: `Une simulation\u00a0: la couverture une fois ce poste placé, et ceux qui le précèdent. Un poste couvre un bassin, et le rend dédié. ${UNKNOWN}`,
			source: SOURCES.ours,
			formula: { words, numbers: endNumbers(key, rate, 0), result: fine(rate[key]) },
			filters: [
				...filtersAt(date),
				`Bassins servis d’abord\u00a0: ${criterion}\u00a0; à égalité, dans l’ordre des codes`,
			],
		},
		rows: rowsBehind(
			NEXT_COLUMNS.filter((column) => column.key !== 'low' && column.key !== 'high'),
			rows.filter((row) => row.rank <= rank),
			{
				note: 'Une ligne par bassin servi jusqu’à ce poste. Les autres bassins gardent leur état.',
			},
		),
	};
}
