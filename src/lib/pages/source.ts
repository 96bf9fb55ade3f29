import type { DatasetInfo } from '$lib/contract/dataset';
import type { Engine } from '$lib/engine/engine';
import { queryCells } from '$lib/queries/cells';
import { queryRegionPairs, querySegments, queryYears } from '$lib/queries/reference';
import type { Answer } from '$lib/rules/answer';
import { openCells, type Cells, type PublishedCells } from '$lib/rules/cells';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { DEFAULT_THRESHOLD } from '$lib/rules/target';
import { drawnMaps, type Maps } from './maps';

/**
 * A classified data set on an engine, and what its pages ask of it: the published one at build, the
 * reader's own files in the browser. Every page's data are functions of it.
 */
export interface PageSource {
	readonly engine: Engine;
	readonly info: DatasetInfo;
	/** Whether the data set holds each table of the contract. */
	readonly present: Readonly<Record<string, boolean>>;
	/** Fiscal years of the data, in order. */
	readonly years: readonly number[];
	readonly byDefault: Question;
	/** The cells as they are published, and ready to be summed. */
	readonly publishedCells: PublishedCells;
	readonly cells: Cells;
	/** The paid sums of a question, for every scope; summed once. */
	answer(question: Question): Answer;
	readonly maps: Maps;
}

/** What reading a data set leaves, on the engine that classified it. */
export interface Classified {
	engine: Engine;
	info: DatasetInfo;
	present: Readonly<Record<string, boolean>>;
	/** Text of the contours of basins that the data set brings (TopoJSON or GeoJSON), else null. */
	contours?: () => Promise<string | null>;
}

/** Cells as they are published: without a list of structures they say that no one knows what it would tell. */
export const cellsToPublish = (
	cells: PublishedCells,
	{ present }: Pick<Classified, 'present'>,
): PublishedCells => ({ ...cells, ...(!present['structures'] && { unlisted: true }) });

/**
 * A page source over a data set that `classifyDataset` went through. By default the latest fiscal
 * year up to the reference date, in the edition of the data set (`/methode/`).
 * @param maps drawn here by default
 */
export async function openSource(
	classified: Classified,
	maps: Maps = drawnMaps(classified),
): Promise<PageSource> {
	const { engine, info, present } = classified;
	const years = await queryYears(engine);
	const reference = Number(info.date_reference.slice(0, 4));
	const year = years.filter((known) => known <= reference).at(-1) ?? years[0] ?? reference;
	const publishedCells = cellsToPublish(await queryCells(engine), classified);
	const cells = openCells(
		[publishedCells],
		await querySegments(engine),
		await queryRegionPairs(engine),
	);
	const answers = new Map<string, Answer>();
	return {
		engine,
		info,
		present,
		years,
		byDefault: defaultQuestion(year, info.edition_regions, DEFAULT_THRESHOLD),
		publishedCells,
		cells,
		answer(question) {
			const key = JSON.stringify(question);
			const answer = answers.get(key) ?? sumCells(cells, question);
			answers.set(key, answer);
			return answer;
		},
		maps,
	};
}
