/** Columns of the tables of coverage, on screen and in exports. Money is cents, exported in euros. */
import { eurosShort, list, number, percent } from '$lib/format';
import { FIGURES } from '$lib/figures/figures';
import type { SiteData } from '$lib/views/site';
import { regionLabel, listedSegment } from '$lib/views/site';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import type { HostCoverage } from '$lib/rules/hostCoverage';
import type { Edition } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { column, countColumn, dateColumn, shareColumn } from '../figureColumns';
import type { BasinView } from './basins';
import type { BriefBasin } from './brief';
import type { CoveragePost, PoolView } from './coverageData';
import type { LoadRow } from './postLoads';
import { FUNDING_WORDS, KIND_WORDS, wordOf, type FundingRow } from './network';
import type { NextRow } from './next';
import type { NeighbourPool } from './pooling';
import type { PrefectRow } from './prefects';
import { STATES } from './rates';
import type { RiskRow } from './risk';
import type { CoveragePoint } from './trend';

const EUROS = 2;

type Money<Row> = (row: Row) => number | null;

/** A column of cents, short on screen and in euros to the cent in exports. */
function money<Row>(key: string, label: string, value: Money<Row>): Column<Row> {
	return {
		key,
		label,
		align: 'end',
		value,
		format: (cents) => eurosShort(Number(cents)),
		exportValue: (row) => {
			const cents = value(row);
			return cents === null ? null : cents / 100;
		},
		exportDigits: EUROS,
	};
}

/** A column of states: words on screen, kept on one line, and in exports; the legend's order. */
export function stateColumn<Row>(
	key: string,
	label: string,
	state: (row: Row) => CoverageState,
): Column<Row> {
	return {
		key,
		label,
		value: (row) => COVERAGE_WORDS[state(row)],
		format: (word) => String(word).replaceAll(' ', '\u00a0'),
		sortValue: (row) => [...STATES, 'perdu'].indexOf(state(row)),
	};
}

/** The basins of a brief without a sure facilitator, with what the State spends there. */
export const BRIEF_BASIN_COLUMNS: readonly Column<BriefBasin>[] = [
	{ key: 'label', label: 'Bassin' },
	stateColumn('state', 'État', ({ state }) => state),
	{ key: 'population', label: 'Population', align: 'end' },
	money('base', FIGURES.base.label, ({ base }) => base),
];

const DECISION_WORDS = { pertinent: 'pertinent', refuse: 'refusé' } as const;

/** The list of basins. */
export function basinColumns(site: SiteData, edition: Edition): Column<BasinView>[] {
	return [
		{ key: 'label', label: 'Bassin' },
		{ key: 'code', label: 'Code', sortable: false },
		column(
			'regions',
			'Région',
			({ regions }) =>
				regions[edition].map((code) => regionLabel(site, edition, code)).join(', ') || null,
		),
		{ ...stateColumn('state', 'État', ({ state }) => state), decisive: true },
		column('posts', 'Postes', ({ state, posts }) => (state === 'inconnu' ? null : posts.length), {
			align: 'end',
			absence: 'unknown',
		}),
		{
			key: 'fte',
			label: 'ETP',
			align: 'end',
			format: (fte) => number(Number(fte), 2),
			absence: 'unknown',
			exportDigits: 4,
		},
		{ key: 'population', label: 'Population', align: 'end' },
		money('base', FIGURES.base.label, ({ base }) => base),
		{
			...money<BasinView>('gap', FIGURES.signedGap.label, ({ signedGap }) => signedGap),
			absence: ({ base }) => (base === null ? 'noData' : 'notComputable'),
		},
		column(
			'decision',
			'Décision du préfet',
			({ decision }) => decision && DECISION_WORDS[decision],
			{ absence: 'noData' },
		),
	];
}

