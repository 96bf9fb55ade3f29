/** Coverage of the basins: its rate, and how many they are in each state. */
import { SOURCES } from '$lib/figures/sources';
import { date as longDate, euros, number } from '$lib/format';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import { isCovered, type CoverageRate } from '$lib/rules/coverage-rate';
import type { IsoDate } from '$lib/rules/dates';
import type { Edition } from '$lib/rules/territory';
import type { BasinView } from '../../facilitators/basins';
import type { CoverageBriefData } from '../../facilitators/brief';
import { rangeText } from '../../facilitators/findings';
import type { NextRow } from '../../facilitators/next';
import { weightOf, type Weight } from '../../facilitators/rates';
import { NEXT_COLUMNS } from '../../facilitators/tables';
import { column, countColumn, figureColumn } from '../../figureColumns';
import { regionLabel, type SiteData } from '../../site';
import { card, tell } from '../card';
import { rowsBehind, type Origin } from '../origin';
import { basinRows, idsColumn } from '../rows';

const SOURCE = `${SOURCES.circular}\u00a0: un facilitateur dans chaque bassin d’emploi concerné`;
const UNKNOWN =
	'Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: il n’est que dans la part haute.';
const NOTHING = 'Aucun bassin\u00a0: rien à diviser.';

export type RateEnd = 'low' | 'high' | 'partial';

/** One end of a rate, with its basins. */
function endCard(end: RateEnd, rate: CoverageRate, partial: number) {
	const [covered, unknown, all] = [rate.covered, rate.unknown, rate.all].map((n) => number(n));
	const cards = {
		low: card(rate.low, 'share')`Bassins couverts
			= {couverts ${covered ?? ''}} ÷ {bassins ${all ?? ''}}
			La part des bassins qui ont un facilitateur, dédié, partagé ou partiel. ${UNKNOWN}`,
		high: card(rate.high, 'share')`Bassins couverts ou inconnus
			= ({couverts ${covered ?? ''}} + {inconnus ${unknown ?? ''}}) ÷ {bassins ${all ?? ''}}
			La part des bassins qui ont, ou pourraient avoir, un facilitateur. ${UNKNOWN}`,
		partial: card(rate.partial, 'share')`Dont couverture partielle
			= {partiels ${number(partial)}} ÷ {bassins ${all ?? ''}}
			La part des bassins dont la meilleure couverture en cours est partielle. Ils sont comptés parmi les couverts.`,
	};
	return { ...cards[end], nothing: NOTHING };
}

const currentAt = (date: IsoDate) => `Postes et couvertures en cours le ${longDate(date)}`;

/** What figures of the coverage at a date say. */
const covering = (where: string, date: IsoDate) => ({
	place: `${where}, ${longDate(date)}`,
	source: SOURCE,
	filters: [
		currentAt(date),
		'Chaque bassin compte pour un, quels que soient sa population et ses achats',
		'Un bassin à cheval sur plusieurs régions est compté dans chacune, une seule fois pour la France',
	],
});

const postsColumn = idsColumn<BasinView>('posts', 'Postes', ({ posts }) => posts);

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
	if (key !== 'low' && key !== 'high' && key !== 'partial') return null;
	const partial = basins.filter(({ state }) => state === 'partiel').length;
	const rows = basinRows(basins, 'Une ligne par bassin, avec son état à cette date.', postsColumn);
	return tell({ ...covering(where, date), rows }, endCard(key, rate, partial));
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
	const numbers =
		rate.all === 0 ? NOTHING : `de ${covered} ÷ ${all} à (${covered} + ${unknown}) ÷ ${all}`;
	return card(rangeText(rate))`${label}
		= de ${part}couverts ÷ ${of} à (couverts + inconnus) ÷ ${of} = ${numbers}`;
}

/** Where the rate of coverage of a scope comes from; `place` as a reader writes it. */
export function explainCoverage(
	{ rate, date }: Pick<CoverageBriefData, 'rate' | 'date'>,
	place: string,
) {
	const definition =
		'La part des bassins d’emploi qui ont un facilitateur, dédié, partagé ou partiel. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: la part est donc un intervalle.';
	return tell(
		{ ...covering(place, date), definition, file: 'couverture' },
		rangeCard('Bassins couverts', 'bassins', rate),
	);
}

