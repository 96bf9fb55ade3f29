import { resolve } from '$app/paths';
import type { BasinSegmentRow } from '$lib/queries/basins';
import type { Shared } from '$lib/state/shared';
import { readSpending, type PublishedSpending } from '$lib/views/facilitators/spending';
import type { Columns } from '$lib/views/rowsAsColumns';
import type { BasinSpending } from '$lib/views/trace/derived/basins';

/**
 * What the panel reads of the spending of basins, when it is asked.
 * @param year fiscal year of the figures shown; null: none
 */
export function basinSpending(
	json: Shared['json'],
	year: () => number | null,
): () => BasinSpending {
	return () => {
		const asked = year();
		return {
			year: asked,
			read: async () =>
				asked === null
					? []
					: readSpending<BasinSegmentRow>(
							await json<Columns<PublishedSpending<BasinSegmentRow>>>(
								resolve('/facilitateurs/depenses-[year].json', { year: String(asked) }),
							),
						),
		};
	};
}
