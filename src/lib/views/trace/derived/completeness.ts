/** How complete the data of a place are, and who fell silent. */
import { COMPLETENESS, SILENCE } from '$lib/figures/made/completeness';
import { expectationsOf, type PublishedCompleteness } from '$lib/rules/completeness';
import { breakEvenOf, type CompletenessFigure } from '../../completeness';
import { expectedColumns } from '../../completenessColumns';
import { keptAt, type Place } from '../../kept';
import { rowsBehind } from '../../rows/behind';
import type { Scope } from '../../scope';
import { tellMade } from '../tell';

/** Where a figure of the sentences about completeness comes from; null where there is none. */
export function explainCompleteness(
	at: Place,
	scope: Scope,
	published: PublishedCompleteness | null,
	figure: CompletenessFigure,
) {
	const { completeness, silence, ledger } = scope.answer;
	const { year } = at.question;
	if (figure === 'buyers' || figure === 'before') {
		if (!silence) return null;
		return tellMade({ ...keptAt(at), file: 'acheteurs_absents' }, SILENCE, figure, {
			...silence,
			last: `${year - 1}`,
			year: `${year}`,
		});
	}
	if (!completeness || !published) return null;
	const rows = expectationsOf(published, { ...at.question, scope: at.scope }, at.site.pairs);
	const found = breakEvenOf(scope);
	const kept = {
		...keptAt(at),
		file: 'completude' as const,
		rows: rowsBehind(
			expectedColumns(at.site, published.edition),
			rows,
			'Une ligne par montant attendu qui dit la dépense de ce périmètre.',
			'Rien n’est attendu ici.',
		),
	};
	return tellMade(kept, COMPLETENESS, figure, {
		...completeness,
		base: scope.indicator.base,
		realised: scope.indicator.m2,
		paid: ledger.totalPaid.amount - ledger.notState.amount,
		inBase: found?.missing ?? 0,
		breakEven: found?.share ?? null,
	});
}
