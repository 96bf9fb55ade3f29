import { FIGURE_KINDS, figureOf, type FigureKind } from '$lib/figures/figures';
import {
	figureText,
	figureValue,
	formulaNumbers,
	formulaWords,
	type FigureSums,
} from '$lib/figures/formula';
import type { Card } from '$lib/figures/made/made';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { NO_SUMS } from '$lib/rules/sums';
import { keptAt, type Where } from '../kept';
import { segmentLabel, type SiteData } from '../site';
import type { Explanation } from './origin';
import { tell } from './tell';

/**
 * What can be asked of a place, in the order of a reader's questions. It has one gap: of a segment, the one
 * that adds up, negative beyond the target.
 */
export function kindsAt({ basis, segment }: Where, withLedger: boolean): FigureKind[] {
	const other = segment === null ? 'signedGap' : 'gap';
	return FIGURE_KINDS.filter((kind) => {
		if (kind === other) return false;
		const { paidOnly, outside } = figureOf(kind);
		return (basis === 'paye' || !paidOnly) && (!outside || (withLedger && segment === null));
	});
}

/** The sums of a place in an answer; the year may be any that the answer's trend holds. */
export function sumsAt(answer: Answer, place: Where): FigureSums {
	const scope = scopeOf(answer, place.scope);
	const sameYear = place.question.year === answer.question.year;
	if (place.segment !== null) {
		return { sums: scope.current.get(place.segment) ?? NO_SUMS, ledger: null };
	}
	const known = sameYear && scope.ledger.totalPaid.lines > 0;
	return {
		sums: scope.trend.get(place.question.year) ?? NO_SUMS,
		ledger: known ? scope.ledger : null,
	};
}

/** Everything that the panel says of a figure, from the sums that the page already holds. */
export function explainFigure(
	site: SiteData,
	answer: Answer,
	kind: FigureKind,
	place: Where,
): Explanation {
	const { segment } = place;
	const of = segment === null ? {} : { of: segmentLabel(site, segment) };
	const found = sumsAt(answer, place);
	return tell(keptAt({ site, ...place }, { ...of, segment, kept: kind }), figureCard(kind, found));
}

/** A figure made from these sums, in words. */
export function figureCard(kind: FigureKind, found: FigureSums): Card {
	const { label, definition, source } = figureOf(kind);
	const value = figureValue(kind, found);
	const printed = figureText(kind, value);
	const numbers = formulaNumbers(kind, found);
	return { label, definition, source, value, printed, words: formulaWords(kind), numbers };
}
