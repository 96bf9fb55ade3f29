import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCsv } from '$lib/geo/parseCsv';
import { appliesIn, judgeFrame, type ContractCount } from '$lib/rules/frames';
import { judge } from '$lib/rules/indicator';
import { TARGET } from '$lib/rules/target';
import { baseSums, BRETAGNE } from './rules/support/sums';

const NONE: ContractCount = { contracts: 0, withClause: 0, unknown: 0 };
const by = (measure: Parameters<typeof judgeFrame>[0]['measure'], target: number | null) => ({
	measure,
	target,
});

test('a frame holds in the years of its period, ends included', () => {
	const frame = { from: '2020-01-01', to: '2024-12-31' };
	expect([2019, 2020, 2024, 2025].map((year) => appliesIn(frame, year))).toEqual([
		false,
		true,
		true,
		false,
	]);
	// On one of its days at least.
	expect(appliesIn({ from: '2026-08-22', to: null }, 2026)).toBe(true);
	expect(appliesIn({ from: '2026-08-22', to: null }, 2025)).toBe(false);
});

test('the same data under each measure, by hand', () => {
	// Of 1000 €: 90 by structures, 10 of hours (8 to 12), 300 with a clause, 100 of unknown clause.
	const sums = baseSums({
		base: 1000,
		org: 90,
		hours: 10,
		hoursCautious: 8,
		hoursGenerous: 12,
		clause: 300,
		clauseUnknown: 100,
	});
	expect(judgeFrame(by('montants_structures_personnes', 0.1), sums, NONE)).toEqual({
		low: 0.098,
		high: 0.102,
		verdict: 'undetermined',
	});
	expect(judgeFrame(by('montants_structures', 0.1), sums, NONE)).toEqual({
		low: 0.09,
		high: 0.09,
		verdict: 'missed',
	});
	expect(judgeFrame(by('montants_clause', 0.3), sums, NONE)).toEqual({
		low: 0.3,
		high: 0.4,
		verdict: 'met',
	});
	// 5 of 20 contracts and one unknown: exactly a quarter, or 30 %.
	const count = { contracts: 20, withClause: 5, unknown: 1 };
	expect(judgeFrame(by('nombre_clause', 0.25), sums, count)).toEqual({
		low: 0.25,
		high: 0.3,
		verdict: 'met',
	});
	expect(judgeFrame(by('nombre_clause', 0.3), sums, count).verdict).toBe('undetermined');
	expect(judgeFrame(by('nombre_clause', 0.31), sums, count).verdict).toBe('missed');
	// No share to reach; nothing to divide.
	expect(judgeFrame(by('nombre_clause', null), sums, count).verdict).toBeNull();
	expect(judgeFrame(by('nombre_clause', 0.25), sums, NONE)).toEqual({
		low: null,
		high: null,
		verdict: 'notComputable',
	});
});

test('the frame of the circular is the headline of the site', () => {
	const rows = parseCsv(readFileSync('data/reference/cadres.csv', 'utf8'));
	const circular = rows.find(({ code }) => code === 'circulaire');
	expect(circular?.mesure).toBe('montants_structures_personnes');
	expect(Number(circular?.cible)).toBe(TARGET);
	const { low, high, verdict } = judge(BRETAGNE);
	expect(judgeFrame(by('montants_structures_personnes', TARGET), BRETAGNE, NONE)).toEqual({
		low,
		high,
		verdict,
	});
});
