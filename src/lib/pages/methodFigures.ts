import type { PageSource } from './source';
import { baseOf, scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { share } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { clauseShare } from '$lib/views/awarded';

/** What the choices of the method change in the published data: the nation, default view. Fractions. */
export interface MethodFigures {
	year: number;
	/** M1 and M2 over the base; null when the base is zero or negative. */
	bodies: number | null;
	people: number | null;
	/** M3 over the base, in words: an interval where some clause is not told. */
	clauses: string;
	/** M2 over the base with national public establishments in. */
	withEstablishments: number | null;
	/** What falls out of the *achats courants*, of all that is paid and of what the State paid. */
	notCurrent: number | null;
	notCurrentOfState: number | null;
}

export function methodFigures(source: Pick<PageSource, 'answer' | 'byDefault'>): MethodFigures {
	const answer = source.answer(source.byDefault);
	const national = judge(baseOf(answer));
	const { share: people, shareM1: bodies } = national;
	const wide = source.answer({ ...source.byDefault, establishments: true });
	const { totalPaid, notState, notCurrent } = scopeOf(answer, NATION).ledger;
	const state = totalPaid.amount - notState.amount;
	return {
		year: source.byDefault.year,
		bodies,
		people,
		clauses: clauseShare(national),
		withEstablishments: judge(baseOf(wide)).share,
		notCurrent: share(notCurrent.amount, totalPaid.amount),
		notCurrentOfState: share(notCurrent.amount, state),
	};
}
