import { expect, test } from 'vitest';
import { coverageAt } from '$lib/rules/coverage';
import { basinViews, type BasinView } from '$lib/views/facilitators/basins';
import { loadRows } from '$lib/views/facilitators/postLoads';
import { networkView } from '$lib/views/facilitators/network';
import { rateOf } from '$lib/views/facilitators/rates';
import { riskView } from '$lib/views/facilitators/risk';
import { timelineGroups } from '$lib/views/facilitators/timeline';
import type { SiteData } from '$lib/views/site';
import {
	explainAtRisk,
	explainBasinCount,
	explainBasinSpending,
	explainBasinStructures,
	explainLink,
	explainLost,
	explainNeighbours,
	explainNetwork,
	explainPerFte,
	explainRateThen,
	explainRisk,
	explainStraddling,
	explainTimeline,
	explainUnlocated,
} from '$lib/views/trace/derived';
import { AT, DATA } from '../facilitators/support/data';
import { cellsOf, numbers, readCells, value } from './support';

const site = {
	info: { edition_bassins: '2010' },
	byDefault: { threshold: 50 },
	regions: {
		'2010': [
			{ code: '53', label: 'Bretagne' },
			{ code: '52', label: 'Pays de la Loire' },
		],
		'2016': [],
	},
	segments: [{ code: 'nettoyage', label: 'Nettoyage' }],
} as unknown as SiteData;
const FRANCE = 'France entière';

// At the reference date: A dédié by P1, B and C shared by P2, D not covered, E unknown.
const views = basinViews(DATA, AT, DATA.spending, coverageAt(DATA.input, AT));
const view = (code: string): BasinView => {
	const found = views.find((basin) => basin.code === code);
	if (!found) throw new Error(code);
	return found;
};

// P1: 1 FTE, 1 600 h, 10 contracts, works with buyers. P2: 1 FTE, 1 000 h, does not, no contract told.
const loads = loadRows(views);
const place = { where: FRANCE, date: AT };
const network = (key: Parameters<typeof explainNetwork>[3]) =>
	explainNetwork(place, networkView(views), loads, key);

test('all the posts, their FTE and what they answer', () => {
	expect(value(network('posts'))).toBe('2');
	expect(value(network('fte'))).toBe('2,00');
	const yes = explainLink(place, loads, 'withBuyers', 'yes');
	expect(numbers(yes)).toBe('1 sur 2 postes');
	expect(cellsOf(yes, 'id', 'answer')).toEqual([['P1', 'oui']]);
	expect(cellsOf(explainLink(place, loads, 'withBuyers', 'no'), 'id')).toEqual([['P2']]);
	expect(value(explainLink(place, loads, 'withBuyers', 'unknown'))).toBe('0');
});

test('mean work: sums of the posts that tell both figures, then divided', () => {
	expect(value(network('hoursPerFte'))).toBe('1 300,00');
	expect(numbers(network('hoursPerFte'))).toBe('2 600 ÷ 2,00, pour 2 postes sur 2');
	expect(numbers(network('contractsPerFte'))).toBe('10 ÷ 1,00, pour 1 poste sur 2');
	expect(cellsOf(network('contractsPerFte'), 'id')).toEqual([['P1']]);
});

test('posts of a kind of host over all the years', () => {
	const mde = timelineGroups(DATA, null).find(({ kind }) => kind === 'MDE');
	if (!mde) throw new Error('no MDE');
	expect(value(explainTimeline(FRANCE, mde, 'posts'))).toBe('2');
	expect(numbers(explainTimeline(FRANCE, mde, 'hosts'))).toBe('1 porteur pour 2 postes');
	expect(cellsOf(explainTimeline(FRANCE, mde, 'posts'), 'id')).toEqual([['P2'], ['P3']]);
});

// P1 ends that very day: A, 1 000 € of base, is left without post; 2 of 5 stay covered, E is unknown.
const soon = { ...place, months: 12 };
const risk = riskView(DATA, AT, 12, DATA.spending, views);

