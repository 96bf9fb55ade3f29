/** A basin: what is spent in it, its posts, its structures, and the groups that it forms. */
import * as FIGURES from '$lib/figures/made/basins';
import { SOURCES } from '$lib/figures/sources';
import { date as longDate, list, number } from '$lib/format';
import type { BasinSegmentRow } from '$lib/queries/basins';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import type { BasinView } from '../../facilitators/basins';
import { basePerFte, yardstick, type NeighbourPool } from '../../facilitators/pooling';
import { populationWords } from '../../facilitators/population';
import { unlocatedShare, type SpendingYear } from '../../facilitators/spending';
import { column, eurosColumn, figureColumn, fteColumn } from '../../figureColumns';
import { basinFilters, WHOLE_BASIN } from '../../kept';
import { listedSegment, type SiteData } from '../../site';
import { rowsBehind } from '../../rows/behind';
import { basinRows } from '../../rows/basins';
import { segmentRows } from '../../rows/segments';
import { tellMade, tellOne } from '../tell';
import { postRows, sharedPostRows } from '../../rows/posts';

/** What State buyers spend in basins, by segment, and where to read it. */
export interface BasinSpending {
	/** Fiscal year of the spending; null: no line of the data names a basin. */
	year: number | null;
	/** Reads the spending of that year, every basin. */
	read: () => Promise<readonly BasinSegmentRow[]>;
}

/** The basins of a page at a date. */
export interface BasinsPlace {
	site: SiteData;
	date: IsoDate;
	/** All of them, whatever the page shows. */
	all: readonly BasinView[];
	/** Fiscal year of their spending; null: none. */
	year: number | null;
}

/** What was spent somewhere; what is left out or null is unknown. */
interface Spent extends Pick<BasinView, 'code' | 'label' | 'base'> {
	realised?: Cents | null;
	/** What is missing to the target, negative beyond it. */
	signedGap?: Cents | null;
}

/** `base`, `realised`, `share` or `gap` of a basin; null for another figure. */
export function explainBasinSpending(
	site: SiteData,
	{ code, label, base, realised = null, signedGap }: Spent,
	{ year, read }: BasinSpending,
	key: string,
) {
	if (year === null || base === null) return null;
	const done = realised ?? 0;
	const known = realised !== null && {
		realised: done,
		share: share(done, base),
		gap: signedGap ?? undefined,
	};
	const rows = async () =>
		segmentRows(
			(await read()).filter((row) => row.basin === code),
			column('segment', 'Segment', ({ segment }) => listedSegment(site, segment)),
			'Une ligne réunit les achats d’un segment dans le bassin. Les achats d’un bassin ne sont publiés que sommés\u00a0: leurs lignes une à une se lisent depuis l’assiette de la région.',
			'Aucun achat de l’assiette dans ce bassin.',
		);
	const [place, filters] = [`${label}, ${year}`, basinFilters(site, year)];
	const shared = { place, source: SOURCES.circular, filters, rows };
	return tellMade(shared, FIGURES.BASIN_SPENDING, key, { base, done, ...known });
}

/** A figure of a basin in a list; null where it has no origin. */
export function explainBasin(
	{ site, date, all, year }: BasinsPlace,
	basin: BasinView,
	read: BasinSpending['read'],
	key: string,
) {
	const { code, label, state, posts, fte } = basin;
	if (key === 'population') return explainPopulation(site, basin);
	if (!(key in FIGURES.BASIN_POSTS)) return explainBasinSpending(site, basin, { year, read }, key);
	if (state === 'inconnu') return null;
	const shared = posts.map(({ id, fte: whole }) => ({
		id,
		fte: whole,
		basins: all.filter((each) => each.posts.some((post) => post.id === id)).length,
	}));
	const rows = key === 'posts' ? postRows(posts) : sharedPostRows(shared, code);
	const filters = [
		`Postes et couvertures en cours le ${longDate(date)}, premier et dernier jour compris`,
		'Une date vide laisse la période ouverte\u00a0; un couple poste et bassin ne compte qu’une fois',
	];
	const amounts = { posts: posts.length, ids: posts.map(({ id }) => id), fte: fte ?? undefined };
	const place = `${label}, ${longDate(date)}`;
	return tellMade({ place, filters, rows }, FIGURES.BASIN_POSTS, key, { ...amounts, shared });
}

