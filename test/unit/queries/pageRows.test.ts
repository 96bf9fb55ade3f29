import { expect, test } from 'vitest';
import { readView, baseOf, scopeOf } from '$lib/queries/answer';
import { pageRows } from '$lib/queries/pageRows';
import type { Question } from '$lib/queries/question';
import type { SumsRow } from '$lib/queries/sums';

const question = { year: 2012, edition: '2010' } as Question;
const none = { org: 0, hours: 0, hours_cautious: 0, clause: 0, unidentified: 0, lines: 1 };
const year = (region: string, at: number, base: number) =>
	({ grain: 'annee', basis: 'paye', year: at, region, base, ...none }) as SumsRow;
const step = (region: string, base: number) =>
	({ grain: 'etape', basis: 'paye', region, step: 'assiette', base, ...none }) as SumsRow;

const rows: SumsRow[] = [
	year('FR', 2011, 10),
	year('FR', 2012, 20),
	year('53', 2011, 1),
	year('53', 2012, 2),
	year('41', 2011, 3),
	year('41', 2012, 4),
	step('FR', 20),
	step('53', 2),
	step('41', 4),
	{ grain: 'contrat', region: '41', base: 4 },
];

test('a region’s page keeps its own years and ledger, and what it is compared with', () => {
	const { paye } = readView(question, pageRows(rows, question, '53'));
	expect([...scopeOf(paye, '53').trend.keys()]).toEqual([2011, 2012]);
	expect(scopeOf(paye, '53').ledger.base.amount).toBe(2);
	expect([...scopeOf(paye, 'FR').trend.keys()]).toEqual([2011, 2012]);
	expect(baseOf(paye, '41').base).toBe(4);
	expect(scopeOf(paye, '41').largestContract).toBe(4);
});

test('of other regions, the years before and the ledger stay out', () => {
	const kept = pageRows(rows, question, 'FR');
	expect(kept).toHaveLength(6);
	expect(kept).not.toContainEqual(year('41', 2011, 3));
	expect(kept).not.toContainEqual(step('53', 2));
});
