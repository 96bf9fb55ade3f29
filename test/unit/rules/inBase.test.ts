import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	entersExactly,
	inBase,
	isBorderline,
	offeredBases,
	reachesThreshold,
	type SegmentLabour,
} from '$lib/rules/inBase';

function segment(
	code: string,
	[min, share, max]: [number, number, number],
	current = true,
): SegmentLabour {
	return { code, current, min, share, max, sourced: false };
}

const SEGMENTS = [
	segment('nettoyage', [0.65, 0.65, 0.8]),
	segment('securite', [0.69, 0.69, 0.85]),
	segment('restauration', [0.45, 0.5, 0.5]),
	segment('espaces-verts', [0.45, 0.55, 0.65]),
	segment('conditionnement', [0.35, 0.45, 0.55]),
	segment('impression', [0.25, 0.35, 0.45]),
	segment('metier', [0.4, 0.5, 0.6], false),
];

const codes = (keep: (segment: SegmentLabour) => boolean) =>
	SEGMENTS.filter(keep).map(({ code }) => code);

describe('segments at θ = 50 %', () => {
	it('are in the base from 50 % on, inclusive, and only if they are current purchases', () => {
		expect(codes((s) => inBase(s, { threshold: 50, borderline: true }))).toEqual([
			'nettoyage',
			'securite',
			'restauration',
			'espaces-verts',
		]);
	});

	it('leave the base when borderline ones are set apart', () => {
		expect(codes((s) => inBase(s, { threshold: 50, borderline: false }))).toEqual([
			'nettoyage',
			'securite',
		]);
	});

	it('are borderline when their interval holds it, whatever side they are on', () => {
		expect(codes((s) => isBorderline(s, 50))).toEqual([
			'restauration',
			'espaces-verts',
			'conditionnement',
		]);
	});

	it('move with it', () => {
		expect(codes((s) => entersExactly(s, 50))).toEqual(['restauration']);
		expect(codes((s) => entersExactly(s, 51))).toEqual([]);
		expect(codes((s) => reachesThreshold(s, 51))).not.toContain('restauration');
		expect(codes((s) => entersExactly(s, 65))).toEqual(['nettoyage']);
		expect(codes((s) => isBorderline(s, 80))).toEqual(['nettoyage', 'securite']);
	});

	it('without an interval are borderline only at their own share', () => {
		const bare = segment('nu', [0.5, 0.5, 0.5]);
		expect(isBorderline(bare, 50)).toBe(true);
		expect(isBorderline(bare, 49)).toBe(false);
	});

	it('enter at their own percentage, whatever its floating form', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
				for (const share of [percent / 100, percent * 0.01]) {
					const one = segment('x', [share, share, share]);
					expect(reachesThreshold(one, percent)).toBe(true);
					expect(reachesThreshold(one, percent + 1)).toBe(false);
				}
			}),
		);
	});
});

describe('every base that is offered', () => {
	const { byDefault, offered, bases } = offeredBases(SEGMENTS);

	it('opens at 50 % and starts at 30 %', () => {
		expect(byDefault).toEqual(['nettoyage', 'securite', 'restauration', 'espaces-verts']);
		// All the current purchases: the lowest of them has 35 %.
		expect(offered).toHaveLength(6);
		expect(offered).not.toContain('metier');
	});

	it('comes once, whatever threshold or choice gives it', () => {
		const found = bases.map((codes) => codes.join(' '));
		expect(new Set(found).size).toBe(found.length);
		// At 50 %, without restauration (45 to 50), espaces-verts (45 to 65) and conditionnement (35 to 55).
		expect(found).toContain('nettoyage securite');
		// Above 69 %, nothing reaches the threshold.
		expect(found).toContain('');
	});
});
