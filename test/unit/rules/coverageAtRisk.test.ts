import { describe, expect, it } from 'vitest';
import { coverageAtRisk, endsWithin } from '$lib/rules/coverageAtRisk';
import { loadOf } from '$lib/rules/postLoad';
import { network, post, row } from './support/coverage';

const AT = '2012-06-30';

describe('posts that end within 12 months', () => {
	it.each([
		['2012-06-29', false],
		['2012-06-30', true],
		['2013-06-30', true],
		['2013-07-01', false],
		[null, false],
	])('an end on %s: %s', (end, expected) => {
		expect(endsWithin(post('p', { end }), AT, 12)).toBe(expected);
	});

	it('have begun', () => {
		expect(endsWithin(post('p', { start: '2012-07-01', end: '2012-12-31' }), AT, 12)).toBe(false);
	});
});

describe('coverage at risk', () => {
	const input = network({
		basins: ['A', 'B', 'C', 'D', 'E'],
		posts: [post('soon', { end: '2012-12-31' }), post('stays')],
		rows: [row('soon', 'A'), row('soon', 'B'), row('soon', 'C'), row('stays', 'C', 'partiel')],
		declarations: [
			{ basin: 'B', on: '2012-01-01' },
			{ basin: 'D', on: '2012-01-01' },
		],
	});

	it('is lost without a declaration, uncovered with one, kept by another post', () => {
		const found = coverageAtRisk(input, AT);
		expect(found.ending).toEqual(['soon']);
		expect(found.basins.map(({ basin, state }) => [basin, state])).toEqual([
			['A', 'perdu'],
			['B', 'non_couvert'],
			['C', 'partiel'],
			['D', 'non_couvert'],
			['E', 'inconnu'],
		]);
		expect(found.changed).toEqual(['A', 'B', 'C']);
		expect(found.basins[2]?.fte).toBe(1);
	});

	it('looks as far as asked', () => {
		const found = coverageAtRisk(input, AT, 6);
		expect(found.ending).toEqual([]);
		expect(found.changed).toEqual([]);
		expect(coverageAtRisk(input, AT, 7).ending).toEqual(['soon']);
	});
});

describe('load', () => {
	it('is hours and contracts per FTE', () => {
		expect(loadOf(0.5, 12_000, 30)).toEqual({ hoursPerFte: 24_000, contractsPerFte: 60 });
		expect(loadOf(2, 0, null)).toEqual({ hoursPerFte: 0, contractsPerFte: null });
	});

	it('is unknown without an FTE', () => {
		expect(loadOf(null, 100, 1)).toEqual({ hoursPerFte: null, contractsPerFte: null });
		expect(loadOf(0, 100, 1)).toEqual({ hoursPerFte: null, contractsPerFte: null });
	});
});
