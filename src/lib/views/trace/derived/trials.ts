/** The shares of the trials of a verdict. */
import { TRIALS } from '$lib/figures/made/trials';
import { realisedOf, type BaseSums, type LedgerSums } from '$lib/rules/sums';
import type { Trial } from '$lib/rules/trials';
import { shareOf } from '$lib/rules/trialRange';
import { keptAt, type Place } from '../../kept';
import { tellOne } from '../tell';

/**
 * Where the least (`low`) or the greatest (`high`) share of a trial comes from; null for another figure.
 * @param sums what the verdict is given on
 * @param ledger the ledger of its scope
 */
export function explainTrial(
	at: Place,
	{ code, ...range }: Trial,
	{ sums, ledger }: { sums: BaseSums; ledger: LedgerSums },
	key: string,
) {
	if (key !== 'low' && key !== 'high') return null;
	const { realised, base } = range[key];
	const { org, hoursCautious, hoursGenerous } = sums;
	return tellOne(keptAt(at), TRIALS[code][key], shareOf(range[key]), {
		threshold: `${at.question.threshold}`,
		realised,
		base,
		org,
		hoursCautious,
		hoursGenerous,
		wholeRealised: realisedOf(sums),
		wholeBase: sums.base,
		paid: ledger.totalPaid.amount - ledger.notState.amount,
		unclassified: ledger.unclassified.amount,
	});
}
