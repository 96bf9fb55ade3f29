import { THRESHOLD_MAX, THRESHOLD_MIN } from '$lib/rules/target';
import { EDITIONS } from '$lib/rules/territory';
import { FAMILIES, type Question } from './question';
import { sumsKey } from './sumsKey';

/**
 * The questions that one move of one control would ask from this one, likeliest first: the nearest
 * thresholds, the boxes, the families, the years, the edition. Those that have the same sums as one
 * before them, or as the question itself, are left out.
 */
export function neighbours(
	question: Question,
	segments: Parameters<typeof sumsKey>[1],
	years: readonly number[],
): Question[] {
	const steps = Array.from({ length: THRESHOLD_MAX - THRESHOLD_MIN + 1 }, (_, i) => i);
	const near = steps
		.map((step) => THRESHOLD_MIN + step)
		.sort((a, b) => Math.abs(a - question.threshold) - Math.abs(b - question.threshold));
	const moves: Partial<Question>[] = [
		...near.map((threshold) => ({ threshold })),
		{ borderline: !question.borderline },
		{ establishments: !question.establishments },
		{ cautiousHours: !question.cautiousHours },
		...FAMILIES.map((family) => ({ family })),
		...years.map((year) => ({ year })),
		...EDITIONS.map((edition) => ({ edition })),
	];
	const seen = new Set([sumsKey(question, segments)]);
	return moves
		.map((move) => ({ ...question, ...move }))
		.filter((asked) => {
			const key = sumsKey(asked, segments);
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}
