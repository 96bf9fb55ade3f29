import { expect, test } from 'vitest';
import { coverageAt } from '$lib/rules/coverage';
import { basinViews, type BasinView } from '$lib/views/facilitators/basins';
import { loadRows } from '$lib/views/facilitators/postLoads';
import { networkView } from '$lib/views/facilitators/network';
import { nextRows } from '$lib/views/facilitators/next';
import { prefectRows } from '$lib/views/facilitators/prefects';
import { rateOf } from '$lib/views/facilitators/rates';
import { riskView } from '$lib/views/facilitators/risk';
import type { SiteData } from '$lib/views/site';
import {
	explainBasin,
	explainDecisions,
	explainFunding,
	explainHost,
	explainLoad,
	explainNext,
	explainPool,
	explainRateEnd,
	explainRisk,
	explainWeighedRate,
} from '$lib/views/trace/derived';
import { AT, DATA } from '../facilitators/support/data';
import { cellsOf, numbers, readCells, value } from './support';

const site = {
	info: { edition_bassins: '2010' },
	byDefault: { threshold: 50 },
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	segments: [{ code: 'nettoyage', label: 'Nettoyage' }],
} as unknown as SiteData;

// At the reference date: A dédié by P1, B and C shared by P2, D not covered, E unknown.
const views = basinViews(DATA, AT, DATA.spending, coverageAt(DATA.input, AT));
const view = (code: string): BasinView => {
	const found = views.find((basin) => basin.code === code);
	if (!found) throw new Error(code);
	return found;
};
const FRANCE = { where: 'France', date: AT };
const spending = {
	year: 2012,
	read: () =>
		Promise.resolve([
			{ basin: 'D', segment: 'nettoyage', base: 300_000, realised: 3_000 },
			{ basin: 'A', segment: 'nettoyage', base: 100_000, realised: 20_000 },
			{ basin: null, segment: 'nettoyage', base: 50_000, realised: 0 },
		]),
};
const basin = (code: string, key: string) =>
	explainBasin({ site, date: AT, all: views, year: 2012 }, view(code), spending.read, key);

test('the posts of a basin and the FTE that falls to it: P2 works in two basins', () => {
	expect(value(basin('B', 'posts'))).toBe('1');
	expect(cellsOf(basin('B', 'posts'), 'id', 'kind', 'fte', 'end')).toEqual([
		['P2', 'Maison de l’emploi', '1,00', null],
	]);
	expect(numbers(basin('B', 'fte'))).toBe('1,00 ÷ 2');
	expect(value(basin('B', 'fte'))).toBe('0,50');
	expect(value(basin('D', 'posts'))).toBe('0');
	// Nothing is declared there: unknown is not zero.
	expect(basin('E', 'posts')).toBeNull();
});

test('the spending of a basin, segment by segment, and what is missing there', async () => {
	expect(value(basin('D', 'base'))).toBe('3 000,00 €');
	expect(await readCells(basin('D', 'base'), 'segment', 'base', 'realised', 'share')).toEqual([
		['Nettoyage (hypothèse)', '3 000', '30', '1,0 %'],
	]);
	// 10 % of 3 000 € is 300 €, less 30 €.
	expect(numbers(basin('D', 'gap'))).toBe('3 000,00 € × 10 % − 30,00 €');
	expect(value(basin('D', 'gap'))).toBe('270,00 €');
	// 10 % of 1 000 € is 100 €, less 200 €: beyond, never zero.
	expect(value(basin('A', 'gap'))).toBe('−100,00 €');
	expect(basin('D', 'population')).toBeNull();
	expect(basin('A', 'population')?.why).toContain('table de référence');
	const without = { site, date: AT, all: views, year: null };
	expect(explainBasin(without, view('D'), spending.read, 'base')).toBeNull();
});

test('the rate of coverage: its ends, and where basins weigh', () => {
	const rate = rateOf(views);
	const end = (key: string) => explainRateEnd(FRANCE, rate, views, key);
	expect(numbers(end('low'))).toBe('3 ÷ 5');
	expect(value(end('low'))).toBe('60,000 %');
	expect(numbers(end('high'))).toBe('(3 + 1) ÷ 5');
	expect(numbers(end('partial'))).toBe('0 ÷ 5');
	expect(cellsOf(end('low'), 'code', 'state', 'posts')).toEqual([
		['A', 'dédié', 'P1'],
		['B', 'partagé', 'P2'],
		['C', 'partagé', 'P2'],
		['D', 'non couvert', null],
		['E', 'inconnu', null],
	]);
	expect(end('date')).toBeNull();
	// 100 000 + 50 000 + 200 000 of 360 000 inhabitants; D has no known population.
	const people = explainWeighedRate(FRANCE, 'population', rateOf(views, 'population'), views, 2012);
	expect(numbers(people)).toBe(
		'de 350 000 habitants ÷ 360 000 habitants à (350 000 habitants + 10 000 habitants) ÷ 360 000 habitants',
	);
	expect(value(people)).toBe('97,2 à 100,0 %');
});

