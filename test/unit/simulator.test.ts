import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAims, writeAims, type Aim } from '$lib/views/simulator/address';
import { closingText, effortText, outcomeText } from '$lib/views/simulator/planFindings';
import { complete, NO_AIM, simulate, withWay } from '$lib/views/simulator/simulation';
import { BRETAGNE } from './rules/support/sums';

const CODES = ['nettoyage', 'espaces-verts', 'securite', 'restauration'];

/** The worked example: what each segment bought and performed, and a potential made up by hand. */
const SEGMENTS = (
	[
		['nettoyage', 236_000, 56_385, 0],
		['securite', 450_000, 0, 1_350],
		['restauration', 160_000, 24_000, 3_200],
	] as const
).map(([code, base, realised, potential]) => ({
	code,
	label: code,
	base: base * 100,
	realised: realised * 100,
	share: realised / base,
	reference: null,
	potential: potential * 100,
	hourValue: 4_000,
}));

describe('a plan in the address', () => {
	it('is short, and says the share and the way', () => {
		const aims = new Map<string, Aim>([
			['nettoyage', { percent: 12.5, way: 'direct', family: 'insertion' }],
			['espaces-verts', { percent: 8.1234, way: 'reserve', family: 'handicap' }],
			['securite', { percent: null, way: 'heures', family: 'insertion' }],
		]);
		expect(writeAims(aims)).toBe('nettoyage_12.5*espaces-verts_8.1234R*securite_h');
		expect(new URLSearchParams({ a: writeAims(aims) }).toString()).toBe(`a=${writeAims(aims)}`);
		expect(readAims(writeAims(aims), CODES)).toEqual(aims);
	});

	it('tells nothing moves from nothing told', () => {
		expect(writeAims(new Map())).toBe('0');
		expect(readAims('0', CODES)).toEqual(new Map());
		expect(readAims(null, CODES)).toBeNull();
	});

	it('leaves out what it cannot read, and keeps the rest', () => {
		expect(readAims('nettoyage_12.5*inconnu_5*securite_150*restauration_3x', CODES)).toEqual(
			new Map([['nettoyage', { percent: 12.5, way: 'direct', family: 'insertion' }]]),
		);
		for (const nonsense of ['', 'x', '***', 'nettoyage', 'nettoyage_-5', '<script>']) {
			expect(readAims(nonsense, CODES)).toBeNull();
		}
	});

	it('comes back the same for any plan', () => {
		const aim = fc.record({
			percent: fc.option(fc.nat(1e9).map((drawn) => drawn / 1e7)),
			way: fc.constantFrom<Aim['way']>('direct', 'reserve', 'sous_traitance'),
			family: fc.constantFrom<Aim['family']>('insertion', 'handicap'),
		});
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...CODES), aim), (plan) => {
				const aims = new Map(Object.entries(plan));
				expect(readAims(writeAims(aims), CODES)).toEqual(aims);
			}),
		);
	});
});

describe('completing up to 10 %', () => {
	it('finds the 4 215 € of the worked example, to the cent', () => {
		const { aims, remaining } = complete(BRETAGNE, SEGMENTS, NO_AIM);
		expect(remaining).toBe(0);
		// 27 200 € of 160 000 €, then 1 015 € of 450 000 €: 0.22555… %, told as far as the cent asks.
		expect(Object.fromEntries([...aims].map(([code, { percent }]) => [code, percent]))).toEqual({
			restauration: 17,
			securite: 0.225556,
		});
		const plan = simulate(BRETAGNE, SEGMENTS, aims);
		expect(plan.indicator.gap).toBe(0);
		expect(plan.extraStructures).toBe(421_500);
		// 4 215 € at 40 € an hour.
		expect(effortText(plan)).toBe(
			'4\u202f215\u00a0€ HT de plus, l’équivalent de 105\u00a0heures d’insertion.',
		);
		expect(outcomeText(plan)).toContain('on ne pourrait pas encore trancher');
		expect(closingText(421_500, remaining, aims.size)).toMatch(/^2\u00a0segments suffiraient/);
	});

	it('goes on from what the reader has set, and keeps the way chosen', () => {
		const half = new Map<string, Aim>([
			['securite', { percent: 0.2, way: 'heures', family: 'insertion' }],
		]);
		const { aims } = complete(BRETAGNE, SEGMENTS, half);
		// 900 € of the 4 215 are there: catering brings 3 200 €, security 115 of the 450 € it has left.
		expect(aims.get('restauration')?.percent).toBe(17);
		expect(aims.get('securite')).toEqual({ percent: 0.225556, way: 'heures', family: 'insertion' });
		expect(simulate(BRETAGNE, SEGMENTS, aims).indicator.gap).toBe(0);
	});

	it('says by how much it cannot', () => {
		const poor = SEGMENTS.map((segment) => ({
			...segment,
			potential: segment.code === 'securite' ? 45_000 : 0,
		}));
		const { aims, remaining } = complete(BRETAGNE, poor, NO_AIM);
		// 0.1 % of 450 000 € is all that is in reach.
		expect(remaining).toBe(376_500);
		expect(closingText(421_500, remaining, aims.size)).toContain(
			'3\u202f765\u00a0€ HT sur 4\u202f215\u00a0€',
		);
		expect(simulate(BRETAGNE, poor, aims).indicator.gap).toBe(376_500);
	});

	it('by clause hours the euros are the same, and the low bound lower', () => {
		const { aims } = complete(BRETAGNE, SEGMENTS, NO_AIM);
		const [structures, hours] = [aims, withWay(aims, 'heures', 'insertion')].map((plan) =>
			simulate(BRETAGNE, SEGMENTS, plan),
		);
		expect(hours?.extraHours).toBe(structures?.extraStructures);
		expect(hours?.indicator.share).toBe(structures?.indicator.share);
		expect(hours?.hours).toBeCloseTo(105.375, 9);
		expect(hours?.indicator.low ?? 1).toBeLessThan(structures?.indicator.low ?? 0);
	});
});
