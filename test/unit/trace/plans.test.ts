import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { plannedFamilies, plannedWays } from '$lib/views/simulator/parts';
import { movedSegments, simulate } from '$lib/views/simulator/simulation';
import type { Aim } from '$lib/views/simulator/address';
import type { SiteData } from '$lib/views/site';
import {
	explainDeclared,
	explainPlan,
	explainPlannedSegment,
	explainPlanWay,
} from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';
import { BRETAGNE } from '../rules/support/sums';
import { cellsOf, rowsOf } from './support';

const site = {
	regions: {
		'2010': [
			{ code: '53', label: 'Bretagne' },
			{ code: '52', label: 'Pays de la Loire' },
		],
		'2016': [],
	},
	segments: [
		{ code: 'nettoyage', label: 'Nettoyage' },
		{ code: 'securite', label: 'Sécurité' },
	],
} as unknown as SiteData;
const place = { site, question: defaultQuestion(2012, '2010', 50), scope: '53' };

const segment = (code: string, label: string, base: number, realised: number) => ({
	code,
	label,
	base: base * 100,
	realised: realised * 100,
	share: realised / base,
	reference: null,
	potential: 0,
	hourValue: 40_00,
});
// Nettoyage aims at 30 % of 236 000 €: 70 800 €, 14 415 € more, 360.4 h at 40 €.
// Sécurité aims at 2 % of 450 000 € by hours: 9 000 €, 225 h.
const SEGMENTS = [
	segment('nettoyage', 'Nettoyage', 236_000, 56_385),
	segment('securite', 'Sécurité', 450_000, 0),
	segment('restauration', 'Restauration', 160_000, 24_000),
];
const AIMS = new Map<string, Aim>([
	['nettoyage', { percent: 30, way: 'direct', family: 'handicap' }],
	['securite', { percent: 2, way: 'heures', family: 'handicap' }],
]);
function at<T>(rows: readonly T[], rank: number): T {
	const row = rows[rank];
	if (row === undefined) throw new Error(`no row ${rank}`);
	return row;
}

const plan = simulate(BRETAGNE, SEGMENTS, AIMS);
const moved = movedSegments(SEGMENTS, plan, AIMS);

const WAYS = {
	directInsertion: 1_000_00,
	directHandicap: 39_000_00,
	reservedInsertion: 0,
	reservedHandicap: 0,
	subcontractInsertion: 12_000_00,
	subcontractHandicap: 0,
	orgOther: 0,
	orgUndated: 0,
};
const HOURS = 28_385_00;

test('a plan shows the segments that it moves, hours in the family insertion', () => {
	const found = explainPlan(place, 'Plan A', BRETAGNE, plan, moved, 'extra');
	expect(plain(found?.value ?? '')).toBe('23 415,00 €');
	expect(cellsOf(found, 'label', 'extra', 'worth', 'way', 'family')).toEqual([
		['Nettoyage', '14 415', '360,4', 'achat direct', 'handicap'],
		['Sécurité', '9 000', '225', 'heures de clause', 'insertion par l’activité économique'],
	]);
});

// Low: 52 000 + 22 910 + 14 415 + 80 % of 9 000 (7 200) is 96 525 of 846 000, 11.4096 %.
// High: 52 000 + 14 415, hours of 33 860 and 120 % of 9 000 (10 800), and 60 000 not identified, is
// 171 075 of 846 000, 20.2216 %.
test('each bound of a plan has its own numbers', () => {
	const of = (key: string) => explainPlan(place, 'Plan A', BRETAGNE, plan, moved, key);
	expect(plain(of('low')?.formula.numbers ?? '')).toBe(
		'(52 000,00 € + 22 910,00 € + 14 415,00 € + 80 % × 9 000,00 €) ÷ 846 000,00 €',
	);
	expect(plain(of('low')?.value ?? '')).toBe('11,410 %');
	expect(plain(of('high')?.formula.numbers ?? '')).toBe(
		'(52 000,00 € + 14 415,00 € + 44 660,00 € + 60 000,00 €) ÷ 846 000,00 €',
	);
	expect(plain(of('high')?.value ?? '')).toBe('20,222 %');
	expect(of('bounds')).toBeNull();
});

test('what structures add, what hours add, and both: each opens its own amount', () => {
	const valueOf = (key: string) =>
		plain(explainPlan(place, 'Plan A', BRETAGNE, plan, moved, key)?.value ?? '');
	expect(valueOf('extraStructures')).toBe('14 415,00 €');
	expect(valueOf('extraHours')).toBe('9 000,00 €');
	expect(valueOf('added')).toBe('23 415,00 €');
	expect(valueOf('lowered')).toBe('0,00 €');
	expect(valueOf('worth')).toBe('585 h');
});

