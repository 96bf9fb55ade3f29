import { inspect, type Opened } from '$lib/files/inspect';
import { samplesOf } from '$lib/files/contents';
import { firstRows } from '$lib/files/headerOf';
import { columnNames, constantsOf, matchColumns, type ColumnNames } from '$lib/files/matching';
import type { Choices } from '$lib/files/ownSource';
import { readOwn } from '$lib/files/readOwn';
import type { GivenFile } from '$lib/files/given';
import type { Engine } from '$lib/engine/engine';
import { openSource, type PageSource } from '$lib/pages/source';
import { datasetText } from '../../support/dataset';

export function given(files: Readonly<Record<string, Uint8Array | string>>): GivenFile[] {
	return Object.entries(files).map(([path, content]) => ({
		path,
		blob: new Blob([content as Uint8Array<ArrayBuffer>]),
	}));
}

/** What the page chooses by itself: the tables recognised, the columns that it proposes. */
export function choicesOf(
	{ inspection }: Opened,
	columns: Readonly<Record<string, ColumnNames>> = {},
): Choices {
	const matched = inspection.tables.map((found) => {
		const { id, table, header } = found;
		const samples = samplesOf(firstRows(found), header.length);
		return [id, table ? matchColumns(table, header, columns[table], samples) : []] as const;
	});
	return {
		tables: Object.fromEntries(inspection.tables.map(({ id, table }) => [id, table])),
		columns: Object.fromEntries(matched.map(([id, matches]) => [id, columnNames(matches)])),
		constants: Object.fromEntries(matched.map(([id, matches]) => [id, constantsOf(matches)])),
		dataset: inspection.dataset ?? datasetText(),
		repair: false,
	};
}

/** Opens files as the page does, on an engine of Node. */
export async function openGiven(engine: Engine, files: readonly GivenFile[]): Promise<PageSource> {
	const opened = await inspect(files);
	const { problems } = opened.inspection;
	if (problems.length > 0) throw new Error(JSON.stringify(problems));
	const { info, present } = await readOwn(engine, opened, choicesOf(opened));
	return openSource({ engine, info, present });
}
