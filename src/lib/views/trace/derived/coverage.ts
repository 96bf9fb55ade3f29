/** Coverage of the basins: its rate, and how many they are in each state. */
import { SOURCES } from '$lib/figures/sources';
import { date as longDate, euros, number } from '$lib/format';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import { isCovered, type CoverageRate } from '$lib/rules/coverageRate';
import type { IsoDate } from '$lib/rules/dates';
import type { Edition } from '$lib/rules/territory';
import type { BasinView } from '../../facilitators/basins';
import { rangeText } from '../../facilitators/coverageFindings';
import type { NextRow } from '../../facilitators/next';
import { weightOf, type Weight } from '../../facilitators/rates';
import { basinColumns, NEXT_COLUMNS } from '../../facilitators/tables';
import { countColumn, figureColumn } from '../../figureColumns';
import type { SiteData } from '../../site';
import { card, tell, tellOne } from '../card';
import { rowsBehind } from '../origin';
import { basinRows, idsColumn } from '../rows';

/** Where and when basins and posts are counted; the place as a reader writes it. */
export interface CoveragePlace {
	where: string;
	date: IsoDate;
}

const UNKNOWN =
	'Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: il n’est que dans la part haute.';
const NOTHING = 'Aucun bassin\u00a0: rien à diviser.';
const LISTED = {
	why: 'La page Facilitateurs liste ces bassins un à un, avec leur état.',
	file: 'couverture',
};

/** What figures of the coverage at a date say. */
const covering = ({ where, date }: CoveragePlace) => ({
	place: `${where}, ${longDate(date)}`,
	source: `${SOURCES.circular}\u00a0: un facilitateur dans chaque bassin d’emploi concerné`,
	nothing: NOTHING,
	filters: [
		`Postes et couvertures en cours le ${longDate(date)}`,
		'Chaque bassin compte pour un, quels que soient sa population et ses achats',
		'Un bassin à cheval sur plusieurs régions est compté dans chacune, une seule fois pour la France',
	],
});

/** The ends of a rate. */
function endCards(rate: CoverageRate, partial: number) {
	const covered = number(rate.covered);
	const unknown = number(rate.unknown);
	const all = number(rate.all);
	return {
		low: card(rate.low, 'share')`Bassins couverts = {couverts ${covered}} ÷ {bassins ${all}}
			La part des bassins qui ont un facilitateur, dédié, partagé ou partiel. ${UNKNOWN}`,
		high: card(rate.high, 'share')`Bassins couverts ou inconnus
			= ({couverts ${covered}} + {inconnus ${unknown}}) ÷ {bassins ${all}}
			La part des bassins qui ont, ou pourraient avoir, un facilitateur. ${UNKNOWN}`,
		partial: card(rate.partial, 'share')`Dont couverture partielle
			= {partiels ${number(partial)}} ÷ {bassins ${all}}
			La part des bassins dont la meilleure couverture en cours est partielle. Ils sont comptés parmi les couverts.`,
	};
}

const postsColumn = idsColumn<BasinView>('posts', 'Postes', ({ posts }) => posts);

/** One end of the rate of basins: `low`, `high` or `partial`; null for another figure. */
export function explainRateEnd(
	at: CoveragePlace,
	rate: CoverageRate,
	basins: readonly BasinView[],
	key: string,
) {
	const partial = basins.filter(({ state }) => state === 'partiel').length;
	const rows = basinRows(basins, 'Une ligne par bassin, avec son état à cette date.', postsColumn);
	return tellOne({ ...covering(at), rows }, endCards(rate, partial), key);
}

const WEIGHTS: Readonly<Record<Weight, (weight: number) => string>> = {
	bassins: (weight) => number(weight),
	population: (weight) => `${number(weight)}\u00a0habitants`,
	assiette: (weight) => euros(weight, 2),
};

/** The interval of a rate of coverage, in basins or in what they weigh. */
function rangeCard(label: string, of: Weight, rate: CoverageRate) {
	const part = of === 'bassins' ? '' : `${of} des `;
	const [covered, unknown, all] = [rate.covered, rate.unknown, rate.all].map(WEIGHTS[of]);
	return card(rangeText(rate))`${label}
		= de ${part}couverts ÷ ${of} à (couverts + inconnus) ÷ ${of}
		= ${rate.all === 0 ? NOTHING : `de ${covered} ÷ ${all} à (${covered} + ${unknown}) ÷ ${all}`}
		La part des bassins d’emploi qui ont un facilitateur, dédié, partagé ou partiel${of === 'bassins' ? '' : `, dans toute la ${of === 'population' ? 'population' : 'dépense située de l’assiette'}`}. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: la part est donc un intervalle.`;
}

/** Where the rate of coverage of a scope comes from. */
export const explainCoverage = (at: CoveragePlace, rate: CoverageRate) =>
	tell({ ...covering(at), file: 'couverture' }, rangeCard('Bassins couverts', 'bassins', rate));

/**
 * The rate of coverage where basins weigh their population or their spending.
 * @param year of the spending; null: none
 */
