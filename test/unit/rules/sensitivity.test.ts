import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '$lib/rules/indicator';
import {
	isEligible,
	flippedSums,
	segmentsIn,
	sensitivity,
	type SegmentLabour,
} from '$lib/rules/sensitivity';
import { BRETAGNE, BRETAGNE_51, baseSums } from './support/sums';

function segment(
	code: string,
	[labourMin, labour, labourMax]: [number | null, number, number | null],
	status: SegmentLabour['status'] = 'hypothese',
	current = true,
): SegmentLabour {
	return { code, current, labour, labourMin, labourMax, status };
}

const SEGMENTS = [
	segment('nettoyage', [0.65, 0.65, 0.8], 'source'),
	segment('securite', [0.69, 0.69, 0.85], 'source'),
	segment('restauration', [0.45, 0.5, 0.5], 'source'),
	segment('espaces-verts', [0.45, 0.55, 0.65]),
	segment('conditionnement', [0.35, 0.45, 0.55]),
	segment('impression', [0.25, 0.35, 0.45]),
	segment('metier', [0.4, 0.5, 0.6], 'hypothese', false),
];

describe('segments at θ = 50 %', () => {
	it('are told apart', () => {
		expect(sensitivity(SEGMENTS, 50)).toEqual({
			eligible: ['nettoyage', 'securite', 'restauration', 'espaces-verts'],
			borderline: ['restauration', 'espaces-verts', 'conditionnement'],
			exactly: ['restauration'],
			sourced: ['nettoyage', 'securite', 'restauration'],
		});
	});

	it('make the variants shown beside the headline', () => {
		expect(segmentsIn('shown', SEGMENTS, 50)).toHaveLength(4);
		expect(segmentsIn('withoutBorderline', SEGMENTS, 50)).toEqual(['nettoyage', 'securite']);
		expect(segmentsIn('withBorderline', SEGMENTS, 50)).toEqual([
			'nettoyage',
			'securite',
			'restauration',
			'espaces-verts',
			'conditionnement',
		]);
		expect(segmentsIn('sourcedOnly', SEGMENTS, 50)).toEqual([
			'nettoyage',
			'securite',
			'restauration',
		]);
	});

	it('move with θ', () => {
		expect(sensitivity(SEGMENTS, 51).exactly).toEqual([]);
		expect(sensitivity(SEGMENTS, 51).eligible).not.toContain('restauration');
		expect(sensitivity(SEGMENTS, 65).exactly).toEqual(['nettoyage']);
		expect(sensitivity(SEGMENTS, 80).borderline).toEqual(['nettoyage', 'securite']);
	});

	it('without an interval are borderline only at their own share', () => {
		const bare = segment('nu', [null, 0.5, null]);
		expect(sensitivity([bare], 50).borderline).toEqual(['nu']);
		expect(sensitivity([bare], 49).borderline).toEqual([]);
	});

	it('enter at their own percentage, whatever its floating form', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
				for (const labour of [percent / 100, percent * 0.01]) {
					const one = segment('x', [null, labour, null]);
					expect(isEligible(one, percent)).toBe(true);
					expect(isEligible(one, percent + 1)).toBe(false);
				}
			}),
		);
	});
});

describe('a segment that changes sides', () => {
	const restauration = baseSums({
		base: 160_000,
		org: 12_000,
		hours: 10_000,
		hoursCautious: 8_000,
		clause: 60_000,
		lines: 2,
	});

	it('leaves the base of the worked example', () => {
		const found = judge(flippedSums(BRETAGNE, restauration, true));
		expect(found.base).toBe(68_600_000);
		expect(found.m3).toBe(16_100_000);
		expect(found.share).toBeCloseTo(0.08892, 5);
	});

	it('comes back in', () => {
		const found = judge(flippedSums(BRETAGNE_51, restauration, false));
		expect(found.share).toBeCloseTo(0.09811, 5);
		expect(found.low).toBeCloseTo(0.09102, 5);
	});
});
