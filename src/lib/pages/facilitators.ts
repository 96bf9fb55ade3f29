import { baseCodes } from '$lib/rules/inBase';
import { Drawing, readPathsFile } from '$lib/geo/drawing';
import { queryBasinSegments, type BasinSegmentRow } from '$lib/queries/basins';
import { Beside } from '$lib/views/beside';
import { toColumns, type Columns } from '$lib/views/rowsAsColumns';
import { publishSpending, type PublishedSpending } from '$lib/views/facilitators/spending';
import { readCoverageFile, type CoverageFile } from '$lib/views/facilitators/coverageData';
import { drawingName } from './basinDrawing';
import { coveragePayload } from './coverage';
import type { PageSource } from './source';

/** What `/facilitateurs/` is drawn from; null without `postes.csv`. */
export async function coverageFile(source: PageSource): Promise<CoverageFile | null> {
	const payload = await coveragePayload(source);
	if (!payload) return null;
	const maps = await source.maps.basins();
	return { payload, frame: maps?.editions[source.byDefault.edition].frame ?? null };
}

/** What `/facilitateurs/` starts with; `coverage` is null without `postes.csv`. */
export async function facilitatorsPage(source: PageSource) {
	const file = await coverageFile(source);
	if (!file) return { coverage: null };
	const { edition } = source.byDefault;
	const maps = await source.maps.basins();
	return {
		coverage: {
			file: new Beside(readCoverageFile(file)),
			drawing:
				maps && new Drawing(drawingName(edition), readPathsFile(maps.editions[edition].paths)),
		},
	};
}

/** Fiscal years whose spending can be asked; the default one stands even where no line was kept. */
export function spendingYears({ years, byDefault }: PageSource): number[] {
	return [...new Set([...years, byDefault.year])];
}

/** Eligible spending of one fiscal year by basin and segment, in cents; null for an unknown year. */
export async function basinSpending(
	source: PageSource,
	year: number,
): Promise<Columns<PublishedSpending<BasinSegmentRow>> | null> {
	if (!spendingYears(source).includes(year)) return null;
	const base = baseCodes(source.cells.segments, source.byDefault);
	const rows = await queryBasinSegments(source.engine, year, base);
	return toColumns(publishSpending(rows, source.present['structures'] ?? false), [
		'basin',
		'segment',
		'base',
		'realised',
	]);
}
