import type { OpenTrace } from '$lib/state/tracing';
import type { CoverageBriefData } from '$lib/views/facilitators/brief';
import { RISK_MONTHS } from '$lib/views/facilitators/coverageFindings';
import type { BasinCount } from '$lib/views/trace/derived';
import { openDerived } from './explainDerived';

/**
 * What opens the origins of the coverage of a place, where the page does not hold its basins.
 * @param where the place as a reader writes it
 * @param coverage null: none to open
 *
 * Both are read again at each use.
 */
export function coverageOrigins(
	openTrace: OpenTrace,
	where: () => string,
	coverage: () => CoverageBriefData | null,
) {
	const at = ({ date }: CoverageBriefData) => ({ where: where(), date });
	return {
		at,
		askCount: (which: BasinCount) => () =>
			openDerived(openTrace, (words) => {
				const found = coverage();
				return found && words.explainBasinCount(at(found), which, found.rate, null);
			}),
		askAtRisk: () =>
			openDerived(openTrace, (words) => {
				const found = coverage();
				return found && words.explainAtRisk({ ...at(found), months: RISK_MONTHS }, found.atRisk);
			}),
	};
}
