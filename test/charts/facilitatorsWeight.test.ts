import { expect, test } from 'vitest';
import { Drawing } from '$lib/geo/drawing';
import { Beside } from '$lib/views/beside';
import type {
	CoverageData,
	CoverageGiven,
	CoveragePost,
} from '$lib/views/facilitators/coverageData';
import { spendingYear } from '$lib/views/facilitators/spending';
import type { SiteData } from '$lib/views/site';
import { transport } from '../../src/hooks';
import Host from './FacilitatorsHost.svelte';
import { markup } from './markup';
import { expectSilence } from './silence';

expectSilence();

const AT = '2012-12-31';
const codesOf = (basins: number) =>
	Array.from({ length: basins }, (_, rank) => String(rank).padStart(4, '0'));

/**
 * Basins in a row, each the neighbour of the next. One in three has posts of one host and one in three is
 * declared without; one in three is unknown. Posts end within the year.
 */
function given(basins: number, postsEach: number, pools: number, decisions: number): CoverageGiven {
	const codes = codesOf(basins);
	const covered = codes.filter((_, rank) => rank % 3 === 0);
	const posts = covered.flatMap((code) =>
		Array.from({ length: postsEach }, (_, rank): CoveragePost => ({
			id: `${code}-${rank}`,
			fte: 1,
			start: '2012-01-01',
			end: '2013-06-30',
			kind: 'PLIE',
			inNetwork: true,
			withBuyers: true,
			departement: '35',
			hours: 1000,
			contracts: 5,
			funding: 'FSE-432',
			hostRank: 1,
			hostName: null,
		})),
	);
	const refs = codes.map((code) => ({
		code,
		label: `Bassin ${code}`,
		population: 50_000,
		populationYear: 2026,
		departements: ['35'],
		regions: { '2010': ['53'], '2016': ['53'] },
	}));
	const data: CoverageData = {
		reference: AT,
		from: '2011-01-01',
		to: '2014-12-31',
		basins: refs,
		posts,
		input: {
			basins: codes,
			posts,
			rows: posts.map(({ id }) => ({
				post: id,
				basin: id.slice(0, 4),
				mode: 'dedie' as const,
				start: null,
				end: null,
			})),
			declarations: codes
				.filter((_, rank) => rank % 3 !== 2)
				.map((basin) => ({ basin, on: '2011-01-01' })),
		},
		years: [2012],
		spending: spendingYear(
			2012,
			codes.map((basin, rank) => ({ basin, base: (rank + 1) * 100_000, realised: 10_000 })),
		),
		structures: new Map(codes.map((basin) => [basin, { basin, insertion: 2, handicap: 1 }])),
		neighbours: new Map(codes.map((code, rank) => [code, codes.slice(rank + 1, rank + 2)])),
		decisions: Array.from({ length: decisions }, (_, rank) => ({
			region: '53',
			object: 'bassin' as const,
			code: codes[rank % basins] ?? '',
			decision: 'pertinent' as const,
			on: AT,
			reference: `arrêté ${rank}`,
		})),
		referents: [],
		pools: Array.from({ length: pools }, (_, rank) => ({
			basin: codes[rank % basins] ?? '',
			segment: `segment-${rank}`,
			buyers: 2,
			contracts: 3,
			amount: 100_000,
			from: '2013-01-01',
			to: '2013-06-30',
		})),
	};
	const frame = {
		edition: '2010' as const,
		own: false,
		undrawn: 0,
		towns: [],
		width: 600,
		height: 600,
		insets: [],
		places: codes.map((code, x) => ({ code, x, y: 0 })),
		boxes: {},
	};
	return { data, frame };
}

const site = {
	info: {
		titre: 'Jeu',
		producteur: 'Essai',
		licence: 'libre',
		date_reference: AT,
		edition_bassins: '2010',
		fictif: false,
	},
	years: [2012],
	byDefault: { year: 2012, edition: '2010', threshold: 50 },
	regions: {
		'2010': [{ code: '53', label: 'Bretagne' }],
		'2016': [{ code: '53', label: 'Bretagne' }],
	},
	segments: [],
} as unknown as SiteData;

/** What is served of a page: elements but the shapes of the map, and characters but what the SVGs draw. */
function weight(coverage: CoverageGiven) {
	const shapes = new Map(coverage.data.basins.map(({ code }) => [code, 'M0 0z']));
	const drawing = new Drawing('bassins-2010', { shapes, regions: 'M0 0z' });
	const html = markup(Host as never, { site, coverage: { ...coverage, drawing } } as never);
	const drawn = html.match(/<path[^>]*data-code/g)?.length ?? 0;
	return {
		drawn,
		others: (html.match(/<[a-z]/g)?.length ?? 0) - drawn,
		characters: html.replace(/<svg[^]*?<\/svg>/g, '').length,
	};
}

/** Figures may be longer by some digits. */
const DIGITS = 1_000;

test('twenty times the posts, occasions and decisions of the same basins serve nothing more', () => {
	const few = weight(given(90, 1, 20, 20));
	const many = weight(given(90, 20, 400, 400));
	expect(few.drawn).toBe(90);
	expect(many.others).toBe(few.others);
	expect(Math.abs(many.characters - few.characters)).toBeLessThan(DIGITS);
});

test('ten times the basins serve their shapes on the map, and nothing more', () => {
	const few = weight(given(90, 1, 20, 20));
	const many = weight(given(900, 1, 20, 20));
	expect(many.drawn).toBe(900);
	expect(many.others).toBe(few.others);
	expect(Math.abs(many.characters - few.characters)).toBeLessThan(DIGITS);
});

test('the data written in the page hold no row, whatever there is beside it', () => {
	// What stands for it in the page: that it exists.
	expect(transport['Beside']?.encode(new Beside(given(900, 20, 400, 400)))).toBe(true);
	expect(transport['Beside']?.decode(true)).toEqual(new Beside(null));
});