/** Basins that change once posts have ended. */
export const RISK_COLUMNS: readonly Column<RiskRow>[] = [
	{ key: 'label', label: 'Bassin' },
	stateColumn('before', 'Aujourd’hui', ({ before }) => before),
	stateColumn('state', 'Ensuite', ({ state }) => state),
	{ key: 'ending', label: 'Postes finis', align: 'end', value: ({ ending }) => ending.length },
	{ key: 'endingEsf', label: 'dont FSE', align: 'end' },
	dateColumn(
		'last',
		'Dernière fin',
		({ ending }) =>
			ending
				.map(({ end }) => end ?? '')
				.sort()
				.at(-1) || null,
	),
	money('base', 'Assiette exposée', ({ base }) => base),
];

/** Where the next posts go. */
export const NEXT_COLUMNS: readonly Column<NextRow>[] = [
	{ key: 'rank', label: 'Rang', align: 'end' },
	{
		key: 'label',
		label: 'Bassin',
		value: ({ view, refused }) => (refused ? `${view.label} (refusé par le préfet)` : view.label),
	},
	stateColumn('state', 'État', ({ view }) => view.state),
	money('base', FIGURES.base.label, ({ view }) => view.base),
	countColumn('population', 'Population', ({ view }) => view.population),
	{
		...money<NextRow>('gap', FIGURES.signedGap.label, ({ view }) => view.signedGap),
		absence: ({ view }) => (view.base === null ? 'noData' : 'notComputable'),
	},
	{
		key: 'low',
		label: 'Couverture basse',
		align: 'end',
		value: ({ rate }) => rate.low,
		format: (share) => percent(Number(share)),
		absence: 'notComputable',
		exportDigits: 6,
		exportAs: 'share',
	},
	{
		key: 'high',
		label: 'Couverture haute',
		align: 'end',
		value: ({ rate }) => rate.high,
		format: (share) => percent(Number(share)),
		absence: 'notComputable',
		exportDigits: 6,
		exportAs: 'share',
	},
];

/** The work of each post. */
export const LOAD_COLUMNS: readonly Column<LoadRow>[] = [
	{ key: 'id', label: 'Poste', value: ({ post }) => post.id },
	column('host', 'Porteur', ({ post }) => post.hostName ?? wordOf(KIND_WORDS, post.kind)),
	column('basins', 'Bassins', ({ basins }) => basins.map(({ label }) => label).join(', ')),
	column('fte', 'ETP', ({ post }) => post.fte, {
		align: 'end',
		format: (fte) => number(Number(fte), 2),
	}),
	{
		key: 'hoursPerFte',
		label: 'Heures d’insertion par ETP',
		align: 'end',
		format: (hours) => number(Number(hours)),
		exportDigits: 1,
	},
	{
		key: 'contractsPerFte',
		label: 'Marchés par ETP',
		align: 'end',
		format: (contracts) => number(Number(contracts), 1),
		exportDigits: 1,
	},
	column('funding', 'Financement', ({ post }) => wordOf(FUNDING_WORDS, post.funding)),
	dateColumn('start', 'Début', ({ post }) => post.start),
	{ ...dateColumn<LoadRow>('end', 'Fin', ({ post }) => post.end), absence: 'notApplicable' },
];

/** Coverage by quarter. */
export const COVERAGE_TREND_COLUMNS: readonly Column<CoveragePoint>[] = [
	dateColumn('date', 'Date', ({ date }) => date),
	shareColumn('low', 'Couverts'),
	shareColumn('high', 'Couverts ou inconnus'),
	shareColumn('partial', 'dont partiels'),
];

