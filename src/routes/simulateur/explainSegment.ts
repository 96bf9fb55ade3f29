import { useShared } from '$lib/state/shared';
import { useTrace } from '$lib/state/tracing';
import type { DeclaredSupply, SimulatedSegment } from '$lib/views/simulator/simulation';
import { openDerived } from '$lib/sections/trace/explainDerived';
import type { Simulator } from './simulator.svelte';

/** The figures of one segment of the plan: today's, what it could reach, and what the plan makes of it. */
export type SegmentFigure =
	'share' | 'base' | 'reference' | 'potential' | 'structures' | 'aim' | 'extra' | 'worth';

/**
 * What opens the origin of a figure of a segment, in the chosen plan. To be called while the
 * page's component starts.
 * @param supply structures that declare each segment; null: none is known
 */
export function explainSegment(plans: Simulator, supply: readonly DeclaredSupply[] | null) {
	const shared = useShared();
	const openTrace = useTrace();
	const { site } = shared;

	return (key: SegmentFigure, segment: SimulatedSegment): void => {
		const { answer, scopeCode: scope, edited } = plans;
		const { question } = answer;
		const place = { site, question, scope };
		if (key === 'share' || key === 'base') {
			const of = { answer, scope, segment: segment.code, year: question.year, shared };
			return openTrace({ type: 'figure', kind: key, ...of });
		}
		openDerived(openTrace, (words) => {
			if (key === 'structures') {
				return words.explainDeclared(place, segment.code, supply ?? [], site.byDefault.year);
			}
			if (key === 'reference') {
				return words.explainBestQuarter(place, segment, answer);
			}
			if (key === 'potential') {
				return words.explainLever(place, segment, segment.base, key);
			}
			return words.explainPlannedSegment(
				place,
				`Plan ${edited.toUpperCase()}`,
				segment,
				plans.moved[edited].find(({ code }) => code === segment.code),
				key === 'aim' ? 'share' : key,
			);
		});
	};
}

/** The same for what the site's own plan can do for the scope. */
export function explainClosing(plans: Simulator) {
	const shared = useShared();
	const openTrace = useTrace();

	return {
		askGap(): void {
			const { answer, scopeCode: scope } = plans;
			const { year } = answer.question;
			openTrace({ type: 'figure', kind: 'gap', answer, scope, segment: null, year, shared });
		},
		askLevers: (key: 'remaining' | 'closedBy') => () =>
			openDerived(openTrace, (words) =>
				words.explainLeverPlan(
					{ site: shared.site, question: plans.answer.question, scope: plans.scopeCode },
					plans.segments,
					plans.scope.indicator.gap ?? 0,
					key,
					plans.proposed.aims.size,
				),
			),
	};
}