/** Structures of one family in a basin. */
export const explainBasinStructures = (
	{ label, code, structures }: Pick<BasinView, 'label' | 'code' | 'structures'>,
	year: number,
	family: 'insertion' | 'handicap',
) =>
	tellOne(
		{
			place: `${label}, ${year}`,
			filters: [
				`Registre des structures, exercice ${year}, quelle que soit la date choisie`,
				`Bassin ${code}, famille ${family}\u00a0; une inscription sans bassin n’est dans aucun`,
			],
			why: 'La page ne reçoit que leur nombre. La fiche de la région, «\u00a0L’offre d’insertion locale\u00a0», les donne par type et par bassin.',
		},
		FIGURES.BASIN_STRUCTURES,
		structures[family],
		{ family },
	);

/** Inhabitants of a basin; null where they are unknown. */
export function explainPopulation(
	{ info }: SiteData,
	{ label, population, populationYear }: Pick<BasinView, 'label' | 'population' | 'populationYear'>,
) {
	if (population === null) return null;
	const shared = {
		place: `${label}, zones d’emploi de ${info.edition_bassins}`,
		source: 'Insee, zones d’emploi',
		filters: [WHOLE_BASIN],
		why: 'Aucune ligne derrière ce chiffre\u00a0: il est repris tel quel d’une table de référence, sans calcul.',
	};
	return tellOne(shared, FIGURES.POPULATION, `${number(population)}\u00a0habitants`, {
		source: populationWords(populationYear),
	});
}

/** Part of the base that lies in no known basin. */
export function explainUnlocated(site: SiteData, spending: SpendingYear) {
	const { year, unlocated, total } = spending;
	const rows = rowsBehind(
		[column('label', 'Part de l’assiette'), eurosColumn('base', 'Montant')],
		[
			{ label: 'Située dans un bassin', base: total.base - unlocated.base },
			{ label: 'Non localisée', base: unlocated.base },
			{ label: 'Assiette', base: total.base },
		],
	);
	// The rule on basins left out is what this figure measures.
	const filters = basinFilters(site, year).slice(0, 3);
	return tellOne(
		{ place: `France entière, ${year}`, filters, rows },
		FIGURES.UNLOCATED,
		unlocatedShare(spending),
		{ unlocated: unlocated.base, total: total.base },
	);
}

/** The spending that one FTE follows; null where it cannot be computed. */
export function explainPerFte({ site, all, date, year }: BasinsPlace) {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const { basins, fte, base } = yardstick(all);
	const time = fteColumn<BasinView>('ETP du bassin', (basin) => basin.fte);
	const shared = {
		place: `France entière, ${longDate(date)}`,
		filters: [
			`Bassins couverts le ${longDate(date)}, dont l’ETP et l’assiette sont connus, toute la France`,
			...basinFilters(site, year),
		],
		rows: basinRows(basins, 'Une ligne par bassin couvert.', time, figureColumn('base')),
	};
	return tellOne(shared, FIGURES.PER_FTE, perFte, { base, fte, basins: basins.length });
}

/** A group of neighbouring basins: its `base`, or its `workload` in FTE; null where it has none. */
export function explainNeighbours(
	{ site, all, date, year }: BasinsPlace,
	{ basins, ...pool }: NeighbourPool,
	key: string,
) {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const bases = basins.map((basin) => basin.base ?? 0);
	const owed = bases.reduce((sum, each) => sum + Math.max(0, each), 0);
	const shared = {
		place: `${list(basins.map(({ label }) => label))}, ${longDate(date)}`,
		filters: [
			'Bassins voisins, déclarés sans facilitateur, chacun de moins d’un ETP à ce repère',
			...basinFilters(site, year),
		],
		rows: basinRows(basins, 'Une ligne par bassin du groupe.', figureColumn('base')),
	};
	return tellMade(shared, FIGURES.NEIGHBOURS, key, { ...pool, bases, owed, perFte });
}
