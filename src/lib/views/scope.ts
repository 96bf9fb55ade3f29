import type { Figures } from '$lib/charts/markWords';
import { baseOf, scopeOf, type Answer, type ScopeAnswer } from '$lib/rules/answer';
import { judge, type Indicator } from '$lib/rules/indicator';
import type { CellSums } from '$lib/rules/sums';
import { Tried, trialsOf } from '$lib/rules/trials';

/** A scope of an answer with its judgement, as pages read it. */
export interface Scope {
	code: string;
	label: string;
	sums: CellSums;
	indicator: Indicator;
	answer: ScopeAnswer;
	/** The verdict under other assumptions. */
	tried: Pick<Tried, 'trials' | 'robustness'>;
}

export function scopeView(answer: Answer, code: string, label: string): Scope {
	const sums = baseOf(answer, code);
	return {
		code,
		label,
		sums,
		indicator: judge(sums),
		answer: scopeOf(answer, code),
		tried: new Tried(sums, () => trialsOf(answer, code)),
	};
}

/** What the marks of charts read of an indicator. */
export const figuresOf = ({ share, low, high, verdict }: Indicator): Figures => ({
	share,
	low,
	high,
	verdict,
});

/** Whether one of the scopes at least has a share: else there is nothing to compare, nor to draw. */
export function anyShare(scopes: readonly Pick<Scope, 'indicator'>[]): boolean {
	return scopes.some(({ indicator }) => indicator.share !== null);
}

/** No line of this basis was read for the scope and year: that is no data, never a zero amount. */
export function nothingRead({ answer }: Scope): boolean {
	return answer.ledger.totalPaid.lines === 0;
}