/** The rate of coverage where basins weigh their population or their spending. */
export function explainWeighedRate(
	weight: Weight,
	rate: CoverageRate,
	basins: readonly BasinView[],
	date: IsoDate,
	where: string,
	year: number | null,
): Origin {
	const people = weight === 'population';
	const read = (basin: BasinView) => weightOf(basin, weight);
	const weighed = people
		? countColumn('weight', 'Population', read)
		: figureColumn('base', read, 'weight');
	const shared = {
		place: `${where}, ${longDate(date)}`,
		source: SOURCE,
		definition: `Ce que les bassins couverts font de toute la ${people ? 'population' : 'dépense située de l’assiette'}. Les bassins inconnus peuvent être couverts\u00a0: la part est un intervalle.`,
		filters: [
			currentAt(date),
			people
				? 'Population des zones d’emploi\u00a0; un bassin sans population connue ne pèse rien'
				: `Assiette située dans un bassin, exercice ${year ?? 'inconnu'}\u00a0; un montant négatif ne pèse rien`,
		],
		rows: basinRows(basins, 'Une ligne par bassin.', weighed),
	};
	return tell(shared, rangeCard(`Couverture en ${weight}`, weight, rate));
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
	const { place, filters } = covering(where, date);
	const own = endCard(key, rate, 0);
	return tell(
		{ place },
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

const LISTED = {
	why: 'La page Facilitateurs liste ces bassins un à un, avec leur état.',
	file: 'couverture',
};

/**
 * How many basins have, may have, or miss a facilitator.
 * @param basins those of the place; null: the page does not hold them
 */
export function explainBasinCount(
	which: BasinCount,
	{ covered, unknown, all }: Pick<CoverageRate, 'covered' | 'unknown' | 'all'>,
	basins: readonly BasinView[] | null,
	date: IsoDate,
	where: string,
): Origin {
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
	const shared = {
		...covering(where, date),
		source: SOURCES.circular,
		definition:
			'Les bassins d’emploi d’après leur meilleure couverture à cette date. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert.',
	};
	const held = basins && {
		rows: basinRows(basins.filter(keep), 'Une ligne par bassin compté.', postsColumn),
	};
	return tell({ ...shared, ...(held ?? LISTED) }, cards[which]);
}

/** Basins in one state of coverage, where the page does not hold them. */
export function explainState(state: CoverageState, basins: number, date: IsoDate, where: string) {
	return tell(
		{
			place: `${where}, ${longDate(date)}`,
			source: SOURCES.circular,
			filters: [currentAt(date)],
			...LISTED,
		},
		card(basins, 'bassin')`Bassins\u00a0: ${COVERAGE_WORDS[state]} = nombre de bassins dans cet état
			L’état d’un bassin est celui de sa meilleure couverture en cours\u00a0: dédiée, partagée entre bassins, partielle\u00a0; sans aucune, ce qu’une déclaration en dit, ou rien.`,
	);
}

/** Basins that touch several regions of an edition. */
export function explainStraddling(
	site: SiteData,
	basins: readonly BasinView[],
	edition: Edition,
	where: string,
): Origin {
	const across = basins.filter(({ regions }) => regions[edition].length > 1);
	const regions = column<BasinView>('regions', 'Régions', (basin) =>
		basin.regions[edition].map((code) => regionLabel(site, edition, code)).join(', '),
	);
	return tell(
		{
			place: `${where}, régions de ${edition}`,
			source: 'Insee, zones d’emploi',
			filters: [`Zones d’emploi de l’édition ${site.info.edition_bassins}`],
			rows: basinRows(across, 'Une ligne par bassin.', regions),
		},
		card(across.length, 'bassin')`Bassins à cheval sur plusieurs régions
			= nombre de bassins de plus d’une région
			Les zones d’emploi qui touchent plusieurs régions. Chacune compte une fois pour la France, et dans chaque région touchée.`,
	);
}