test('one more post covers D: four of five, and its rows are the basins served', () => {
	const rows = nextRows(views, 2, 'assiette', { withUnknown: true });
	const [first, second] = rows;
	const of = (row: typeof first, key: string) =>
		row ? explainNext(FRANCE, row, rows, 'assiette du bassin', key) : null;
	expect(numbers(of(first, 'low'))).toBe('4 ÷ 5');
	expect(numbers(of(first, 'high'))).toBe('(4 + 1) ÷ 5');
	expect(cellsOf(of(first, 'low'), 'label')).toEqual([['Bassin D']]);
	expect(cellsOf(of(second, 'low'), 'label')).toEqual([['Bassin D'], ['Bassin E']]);
	expect(of(first, 'base')).toBeNull();
});

test('the posts that end: P1 that very day, with the ESF', () => {
	const { changed } = riskView(DATA, AT, 12, DATA.spending, views);
	const [row] = changed;
	if (!row) throw new Error('nothing changes');
	const found = explainRisk({ where: row.label, date: AT, months: 12 }, row.ending, 'endingEsf');
	expect(value(found)).toBe('1');
	expect(cellsOf(found, 'id', 'funding')).toEqual([['P1', 'FSE, sous-mesure 432']]);
	expect(explainRisk({ ...FRANCE, months: 12 }, row.ending, 'base')).toBeNull();
});

test('hosts, funding and load: the posts behind each', () => {
	const loads = loadRows(views);
	const { hosts, fundings } = networkView(views);
	const house = hosts.find(({ kind }) => kind === 'MDE');
	const funded = fundings.find(({ funding }) => funding === 'FSE-432');
	if (!house || !funded) throw new Error('no group');
	const basins = explainHost(FRANCE, house, loads, 'basins');
	expect(numbers(basins)).toBe('2 bassins pour 1 poste');
	expect(cellsOf(basins, 'id', 'basins')).toEqual([['P2', 'Bassin B, Bassin C']]);
	expect(value(explainFunding(FRANCE, funded, loads, 'fte'))).toBe('1,00');
	expect(cellsOf(explainFunding(FRANCE, funded, loads, 'posts'), 'id')).toEqual([['P1']]);
	const [heavy] = loads;
	if (!heavy) throw new Error('no load');
	// P1 follows 1 600 hours and 10 contracts with one FTE.
	expect(numbers(explainLoad(FRANCE, heavy, 'hoursPerFte'))).toBe('1 600 ÷ 1,00');
	expect(value(explainLoad(FRANCE, heavy, 'contractsPerFte'))).toBe('10,0');
	expect(explainLoad(FRANCE, heavy, 'start')).toBeNull();
});

test('decisions of a prefect by the date', () => {
	const [row] = prefectRows(DATA, ['53'], AT);
	if (!row) throw new Error('no region');
	const names = new Map(DATA.basins.map(({ code, label }) => [code, label]));
	const at = { where: 'Bretagne', date: AT };
	const nameOf = ({ code }: { code: string }) => names.get(code) ?? code;
	const of = (key: string) => explainDecisions(at, row, DATA.decisions, nameOf, key);
	expect(value(of('basins'))).toBe('2');
	expect(cellsOf(of('basins'), 'code', 'on')).toEqual([
		['Bassin A', '1er janvier 2011'],
		['Bassin B', null],
	]);
	expect(value(of('refusedSegments'))).toBe('0');
	expect(cellsOf(of('refusedSegments'), 'code')).toEqual([]);
	expect(of('service')).toBeNull();
});

test('a pool says why its contracts are not listed', () => {
	const pool = {
		basin: 'A',
		segment: 'nettoyage',
		buyers: 2,
		contracts: 3,
		amount: 120_000,
		from: '2013-01-31',
		to: '2013-06-30',
	};
	const found = explainPool(site, { where: 'Bassin A', date: AT }, pool, 'amount');
	expect(value(found)).toBe('1 200,00 €');
	expect(numbers(found)).toBe('3 marchés, 1 200,00 €');
	expect(found?.why).toContain('La fiche de la région');
	expect(explainPool(site, { where: 'A', date: AT }, pool, 'from')).toBeNull();
});
