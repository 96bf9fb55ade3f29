import type { BasinRef } from '$lib/queries/basins';
import type { CoverageData, CoveragePost } from '$lib/views/facilitators/coverageData';
import { spendingYear } from '$lib/views/facilitators/spending';

const basin = (
	code: string,
	population: number | null,
	regions: string[],
	regions2016 = regions,
): BasinRef => ({
	code,
	label: `Bassin ${code}`,
	population,
	populationYear: null,
	departements: [],
	regions: { '2010': regions, '2016': regions2016 },
});

const post = (id: string, values: Partial<CoveragePost>): CoveragePost => ({
	id,
	fte: 1,
	start: null,
	end: null,
	kind: 'PLIE',
	inNetwork: true,
	withBuyers: null,
	departement: null,
	hours: null,
	contracts: null,
	funding: null,
	hostRank: 1,
	hostName: null,
	...values,
});

/** The reference date of {@link DATA}. */
export const AT = '2012-12-31';

/**
 * Five basins. At the reference date: A dédié by P1, which ends that day; B (on two regions of 2010)
 * and C shared by P2; D declared without facilitator; E without any word.
 */
const POSTS: readonly CoveragePost[] = [
	post('P1', {
		start: '2010-04-01',
		end: AT,
		hours: 1600,
		contracts: 10,
		funding: 'FSE-432',
		withBuyers: true,
	}),
	post('P2', {
		start: '2011-01-01',
		hours: 1000,
		kind: 'MDE',
		inNetwork: false,
		withBuyers: false,
		hostRank: 2,
	}),
	post('P3', { start: '2013-02-01', kind: 'MDE', inNetwork: null, hostRank: 2 }),
];

const BASINS = [
	basin('A', 100_000, ['53']),
	basin('B', 50_000, ['53', '52'], ['53']),
	basin('C', 200_000, ['52']),
	basin('D', null, ['52']),
	basin('E', 10_000, ['11']),
];

const row = (post: string, of: string, mode: 'dedie' | 'partage') => ({
	post,
	basin: of,
	mode,
	start: null,
	end: null,
});

export const DATA: CoverageData = {
	reference: AT,
	from: '2010-01-01',
	to: '2015-12-31',
	basins: BASINS,
	posts: POSTS,
	input: {
		basins: BASINS.map(({ code }) => code),
		posts: POSTS,
		rows: [
			row('P1', 'A', 'dedie'),
			row('P2', 'B', 'partage'),
			row('P2', 'C', 'partage'),
			row('P3', 'D', 'dedie'),
		],
		declarations: [
			{ basin: 'D', on: '2012-06-01' },
			{ basin: 'E', on: '2013-01-01' },
		],
	},
	years: [2011, 2012],
	spending: spendingYear(2012, [
		{ basin: 'A', base: 60_000, realised: 20_000 },
		{ basin: 'A', base: 40_000, realised: 0 },
		{ basin: 'B', base: 50_000, realised: 0 },
		{ basin: 'D', base: 300_000, realised: 3_000 },
		{ basin: null, base: 50_000, realised: 0 },
	]),
	structures: new Map([['A', { basin: 'A', insertion: 2, handicap: 1 }]]),
	neighbours: new Map([
		['A', ['B']],
		['D', ['E']],
	]),
	decisions: [
		{
			region: '53',
			object: 'bassin',
			code: 'A',
			decision: 'pertinent',
			on: '2011-01-01',
			reference: null,
		},
		{ region: '53', object: 'bassin', code: 'B', decision: 'pertinent', on: null, reference: null },
		{ region: '52', object: 'bassin', code: 'B', decision: 'refuse', on: null, reference: null },
		{
			region: '52',
			object: 'bassin',
			code: 'C',
			decision: 'pertinent',
			on: '2013-05-01',
			reference: null,
		},
		{
			region: '52',
			object: 'segment',
			code: 'nettoyage',
			decision: 'refuse',
			on: '2012-01-01',
			reference: null,
		},
	],
	referents: [
		{
			region: '52',
			departement: null,
			service: 'Service emploi',
			plan: 'Plan',
			from: '2011-01-01',
			to: AT,
			url: null,
		},
	],
	pools: [],
};
