import { resolve } from 'node:path';
import { queryApart } from '$lib/queries/apart';
import { defaultQuestion, type Question } from '$lib/queries/question';
import { queryRegionPairs, queryRegions, querySegments, queryYears } from '$lib/queries/reference';
import { querySums, type SumsRow } from '$lib/queries/sums';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/load';
import { PUBLISHED_TABLES, type PublishedTableName } from '$lib/engine/tables';
import type { Engine } from '$lib/engine/engine';
import { DEFAULT_THRESHOLD } from '$lib/rules/target';
import type { SiteData } from '$lib/views/site';
import { tableToArrow, type ArrowTable } from './arrow';
import { folderSource } from './folder';
import { openNative } from './native';

/** What prerendering needs: the classified data set on a native engine, and its usual answers. */
export interface Site {
	engine: Engine;
	info: Awaited<ReturnType<typeof loadDataset>>['info'];
	/** Whether the folder holds each table of the contract. */
	present: Readonly<Record<string, boolean>>;
	/** Fiscal years of the data, in order. */
	years: readonly number[];
	byDefault: Question;
	rows(question: Question): Promise<SumsRow[]>;
	table(name: PublishedTableName): Promise<ArrowTable>;
}

/** The folder to publish: `CAP10_DATA`, or the demonstration. */
export function dataFolder(): string {
	return resolve(process.env.CAP10_DATA ?? 'data/demo');
}

function memoize<K extends string, T>(work: (key: K) => Promise<T>): (key: K) => Promise<T> {
	const done = new Map<K, Promise<T>>();
	return (key) => {
		let found = done.get(key);
		if (!found) done.set(key, (found = work(key)));
		return found;
	};
}

async function openSite(folder: string): Promise<Site> {
	const engine = await openNative();
	const { info, present } = await loadDataset(engine, folderSource(folder), {
		strict: process.env.CAP10_STRICT === '1',
		repair: process.env.CAP10_REPARER === '1',
	});
	await classifyDataset(engine);
	const years = await queryYears(engine);
	const latest = years.filter((year) => year <= Number(info.date_reference.slice(0, 4))).at(-1);
	const year = latest ?? years[0] ?? Number(info.date_reference.slice(0, 4));
	const rows = memoize(async (key: string) => {
		const question = JSON.parse(key) as Question;
		return [...(await querySums(engine, question)), ...(await queryApart(engine, question))];
	});
	return {
		engine,
		info,
		present,
		years,
		byDefault: defaultQuestion(year, info.edition_regions, DEFAULT_THRESHOLD),
		rows: (question) => rows(JSON.stringify(question)),
		table: memoize((name: PublishedTableName) => tableToArrow(engine, name)),
	};
}

let opened: Promise<Site> | undefined;

/** The site's data, read once per build however many pages ask. */
export function getSite(): Promise<Site> {
	opened ??= openSite(dataFolder());
	return opened;
}

/** Everything that stands in the layout's data: who publishes, what can be asked, and the words. */
export async function siteData(): Promise<Omit<SiteData, 'engine'>> {
	const { engine, info, present, years, byDefault, table } = await getSite();
	const [regions2010, regions2016, pairs, segments, tables] = await Promise.all([
		queryRegions(engine, '2010'),
		queryRegions(engine, '2016'),
		queryRegionPairs(engine),
		querySegments(engine),
		Promise.all(PUBLISHED_TABLES.map(async (name) => ({ name, rows: (await table(name)).rows }))),
	]);
	return {
		info,
		present,
		years,
		byDefault,
		regions: { '2010': regions2010, '2016': regions2016 },
		pairs,
		segments,
		tables,
	};
}
