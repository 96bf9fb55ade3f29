import { scopeOf, type Answer } from '$lib/queries/answer';
import type { Question } from '$lib/queries/question';
import type { BaseSums } from '$lib/rules/sums';
import { useLive } from '$lib/state/live';
import { bySegment, type BySegment } from '$lib/views/changes';

/** How long the controls rest before the previous year is asked for, in milliseconds. */
const REST_MS = 700;

/**
 * The segments of a scope in the fiscal year before the one shown; null until known, or when the data
 * lack that year. To be called while a component starts.
 * @param first the question of the prerendered page, and its previous segments
 */
export function previousYear(
	answer: () => Answer,
	scope: string,
	first: { question: Question; segments: readonly [string, BaseSums][] | null },
) {
	const { site, answers } = useLive();
	const known: Record<string, BySegment | null> = {
		[JSON.stringify(first.question)]: bySegment(first.segments),
	};
	let segments = $state.raw<BySegment | null>(bySegment(first.segments));

	$effect(() => {
		const { question } = answer();
		const key = JSON.stringify(question);
		const found = known[key];
		segments = found ?? null;
		const before = { ...question, year: question.year - 1 };
		if (found !== undefined || !site.years.includes(before.year)) return;
		// A sentence must not slow the figures: it follows once the hand rests.
		const timer = setTimeout(() => {
			answers.ask(before, scope).then(
				({ paye }) => {
					known[key] = scopeOf(paye, scope).segments;
					if (JSON.stringify(answer().question) === key) segments = known[key] ?? null;
				},
				// The other sentences stand without it.
				() => {},
			);
		}, REST_MS);
		return () => clearTimeout(timer);
	});

	return {
		get segments() {
			return segments;
		},
	};
}
