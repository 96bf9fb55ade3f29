import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAims, writeAims, type Aim } from '$lib/views/simulator/address';
import { closingText, effortText, outcomeText } from '$lib/views/simulator/findings';
import { complete, NO_AIM, simulate, withWay } from '$lib/views/simulator/simulation';
import { BRETAGNE } from './rules/support/sums';

const CODES = ['nettoyage', 'espaces-verts', 'securite', 'restauration'];

/** The worked example: what each segment bought and performed, and a share to reach made up by hand. */
const SEGMENTS = (
	[
		['nettoyage', 236_000, 61_000, 0.2],
		['securite', 450_000, 0, 0.003],
		['restauration', 160_000, 22_000, 0.14],
	] as const
).map(([code, base, realised, reference]) => ({
	code,
	label: code,
	base: base * 100,
	realised: realised * 100,
	share: realised / base,
	reference,
	potential: 0,
	hourValue: 2_500,
}));

describe('a plan in the address', () => {
	it('is short, and says the share and the way', () => {
		const aims = new Map<string, Aim>([
			['nettoyage', { millionths: 125_000, way: 'direct', family: 'insertion' }],
			['espaces-verts', { millionths: 81_234, way: 'reserve', family: 'handicap' }],
			['securite', { millionths: null, way: 'heures', family: 'insertion' }],
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
			new Map([['nettoyage', { millionths: 125_000, way: 'direct', family: 'insertion' }]]),
		);
		for (const nonsense of ['', 'x', '***', 'nettoyage', 'nettoyage_-5', '<script>']) {
			expect(readAims(nonsense, CODES)).toBeNull();
		}
	});

	it('comes back the same for any plan', () => {
		const aim = fc.record({
			millionths: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
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
	it('finds the 1 600 € of the worked example, to less than a euro', () => {
		const { aims, remaining } = complete(BRETAGNE, SEGMENTS, NO_AIM);
		expect(remaining).toBe(0);
		// 1 350 € of 450 000 €, then 22 250 € of 160 000 €: 13.90625 %, rounded up to the millionth.
		expect([...aims].map(([code, { millionths }]) => [code, millionths])).toEqual([
			['securite', 3_000],
			['restauration', 139_063],
		]);
		const plan = simulate(BRETAGNE, SEGMENTS, aims);
		expect(plan.indicator.gap).toBe(0);
		expect(plan.extraStructures).toBe(160_008);
		// 1 600.08 € at 25 € an hour.
		expect(effortText(plan)).toBe(
			'1\u202f600\u00a0€ de plus, l’équivalent de 64\u00a0heures d’insertion.',
		);
		expect(outcomeText(plan)).toContain('on ne pourrait pas encore trancher');
		expect(closingText(160_000, remaining, aims.size)).toMatch(/^2\u00a0segments suffisent/);
	});

	it('goes on from what the reader has set, and keeps the way chosen', () => {
		const half = new Map<string, Aim>([
			['securite', { millionths: 2_000, way: 'heures', family: 'insertion' }],
		]);
		const { aims } = complete(BRETAGNE, SEGMENTS, half);
		// 700 € are left: security can bring 450 €, catering 400 €.
		expect(aims.get('securite')).toEqual({ millionths: 3_000, way: 'heures', family: 'insertion' });
		expect(aims.get('restauration')?.millionths).toBe(139_063);
		expect(simulate(BRETAGNE, SEGMENTS, aims).indicator.gap).toBe(0);
	});

	it('says by how much it cannot', () => {
		const poor = SEGMENTS.map((segment) => ({ ...segment, reference: 0.001 }));
		const { aims, remaining } = complete(BRETAGNE, poor, NO_AIM);
		// 0.1 % of 450 000 € is all that is in reach.
		expect(remaining).toBe(115_000);
		expect(closingText(160_000, remaining, aims.size)).toContain(
			'1\u202f150\u00a0€ sur 1\u202f600\u00a0€',
		);
		expect(simulate(BRETAGNE, poor, aims).indicator.gap).toBe(115_000);
	});

	it('by clause hours the euros are the same, and the low bound lower', () => {
		const { aims } = complete(BRETAGNE, SEGMENTS, NO_AIM);
		const [structures, hours] = [aims, withWay(aims, 'heures', 'insertion')].map((plan) =>
			simulate(BRETAGNE, SEGMENTS, plan),
		);
		expect(hours?.extraHours).toBe(structures?.extraStructures);
		expect(hours?.indicator.share).toBe(structures?.indicator.share);
		expect(hours?.hours).toBeCloseTo(64.0032, 9);
		expect(hours?.indicator.low ?? 1).toBeLessThan(structures?.indicator.low ?? 0);
	});
});
