import { SERVED_TABLES } from '$lib/engine/servedTables';
import type { PublishedFile } from '$lib/pages/catalogue/publication';
import { detailParts, type DetailPart } from '$lib/pages/downloads/detail';
import { getPublication } from './publication';
import { getSite } from './site';

/** What the site lets a reader take away. */
interface DownloadList {
	files: readonly PublishedFile[];
	tables: readonly (PublishedFile & { rows: number })[];
	/** Lines and contracts by region; empty unless the data set says `detail: true`. */
	detail: readonly DetailPart[];
}

/** The open-data files and the engine's tables, with their sizes and digests. */
export async function downloadList(): Promise<DownloadList> {
	const site = await getSite();
	const { files } = await getPublication();
	const rows = new Map(
		await Promise.all(
			SERVED_TABLES.map(async (name) => [name as string, (await site.table(name)).rows] as const),
		),
	);
	return {
		files: files.filter(({ path }) => path.startsWith('telechargements/')),
		tables: files
			.filter(({ path }) => path.startsWith('tables/'))
			.map((file) => ({ ...file, rows: rows.get(file.name) ?? 0 })),
		detail: await detailParts(site),
	};
}