/** Every post, for export. */
export const POST_COLUMNS: readonly Column<CoveragePost>[] = [
	{ key: 'id', label: 'Poste' },
	{ key: 'hostRank', label: 'Porteur n°', absence: 'unknown' },
	{ key: 'hostName', label: 'Porteur' },
	{ key: 'kind', label: 'Type de porteur', value: ({ kind }) => wordOf(KIND_WORDS, kind) },
	{ key: 'inNetwork', label: 'Réseau Alliance Villes Emploi', absence: 'unknown' },
	{ key: 'withBuyers', label: 'Lien avec le chef de la mission achat', absence: 'unknown' },
	{ key: 'departement', label: 'Département' },
	{ key: 'fte', label: 'ETP' },
	dateColumn('start', 'Début', ({ start }) => start),
	dateColumn('end', 'Fin', ({ end }) => end),
	{ key: 'hours', label: 'Heures d’insertion par an' },
	{ key: 'contracts', label: 'Marchés suivis' },
	{ key: 'funding', label: 'Financement', value: ({ funding }) => wordOf(FUNDING_WORDS, funding) },
];

/** Posts by kind of host. */
export const HOST_COLUMNS: readonly Column<HostCoverage>[] = [
	{ key: 'kind', label: 'Porteur', value: ({ kind }) => wordOf(KIND_WORDS, kind) },
	{ key: 'inNetwork', label: 'Réseau Alliance Villes Emploi', absence: 'unknown' },
	{ key: 'posts', label: 'Postes', align: 'end' },
	{ key: 'basins', label: 'Bassins', align: 'end' },
];

/** Posts by way of financing. */
export const FUNDING_COLUMNS: readonly Column<FundingRow>[] = [
	{ key: 'funding', label: 'Financement', value: ({ funding }) => wordOf(FUNDING_WORDS, funding) },
	{ key: 'posts', label: 'Postes', align: 'end' },
	{ key: 'fte', label: 'ETP', align: 'end', format: (fte) => number(Number(fte), 1) },
	{ key: 'basins', label: 'Bassins', align: 'end' },
];

/** Pools of State buyers. */
export function poolColumns(
	site: SiteData,
	basins: ReadonlyMap<string, string>,
): Column<PoolView>[] {
	return [
		{ key: 'basin', label: 'Bassin', value: ({ basin }) => basins.get(basin) ?? basin },
		{ key: 'segment', label: 'Segment', value: ({ segment }) => listedSegment(site, segment) },
		{ key: 'buyers', label: 'Acheteurs', align: 'end' },
		{ key: 'contracts', label: 'Marchés', align: 'end' },
		money('amount', 'Montant de l’exercice', ({ amount }) => amount),
		dateColumn('from', 'Première fin', ({ from }) => from),
		dateColumn('to', 'Dernière fin', ({ to }) => to),
	];
}

/** Neighbouring basins that could share a post. */
export const NEIGHBOUR_COLUMNS: readonly Column<NeighbourPool>[] = [
	column('basins', 'Bassins', ({ basins }) => list(basins.map(({ label }) => label))),
	money('base', FIGURES.base.label, ({ base }) => base),
	{
		key: 'workload',
		label: 'ETP au repère',
		align: 'end',
		format: (fte) => number(Number(fte), 2),
		exportDigits: 4,
	},
];

/** What prefects named and decided, by region. */
export function prefectColumns(site: SiteData, edition: Edition): Column<PrefectRow>[] {
	// Several référents of a region often name one plan: said once.
	const names = ({ referents }: PrefectRow, of: 'service' | 'plan') =>
		[...new Set(referents.map((referent) => referent[of]))]
			.filter((name) => name !== null)
			.join('\u00a0; ') || null;
	return [
		{ key: 'region', label: 'Région', value: ({ region }) => regionLabel(site, edition, region) },
		column('service', 'Référent', (row) => names(row, 'service')),
		column('plan', 'Plan', (row) => names(row, 'plan')),
		{ key: 'planInForce', label: 'En vigueur', absence: 'notApplicable' },
		countColumn('segments', 'Segments pertinents', ({ segments }) => segments.relevant.length),
		countColumn('refusedSegments', 'refusés', ({ segments }) => segments.refused.length),
		countColumn('basins', 'Territoires pertinents', ({ basins }) => basins.relevant.length),
		countColumn('refusedBasins', 'refusés', ({ basins }) => basins.refused.length),
	];
}