test('coverage once posts have ended, and what is exposed', () => {
	const low = explainRateThen(soon, risk, 'low');
	expect(value(low)).toBe('40,000 %');
	expect(numbers(low)).toBe('2 ÷ 5');
	expect(low?.label).toBe('Bassins couverts, dans 12 mois sans renouvellement');
	expect(numbers(explainRateThen(soon, risk, 'high'))).toBe('(2 + 1) ÷ 5');
	const ending = explainRisk(soon, risk.posts, 'endingEsf');
	expect(value(ending)).toBe('1');
	expect(cellsOf(ending, 'id', 'funding')).toEqual([['P1', 'FSE, sous-mesure 432']]);
	const exposed = explainLost(site, soon, risk, 2012, 'exposed');
	expect(value(exposed)).toBe('1 000,00 €');
	expect(cellsOf(exposed, 'label', 'before', 'state', 'ending', 'base')).toEqual([
		['Bassin A', 'dédié', 'perdu', 'P1', '1 000'],
	]);
	expect(value(explainLost(site, soon, risk, 2012, 'lost'))).toBe('1');
	expect(explainLost(site, soon, { ...risk, exposed: null }, 2012, 'exposed')).toBeNull();
});

// Covered: A 1 FTE for 1 000 €, B and C 0.5 each for 500 € and 0 €: 1 500 € for 2 FTE, 750 €.
const at = { site, date: AT, all: views, year: 2012 };
test('the yardstick of a post, and the work of neighbouring basins', () => {
	const perFte = explainPerFte(at);
	expect(value(perFte)).toBe('750,00 €');
	expect(numbers(perFte)).toBe('1 500,00 € ÷ 2,00, pour 3 bassins');
	expect(cellsOf(perFte, 'label', 'fte', 'base')).toEqual([
		['Bassin A', '1,00', '1 000'],
		['Bassin B', '0,50', '500'],
		['Bassin C', '0,50', '0'],
	]);
	// A credit note weighs no work, and is in the sum of the bases all the same.
	const group = {
		basins: [
			{ ...view('D'), base: 300_00 },
			{ ...view('E'), base: -50_00 },
		],
		workload: 0.4,
		base: 250_00,
	};
	const of = (key: 'base' | 'workload') => explainNeighbours(at, group, key);
	expect(numbers(of('base'))).toBe('300,00 € − 50,00 €');
	expect(numbers(of('workload'))).toBe('300,00 € ÷ 750,00 €');
	expect(value(of('workload'))).toBe('0,400 ETP');
	expect(explainPerFte({ ...at, year: null })).toBeNull();
});

test('how many basins have a facilitator, may have one, or straddle regions', () => {
	const rate = rateOf(views);
	const of = (which: Parameters<typeof explainBasinCount>[1]) =>
		explainBasinCount(place, which, rate, views);
	expect(value(of('covered'))).toBe('3');
	expect(cellsOf(of('covered'), 'code')).toEqual([['A'], ['B'], ['C']]);
	expect(value(of('all'))).toBe('5');
	expect(numbers(of('atMost'))).toBe('3 + 1');
	expect(cellsOf(of('unknown'), 'code')).toEqual([['E']]);
	const home = explainBasinCount(place, 'covered', rate, null);
	expect(home.rows).toBeUndefined();
	expect(home.why).toContain('page Facilitateurs');
	expect(value(explainAtRisk(soon, 4))).toBe('4');
	expect(cellsOf(explainStraddling(site, views, '2010', FRANCE), 'code', 'regions')).toEqual([
		['B', 'Bretagne, Pays de la Loire'],
	]);
});

test('what lies in no basin, and what a basin holds', async () => {
	if (!DATA.spending) throw new Error('no spending');
	const unlocated = explainUnlocated(site, DATA.spending);
	expect(numbers(unlocated)).toBe('500,00 € ÷ 5 000,00 €');
	expect(value(unlocated)).toBe('10,000 %');
	const read = () => Promise.resolve([]);
	const part = explainBasinSpending(site, view('D'), { year: 2012, read }, 'share');
	expect(numbers(part)).toBe('30,00 € ÷ 3 000,00 €');
	expect(value(part)).toBe('1,000 %');
	const row = { basin: 'A', segment: 'nettoyage', base: 60_000, realised: 20_000 };
	const segment = explainBasinSpending(
		site,
		{ ...row, code: 'A', label: 'Bassin A, Nettoyage' },
		{ year: 2012, read: () => Promise.resolve([row]) },
		'share',
	);
	expect(value(segment)).toBe('33,333 %');
	expect(await readCells(segment, 'segment', 'base', 'realised')).toEqual([
		['Nettoyage (hypothèse)', '600', '200'],
	]);
	expect(value(explainBasinStructures(view('A'), 2012, 'insertion'))).toBe('2');
	expect(value(explainBasinStructures(view('A'), 2012, 'handicap'))).toBe('1');
});
