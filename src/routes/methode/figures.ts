import type { PageSource } from '$lib/pages/source';
import { baseOf, scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { share } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';

/** What the choices of the method change in the published data: the nation, default view. Fractions. */
export interface MethodFigures {
	year: number;
	/** M1, M2 and M3 over the base; null when the base is zero or negative. */
	bodies: number | null;
	people: number | null;
	clauses: number | null;
	/** M2 over the base with national public establishments in. */
	withEstablishments: number | null;
	/** What falls out of the *achats courants*, of all that is paid and of what the State paid. */
	notCurrent: number | null;
	notCurrentOfState: number | null;
}

export function methodFigures(source: Pick<PageSource, 'answer' | 'byDefault'>): MethodFigures {
	const answer = source.answer(source.byDefault);
	const { share: people, shareM1: bodies, shareM3: clauses } = judge(baseOf(answer));
	const wide = source.answer({ ...source.byDefault, establishments: true });
	const { totalPaid, notState, notCurrent } = scopeOf(answer, NATION).ledger;
	const state = totalPaid.amount - notState.amount;
	return {
		year: source.byDefault.year,
		bodies,
		people,
		clauses,
		withEstablishments: judge(baseOf(wide)).share,
		notCurrent: share(notCurrent.amount, totalPaid.amount),
		notCurrentOfState: share(notCurrent.amount, state),
	};
}