export function explainWeighedRate(
	at: CoveragePlace,
	weight: Exclude<Weight, 'bassins'>,
	rate: CoverageRate,
	basins: readonly BasinView[],
	year: number | null,
) {
	const read = (basin: BasinView) => weightOf(basin, weight);
	const [weighed, kept] =
		weight === 'population'
			? ([
					countColumn('weight', 'Population', read),
					'Population des zones d’emploi\u00a0; un bassin sans population connue ne pèse rien',
				] as const)
			: ([
					figureColumn('base', read, 'weight'),
					`Assiette située dans un bassin, exercice ${year ?? 'inconnu'}\u00a0; un montant négatif ne pèse rien`,
				] as const);
	const { filters, ...shared } = covering(at);
	return tell(
		{
			...shared,
			filters: [...filters.slice(0, 1), kept],
			rows: basinRows(basins, 'Une ligne par bassin.', weighed),
		},
		rangeCard(`Couverture en ${weight}`, weight, rate),
	);
}

/** The rate that one of the next posts brings: `low` or `high`; null for another figure. */
export function explainNext(
	at: CoveragePlace,
	{ rank, rate }: NextRow,
	rows: readonly NextRow[],
	criterion: string,
	key: string,
) {
	if (key !== 'low' && key !== 'high') return null;
	const own = endCards(rate, 0)[key];
	const { filters, place, nothing } = covering(at);
	return tell(
		{ place, nothing },
		{
			...own,
			label: `${own.label}, avec ${rank === 1 ? 'un poste' : `${number(rank)} postes`} de plus`,
			definition: `Une simulation\u00a0: la couverture une fois ce poste placé, et ceux qui le précèdent. Un poste couvre un bassin, et le rend dédié. ${UNKNOWN}`,
			filters: [
				...filters,
				`Bassins servis d’abord\u00a0: ${criterion}\u00a0; à égalité, dans l’ordre des codes`,
			],
			rows: rowsBehind(
				NEXT_COLUMNS.filter((each) => each.key !== 'low' && each.key !== 'high'),
				rows.filter((row) => row.rank <= rank),
				'Une ligne par bassin servi jusqu’à ce poste. Les autres bassins gardent leur état.',
			),
		},
	);
}

/** The basins that the sentence on coverage counts, or how many they may be at most. */
export type BasinCount = 'covered' | 'all' | 'atMost' | 'unknown';

/**
 * How many basins have, may have, or miss a facilitator.
 * @param basins those of the place; null: the page does not hold them
 */
export function explainBasinCount(
	at: CoveragePlace,
	which: BasinCount,
	{ covered, unknown, all }: Pick<CoverageRate, 'covered' | 'unknown' | 'all'>,
	basins: readonly BasinView[] | null,
) {
	const cards = {
		covered: card(covered, 'bassin')`Bassins qui ont un facilitateur
			= nombre de bassins dédiés, partagés ou partiels`,
		all: card(all, 'bassin')`Bassins = nombre de bassins`,
		atMost: card(covered + unknown, number)`Bassins qui ont, ou pourraient avoir, un facilitateur
			= {bassins couverts ${number(covered)}} + {bassins inconnus ${number(unknown)}}`,
		unknown: card(unknown, 'bassin')`Bassins sans déclaration
			= nombre de bassins dont ni un poste ni une déclaration ne parle`,
	};
	const keep = ({ state }: BasinView) =>
		which === 'all' ||
		(state === 'inconnu' ? which !== 'covered' : which !== 'unknown' && isCovered(state));
	const definition =
		'Les bassins d’emploi d’après leur meilleure couverture à cette date. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert.';
	const rows =
		basins && basinRows(basins.filter(keep), 'Une ligne par bassin compté.', postsColumn);
	return tell({ ...covering(at), definition, ...(rows ? { rows } : LISTED) }, cards[which]);
}

/** Basins in one state of coverage, where the page does not hold them. */
export const explainState = (at: CoveragePlace, state: CoverageState, basins: number) =>
	tell(
		{ ...covering(at), ...LISTED },
		card(basins, 'bassin')`Bassins\u00a0: ${COVERAGE_WORDS[state]} = nombre de bassins dans cet état
			L’état d’un bassin est celui de sa meilleure couverture en cours\u00a0: dédiée, partagée entre bassins, partielle\u00a0; sans aucune, ce qu’une déclaration en dit, ou rien.`,
	);

/** Basins that touch several regions of an edition. */
export function explainStraddling(
	site: SiteData,
	basins: readonly BasinView[],
	edition: Edition,
	where: string,
) {
	const across = basins.filter(({ regions }) => regions[edition].length > 1);
	const regions = basinColumns(site, edition).filter(({ key }) => key === 'regions');
	return tell(
		{
			place: `${where}, régions de ${edition}`,
			source: 'Insee, zones d’emploi',
			filters: [`Zones d’emploi de l’édition ${site.info.edition_bassins}`],
			rows: basinRows(across, 'Une ligne par bassin.', ...regions),
		},
		card(across.length, 'bassin')`Bassins à cheval sur plusieurs régions
			= nombre de bassins de plus d’une région
			Les zones d’emploi qui touchent plusieurs régions. Chacune compte une fois pour la France, et dans chaque région touchée.`,
	);
}
