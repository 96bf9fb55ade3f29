/** Coverage of the basins: its rate, and how many they are in each state. */
import * as FIGURES from '$lib/figures/made/coverage';
import { SOURCES } from '$lib/figures/sources';
import { date as longDate, euros, number } from '$lib/format';
import type { CoverageState } from '$lib/rules/coverage';
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
import { rowsBehind } from '../../rows/behind';
import { basinRows, idsColumn } from '../../rows/basins';
import { tellMade, tellOne, type Told } from '../tell';

/** Where and when basins and posts are counted; the place as a reader writes it. */
export interface CoveragePlace {
	where: string;
	date: IsoDate;
}

const LISTED = {
	why: 'La page Facilitateurs liste ces bassins un à un, avec leur état.',
	file: 'couverture',
};

/** What figures of the coverage at a date say. */
const covering = ({ where, date }: CoveragePlace) => ({
	place: `${where}, ${longDate(date)}`,
	source: `${SOURCES.circular}\u00a0: un facilitateur dans chaque bassin d’emploi concerné`,
	nothing: FIGURES.NO_BASIN,
	filters: [
		`Postes et couvertures en cours le ${longDate(date)}`,
		'Chaque bassin compte pour un, quels que soient sa population et ses achats',
		'Un bassin à cheval sur plusieurs régions est compté dans chacune, une seule fois pour la France',
	],
});

const postsColumn = idsColumn<BasinView>('posts', 'Postes', ({ posts }) => posts);

/** One end of the rate of basins: `low`, `high` or `partial`; null for another figure. */
export function explainRateEnd(
	at: CoveragePlace,
	rate: CoverageRate,
	basins: readonly BasinView[],
	key: string,
) {
	const partials = basins.filter(({ state }) => state === 'partiel').length;
	const rows = basinRows(basins, 'Une ligne par bassin, avec son état à cette date.', postsColumn);
	return tellMade({ ...covering(at), rows }, FIGURES.RATE_ENDS, key, { ...rate, partials });
}

const WEIGHTS: Readonly<Record<Weight, (weight: number) => string>> = {
	bassins: (weight) => number(weight),
	population: (weight) => `${number(weight)}\u00a0habitants`,
	assiette: (weight) => euros(weight, 2),
};

/** The interval of a rate of coverage, in basins or in what they weigh. */
function tellRate(shared: Told, of: Weight, rate: CoverageRate) {
	const write = WEIGHTS[of];
	return tellOne(shared, FIGURES.RATES[of], rangeText(rate), {
		covered: write(rate.covered),
		unknown: write(rate.unknown),
		all: write(rate.all),
		none: rate.all === 0,
	});
}

/** Where the rate of coverage of a scope comes from. */
export const explainCoverage = (at: CoveragePlace, rate: CoverageRate) =>
	tellRate({ ...covering(at), file: 'couverture' }, 'bassins', rate);

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
	const inhabitants = weight === 'population';
	const kept = inhabitants
		? 'Population des zones d’emploi\u00a0; un bassin sans population connue ne pèse rien'
		: `Assiette située dans un bassin, exercice ${year ?? 'inconnu'}\u00a0; un montant négatif ne pèse rien`;
	const weighed = inhabitants
		? countColumn('weight', 'Population', read)
		: figureColumn('base', read, 'weight');
	const { filters, ...shared } = covering(at);
	const rows = basinRows(basins, 'Une ligne par bassin.', weighed);
	return tellRate({ ...shared, filters: [...filters.slice(0, 1), kept], rows }, weight, rate);
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
	const { filters, place, nothing } = covering(at);
	const found = tellMade({ place, nothing }, FIGURES.RATE_ENDS, key, { ...rate, partials: 0 });
	return (
		found && {
			...found,
			label: `${found.label}, avec ${rank === 1 ? 'un poste' : `${number(rank)} postes`} de plus`,
			definition: `Une simulation\u00a0: la couverture une fois ce poste placé, et ceux qui le précèdent. Un poste couvre un bassin, et le rend dédié. ${FIGURES.UNKNOWN_BASIN}`,
			filters: [
				...filters,
				`Bassins servis d’abord\u00a0: ${criterion}\u00a0; à égalité, dans l’ordre des codes`,
			],
			rows: rowsBehind(
				NEXT_COLUMNS.filter((each) => each.key !== 'low' && each.key !== 'high'),
				rows.filter((row) => row.rank <= rank),
				'Une ligne par bassin servi jusqu’à ce poste. Les autres bassins gardent leur état.',
			),
		}
	);
}

/** The basins that the sentence on coverage counts, or how many they may be at most. */
export type BasinCount = keyof typeof FIGURES.BASIN_COUNTS;

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
	const keep = ({ state }: BasinView) =>
		which === 'all' ||
		(state === 'inconnu' ? which !== 'covered' : which !== 'unknown' && isCovered(state));
	const rows =
		basins && basinRows(basins.filter(keep), 'Une ligne par bassin compté.', postsColumn);
	const definition = FIGURES.BASIN_COUNT_IS;
	const shared = { ...covering(at), definition, ...(rows ? { rows } : LISTED) };
	const amounts = { covered, unknown, all, atMost: covered + unknown };
	return tellMade(shared, FIGURES.BASIN_COUNTS, which, amounts);
}

/** Basins in one state of coverage, where the page does not hold them. */
export const explainState = (at: CoveragePlace, state: CoverageState, basins: number) =>
	tellOne({ ...covering(at), ...LISTED }, FIGURES.IN_STATE, basins, { state });

/** Basins that touch several regions of an edition. */
export function explainStraddling(
	site: SiteData,
	basins: readonly BasinView[],
	edition: Edition,
	where: string,
) {
	const across = basins.filter(({ regions }) => regions[edition].length > 1);
	const regions = basinColumns(site, edition).filter(({ key }) => key === 'regions');
	const shared = {
		place: `${where}, régions de ${edition}`,
		source: 'Insee, zones d’emploi',
		filters: [`Zones d’emploi de l’édition ${site.info.edition_bassins}`],
		rows: basinRows(across, 'Une ligne par bassin.', ...regions),
	};
	return tellOne(shared, FIGURES.STRADDLING, across.length, {});
}
