import type { Question } from '$lib/rules/question';
import type { BuyerFigureKind, BuyerKeys } from '$lib/queries/traceBuyers';
import type { BaseSums } from '$lib/rules/sums';
import type { Shared } from '$lib/state/shared';
import type { OpenTrace } from '$lib/state/tracing';

/** Of `buyerColumns` and `groupColumns`; the cell of the bounds opens the lower one. */
const KINDS: Readonly<Record<string, BuyerFigureKind>> = {
	base: 'base',
	realised: 'realised',
	share: 'share',
	bounds: 'low',
	unidentified: 'unidentified',
	gap: 'signedGap',
};

/** What opens the panel on a cell of a table of buyers, for `DataTable`. */
export function explainBuyers<Row extends { keys: BuyerKeys; sums: BaseSums }>(
	openTrace: OpenTrace,
	shared: Pick<Shared, 'site' | 'cells' | 'life'>,
	{ question, scope }: { question: Question; scope: string },
	labelOf: (row: Row) => string,
) {
	return ({ key }: { key: string }, row: Row): (() => void) | null => {
		const kind = KINDS[key];
		const { keys, sums } = row;
		if (!kind) return null;
		const place = { question, reference: shared.site.segments, scope, keys };
		return () => openTrace({ type: 'buyer', kind, label: labelOf(row), sums, place, shared });
	};
}
