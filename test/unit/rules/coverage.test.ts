import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageAt, type CoverageInput } from '$lib/rules/coverage';
import { network, post, row } from './support/coverage';

const states = (input: CoverageInput, at = '2012-06-30') =>
	coverageAt(input, at).map(({ state }) => state);

describe('state of a basin', () => {
	it('is unknown without a declaration, uncovered with one', () => {
		const input = network({ declarations: [{ basin: 'B', on: '2012-01-01' }] });
		expect(states(input)).toEqual(['inconnu', 'non_couvert', 'inconnu']);
	});

	it('is the mode of its coverage', () => {
		const input = network({
			posts: [post('p')],
			rows: [row('p', 'A'), row('p', 'B', 'partage'), row('p', 'C', 'partiel')],
		});
		expect(states(input)).toEqual(['dedie', 'partage', 'partiel']);
	});

	it('is its best mode, before any declaration', () => {
		const input = network({
			posts: [post('p'), post('q')],
			rows: [
				row('p', 'A', 'partiel'),
				row('q', 'A', 'partage'),
				row('p', 'B', 'partage'),
				row('q', 'B', 'dedie'),
				row('q', 'C', 'partiel'),
			],
			declarations: [{ basin: 'C', on: null }],
		});
		expect(states(input)).toEqual(['partage', 'dedie', 'partiel']);
	});

	it('ignores declarations made later, and takes one without date at any date', () => {
		const input = network({
			declarations: [
				{ basin: 'A', on: '2012-07-01' },
				{ basin: 'B', on: '2012-06-30' },
				{ basin: 'C', on: null },
			],
		});
		expect(states(input)).toEqual(['inconnu', 'non_couvert', 'non_couvert']);
	});
});

describe('active dates', () => {
	const bounded = { start: '2012-01-01', end: '2012-12-31' };
	const cases: [at: string, state: string][] = [
		['2011-12-31', 'inconnu'],
		['2012-01-01', 'dedie'],
		['2012-12-31', 'dedie'],
		['2013-01-01', 'inconnu'],
	];

	it.each(cases)('of a post, on %s', (at, state) => {
		const input = network({ posts: [post('p', bounded)], rows: [row('p', 'A')] });
		expect(states(input, at)[0]).toBe(state);
	});

	it.each(cases)('of a coverage row, on %s', (at, state) => {
		const input = network({ posts: [post('p')], rows: [row('p', 'A', 'dedie', bounded)] });
		expect(states(input, at)[0]).toBe(state);
	});

	it('must hold for both', () => {
		const input = network({
			posts: [post('p', { end: '2012-03-31' })],
			rows: [row('p', 'A', 'dedie', { start: '2012-03-31' })],
		});
		expect(states(input, '2012-03-31')[0]).toBe('dedie');
		expect(states(input, '2012-04-01')[0]).toBe('inconnu');
		expect(states(input, '2012-03-30')[0]).toBe('inconnu');
	});

	it('leave a row of a post that is not listed without effect', () => {
		expect(states(network({ rows: [row('absent', 'A')] }))[0]).toBe('inconnu');
	});
});

describe('FTE', () => {
	it('is split equally among the active basins of a post', () => {
		const input = network({
			posts: [post('p', { fte: 1.5 }), post('q', { fte: 0.5 })],
			rows: [
				row('p', 'A'),
				row('p', 'B'),
				row('p', 'C', 'dedie', { end: '2011-12-31' }),
				row('q', 'A'),
			],
		});
		expect(coverageAt(input, '2012-06-30')).toEqual([
			{ basin: 'A', state: 'dedie', posts: ['p', 'q'], fte: 1.25, unknownFte: 0 },
			{ basin: 'B', state: 'dedie', posts: ['p'], fte: 0.75, unknownFte: 0 },
			{ basin: 'C', state: 'inconnu', posts: [], fte: 0, unknownFte: 0 },
		]);
	});

	it('counts a (post, basin) pair once, with its best mode', () => {
		const input = network({
			posts: [post('p')],
			rows: [row('p', 'A', 'partiel'), row('p', 'A', 'partage'), row('p', 'B')],
		});
		expect(coverageAt(input, '2012-06-30')[0]).toEqual({
			basin: 'A',
			state: 'partage',
			posts: ['p'],
			fte: 0.5,
			unknownFte: 0,
		});
	});

	it('is unknown, not zero, when no post there tells it', () => {
		const input = network({
			posts: [post('p', { fte: null }), post('q', { fte: 1 })],
			rows: [row('p', 'A'), row('p', 'B'), row('q', 'B')],
		});
		const [a, b] = coverageAt(input, '2012-06-30');
		expect(a).toMatchObject({ fte: null, unknownFte: 1 });
		expect(b).toMatchObject({ fte: 1, unknownFte: 1 });
	});

	it('adds up to the FTE of the posts that cover a basin', () => {
		const basin = fc.constantFrom('A', 'B', 'C');
		const mode = fc.constantFrom('dedie' as const, 'partage' as const, 'partiel' as const);
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }),
				fc.array(fc.tuple(fc.nat(5), basin, mode), { maxLength: 30 }),
				(ftes, rows) => {
					const posts = ftes.map((fte, index) => post(`p${index}`, { fte }));
					const covering = new Set(rows.map(([index]) => index));
					const expected = ftes.reduce(
						(sum, fte, index) => (covering.has(index) ? sum + fte : sum),
						0,
					);
					const found = coverageAt(
						network({ posts, rows: rows.map(([index, at, how]) => row(`p${index}`, at, how)) }),
						'2012-06-30',
					);
					expect(found.reduce((sum, { fte }) => sum + (fte ?? 0), 0)).toBeCloseTo(expected, 9);
				},
			),
		);
	});
});
