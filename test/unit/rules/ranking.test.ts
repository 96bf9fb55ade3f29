import { describe, expect, it } from 'vitest';
import { rank, rankingGuard, type RankInput } from '$lib/rules/ranking';

function scope(code: string, share: number | null, more: Partial<RankInput> = {}): RankInput {
	return { code, share, base: 1000, lines: 10, largestContract: 500, ...more };
}

describe('ranking guard', () => {
	it('lets through 10 lines and a contract of exactly half the base', () => {
		expect(rankingGuard(scope('53', 0.1))).toBeNull();
	});

	it('holds below 10 lines', () => {
		expect(rankingGuard(scope('53', 0.1, { lines: 9 }))).toEqual({
			code: 'fewLines',
			reason: 'moins de 10 lignes dans l’assiette',
		});
	});

	it('holds when one contract is above half the base', () => {
		expect(rankingGuard(scope('53', 0.1, { largestContract: 501 }))?.code).toBe('oneContract');
	});

	it('holds when one contract is above half of what is realised, where that is known', () => {
		const realised = { realised: 80, largestRealised: 40 };
		expect(rankingGuard(scope('53', 0.08, realised))).toBeNull();
		expect(rankingGuard(scope('53', 0.08, { ...realised, largestRealised: 41 }))).toEqual({
			code: 'oneRealised',
			reason: 'un seul contrat fait plus de la moitié du réalisé',
		});
	});

	it('holds without a share, before any other reason', () => {
		expect(rankingGuard(scope('53', null, { base: 0, lines: 0 }))?.code).toBe('notComputable');
	});
});

describe('rank', () => {
	it('sorts by falling share, ties together, the not computable last', () => {
		const found = rank([
			scope('24', null, { base: 0 }),
			scope('53', 0.08),
			scope('11', 0.12),
			scope('94', 0.3, { lines: 2 }),
			scope('52', 0.12),
			scope('01', null, { base: -5 }),
			scope('82', 0),
		]);
		expect(found.map(({ scope: { code }, rank: place }) => [code, place])).toEqual([
			['94', null],
			['11', 1],
			['52', 1],
			['53', 3],
			['82', 4],
			['01', null],
			['24', null],
		]);
		expect(found[0]?.guard?.code).toBe('fewLines');
		expect(found[1]?.guard).toBeNull();
	});

	it('keeps what the caller gave and leaves the input in order', () => {
		const input = [
			{ ...scope('a', 0.1), label: 'A' },
			{ ...scope('b', 0.2), label: 'B' },
		];
		expect(rank(input).map((row) => row.scope.label)).toEqual(['B', 'A']);
		expect(input[0]?.code).toBe('a');
	});
});
