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
	hourValue: 25_00,
});
// Nettoyage aims at 30 % of 236 000 €: 70 800 €, 9 800 € more, 392 h at 25 €.
// Sécurité aims at 2 % of 450 000 € by hours: 9 000 €, 360 h.
const SEGMENTS = [
	segment('nettoyage', 'Nettoyage', 236_000, 61_000),
	segment('securite', 'Sécurité', 450_000, 0),
	segment('restauration', 'Restauration', 160_000, 22_000),
];
const AIMS = new Map<string, Aim>([
	['nettoyage', { millionths: 300_000, way: 'direct', family: 'handicap' }],
	['securite', { millionths: 20_000, way: 'heures', family: 'handicap' }],
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
const HOURS = 31_000_00;

test('a plan shows the segments that it moves, hours in the family insertion', () => {
	const found = explainPlan(place, 'Plan A', BRETAGNE, plan, moved, 'extra');
	expect(plain(found?.value ?? '')).toBe('18 800,00 €');
	expect(cellsOf(found, 'label', 'extra', 'worth', 'way', 'family')).toEqual([
		['Nettoyage', '9 800', '392', 'achat direct', 'handicap'],
		['Sécurité', '9 000', '360', 'heures de clause', 'insertion par l’activité économique'],
	]);
});

// Low: 52 000 + 25 000 + 9 800 + 80 % of 9 000 (7 200) is 94 000 of 846 000, 11.1111 %.
// High: 83 000 + 18 800 + 60 000 not identified is 161 800 of 846 000, 19.1253 %.
test('each bound of a plan has its own numbers', () => {
	const of = (key: string) => explainPlan(place, 'Plan A', BRETAGNE, plan, moved, key);
	expect(plain(of('low')?.formula.numbers ?? '')).toBe(
		'(52 000,00 € + 25 000,00 € + 9 800,00 € + 80 % × 9 000,00 €) ÷ 846 000,00 €',
	);
	expect(plain(of('low')?.value ?? '')).toBe('11,111 %');
	expect(plain(of('high')?.formula.numbers ?? '')).toBe(
		'(83 000,00 € + 18 800,00 € + 60 000,00 €) ÷ 846 000,00 €',
	);
	expect(plain(of('high')?.value ?? '')).toBe('19,125 %');
	expect(of('bounds')).toBeNull();
});

test('what structures add, what hours add, and both: each opens its own amount', () => {
	const valueOf = (key: string) =>
		plain(explainPlan(place, 'Plan A', BRETAGNE, plan, moved, key)?.value ?? '');
	expect(valueOf('extraStructures')).toBe('9 800,00 €');
	expect(valueOf('extraHours')).toBe('9 000,00 €');
	expect(valueOf('added')).toBe('18 800,00 €');
	expect(valueOf('lowered')).toBe('0,00 €');
	expect(valueOf('worth')).toBe('752 h');
});

test('a plan that performs nearly all leaves little to identify in its high bound', () => {
	// 99 % of 846 000 by one segment: 837 540 performed, 8 460 left of the 60 000 not identified.
	const whole = [segment('tout', 'Tout', 846_000, 83_000)];
	const aims = new Map<string, Aim>([
		['tout', { millionths: 990_000, way: 'direct', family: 'insertion' }],
	]);
	const high = explainPlan(place, 'Plan A', BRETAGNE, simulate(BRETAGNE, whole, aims), [], 'high');
	expect(plain(high?.formula.numbers ?? '')).toBe(
		'(83 000,00 € + 754 540,00 € + 8 460,00 €) ÷ 846 000,00 €',
	);
	expect(plain(high?.value ?? '')).toBe('100,000 %');
});

test('what a plan makes of one segment gives its amount back', () => {
	const of = (key: string) =>
		explainPlannedSegment(place, 'Plan A', at(SEGMENTS, 0), moved[0], key);
	expect(plain(of('share')?.formula.numbers ?? '')).toBe(
		'(61 000,00 € + 9 800,00 €) ÷ 236 000,00 €',
	);
	expect(plain(of('share')?.value ?? '')).toBe('30,000 %');
	expect(plain(of('extra')?.formula.numbers ?? '')).toBe('30,0000 % × 236 000,00 € − 61 000,00 €');
	expect(plain(of('worth')?.formula.numbers ?? '')).toBe('9 800,00 € ÷ 25,00 €');
	expect(plain(of('worth')?.value ?? '')).toBe('392 h');
	expect(of('base')).toBeNull();
});

test('a segment that the plan leaves alone keeps its share, and says so', () => {
	const found = explainPlannedSegment(place, 'Plan A', at(SEGMENTS, 2), undefined, 'share');
	expect(found?.label).toBe('Part réalisée, inchangée');
	expect(plain(found?.value ?? '')).toBe('13,750 %');
	expect(found?.why).toContain('simulation');
});

test('by way and by family: the parts of today, and what is added', () => {
	const ways = plannedWays(WAYS, HOURS, plan, moved);
	expect(ways.map(({ name, today, extra, hours }) => [name, today, extra, hours])).toEqual([
		['achat direct', 40_000_00, 9_800_00, null],
		['sous-traitance', 12_000_00, 0, null],
		['heures de clause', 31_000_00, 9_000_00, 360],
	]);
	const families = plannedFamilies(WAYS, HOURS, plan, moved);
	expect(families.map(({ name, today, extra }) => [name, today, extra])).toEqual([
		['insertion par l’activité économique', 44_000_00, 9_000_00],
		['handicap', 39_000_00, 9_800_00],
	]);

	const direct = (key: string) => explainPlanWay(place, 'plan A', at(ways, 0), key);
	expect(plain(direct('today')?.formula.numbers ?? '')).toBe('1 000,00 € + 39 000,00 €');
	expect(cellsOf(direct('today'), 'label', 'amount')).toEqual([
		['insertion par l’activité économique', '1 000'],
		['handicap', '39 000'],
	]);
	expect(plain(direct('total')?.formula.numbers ?? '')).toBe('40 000,00 € + 9 800,00 €');
	expect(direct('hours')).toBeNull();
	const hours = explainPlanWay(place, 'plan A', at(ways, 2), 'hours');
	expect(plain(hours?.formula.numbers ?? '')).toBe('9 000,00 € ÷ 25,00 €');
	expect(plain(hours?.value ?? '')).toBe('360 h');
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
