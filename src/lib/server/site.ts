import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CONTOUR_FILES } from '$lib/contract/dataset';
import { DataError } from '$lib/contract/errors';
import { THOUSANDS, type Thousands } from '$lib/contract/sql';
import { list } from '$lib/format';
import { PUBLISHED_TABLES, type ServedTableName } from '$lib/engine/servedTables';
import { once, oncePerKey } from '$lib/once';
import { openSource, type PageSource } from '$lib/pages/source';
import { siteWords } from '$lib/pages/siteWords';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset, type LoadOptions } from '$lib/pipeline/loadDataset';
import { numberBySheet } from '$lib/pipeline/sheetLines';
import { WORKBOOK } from '$lib/pipeline/sheets';
import type { PublishedCells } from '$lib/rules/cells';
import type { SiteData } from '$lib/views/site';
import { tableToArrow, type ArrowTable } from './writeArrow';
import { cellFiles } from './cellFiles';
import { folderSource, requireFolder } from './folder';
import { siteAddress } from './siteAddress';
import { BUILD_MEMORY, openNative } from './native';
import { stopBuild } from './stopBuild';
import { sheetLines } from './workbookFolder';

/** What prerendering needs: the published data set on a native engine, and the tables to publish. */
interface Site extends PageSource {
	table(name: ServedTableName): Promise<ArrowTable>;
	/** The files of cells by name. */
	readonly cellFiles: Readonly<Record<string, PublishedCells>>;
}

/** The folder to publish: `CAP10_DATA`, or the demonstration. */
export function dataFolder(): string {
	return resolve(process.env.CAP10_DATA ?? 'data/demo');
}

/** @throws {DataError} when the word is none of those that say what a lone mark is */
function thousandsOf(word: string | undefined): Thousands | null {
	if (word === undefined || word === '') return null;
	const found = THOUSANDS.find((known) => known === word);
	if (found) return found;
	throw new DataError([
		{ fichier: 'CAP10_MILLIERS', message: `« ${word} » : écrire ${list(THOUSANDS)}` },
	]);
}

/** How the folder is read, as the environment says. @throws {DataError} as `thousandsOf` */
export const readOptions = (): LoadOptions => ({
	strict: process.env.CAP10_STRICT === '1',
	repair: process.env.CAP10_REPARER === '1',
	thousands: thousandsOf(process.env.CAP10_MILLIERS),
});

async function openSite(folder: string): Promise<Site> {
	requireFolder(folder);
	const engine = await openNative({ memoryLimit: BUILD_MEMORY });
	const { info, present } = await loadDataset(engine, folderSource(folder), readOptions());
	await classifyDataset(engine);
	if (WORKBOOK.test(folder)) await numberBySheet(engine, await sheetLines(folder));
	const source = await openSource({
		engine,
		info,
		present,
		async contours() {
			const file = CONTOUR_FILES.map((name) => resolve(folder, name)).find(existsSync);
			return file ? readFile(file, 'utf8') : null;
		},
	});
	return {
		...source,
		table: oncePerKey((name) => tableToArrow(engine, name)),
		cellFiles: cellFiles(source.publishedCells),
	};
}

/** The site's data, read once per build however many pages ask. */
export const getSite = once(async (): Promise<Site> => {
	const folder = dataFolder();
	try {
		return await openSite(folder);
	} catch (error) {
		return stopBuild(error, folder);
	}
});

/** Everything that stands in the layout's data: who publishes, what can be asked, and the words. */
export async function siteData(): Promise<Omit<SiteData, 'engine' | 'releases'>> {
	const site = await getSite();
	const [words, tables] = await Promise.all([
		siteWords(site),
		Promise.all(
			PUBLISHED_TABLES.map(async (name) => ({ name, rows: (await site.table(name)).rows })),
		),
	]);
	return { ...words, tables, cellFiles: Object.keys(site.cellFiles), address: siteAddress() };
}