test('a plan that performs nearly all leaves little to identify in its high bound', () => {
	// 99 % of 846 000 by one segment: 809 155 by structures, 33 860 of hours, and of the 60 000 not
	// identified the 2 985 that are left.
	const whole = [segment('tout', 'Tout', 846_000, 80_385)];
	const aims = new Map<string, Aim>([
		['tout', { percent: 99, way: 'direct', family: 'insertion' }],
	]);
	const high = explainPlan(place, 'Plan A', BRETAGNE, simulate(BRETAGNE, whole, aims), [], 'high');
	expect(plain(high?.formula.numbers ?? '')).toBe(
		'(52 000,00 € + 757 155,00 € + 33 860,00 € + 2 985,00 €) ÷ 846 000,00 €',
	);
	expect(plain(high?.value ?? '')).toBe('100,000 %');
});

test('what a plan makes of one segment gives its amount back', () => {
	const of = (key: string) =>
		explainPlannedSegment(place, 'Plan A', at(SEGMENTS, 0), moved[0], key);
	expect(plain(of('share')?.formula.numbers ?? '')).toBe(
		'(56 385,00 € + 14 415,00 €) ÷ 236 000,00 €',
	);
	expect(plain(of('share')?.value ?? '')).toBe('30,000 %');
	expect(plain(of('extra')?.formula.numbers ?? '')).toBe('30,0000 % × 236 000,00 € − 56 385,00 €');
	expect(plain(of('worth')?.formula.numbers ?? '')).toBe('14 415,00 € ÷ 40,00 €');
	expect(plain(of('worth')?.value ?? '')).toBe('360 h');
	expect(of('base')).toBeNull();
});

test('a segment that the plan leaves alone keeps its share, and says so', () => {
	const found = explainPlannedSegment(place, 'Plan A', at(SEGMENTS, 2), undefined, 'share');
	expect(found?.label).toBe('Part réalisée, inchangée');
	expect(plain(found?.value ?? '')).toBe('15,000 %');
	expect(found?.why).toContain('simulation');
});

test('by way and by family: the parts of today, and what is added', () => {
	const ways = plannedWays(WAYS, HOURS, plan, moved);
	expect(ways.map(({ name, today, extra, hours }) => [name, today, extra, hours])).toEqual([
		['achat direct', 40_000_00, 14_415_00, null],
		['sous-traitance', 12_000_00, 0, null],
		['heures de clause', 28_385_00, 9_000_00, 225],
	]);
	const families = plannedFamilies(WAYS, HOURS, plan, moved);
	expect(families.map(({ name, today, extra }) => [name, today, extra])).toEqual([
		['insertion par l’activité économique', 41_385_00, 9_000_00],
		['handicap', 39_000_00, 14_415_00],
	]);

	const direct = (key: string) => explainPlanWay(place, 'plan A', at(ways, 0), key);
	expect(plain(direct('today')?.formula.numbers ?? '')).toBe('1 000,00 € + 39 000,00 €');
	expect(cellsOf(direct('today'), 'label', 'amount')).toEqual([
		['insertion par l’activité économique', '1 000'],
		['handicap', '39 000'],
	]);
	expect(plain(direct('total')?.formula.numbers ?? '')).toBe('40 000,00 € + 14 415,00 €');
	expect(direct('hours')).toBeNull();
	const hours = explainPlanWay(place, 'plan A', at(ways, 2), 'hours');
	expect(plain(hours?.formula.numbers ?? '')).toBe('9 000,00 € ÷ 40,00 €');
	expect(plain(hours?.value ?? '')).toBe('225 h');
});

test('structures that declare a segment: those of the scope, region by region for France', () => {
	const supply = [
		{ edition: '2010' as const, region: '53', segment: 'nettoyage', structures: 3 },
		{ edition: '2010' as const, region: '52', segment: 'nettoyage', structures: 2 },
		{ edition: '2010' as const, region: null, segment: 'nettoyage', structures: 1 },
		{ edition: '2010' as const, region: '53', segment: 'securite', structures: 9 },
		{ edition: '2016' as const, region: '53', segment: 'nettoyage', structures: 7 },
	];
	const here = explainDeclared(place, 'nettoyage', supply, 2011);
	expect(here.value).toBe('3');
	expect(here.place).toBe('Bretagne, Nettoyage, 2011');
	const all = explainDeclared({ ...place, scope: 'FR' }, 'nettoyage', supply, 2011);
	expect(all.value).toBe('6');
	expect(cellsOf(all, 'region', 'structures')).toEqual([
		['Bretagne', '3'],
		['Pays de la Loire', '2'],
		['sans région connue', '1'],
	]);
	expect(rowsOf(here)?.sql).toContain("region_2010 = '53'");
});
