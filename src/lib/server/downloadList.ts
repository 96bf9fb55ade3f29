import { SERVED_TABLES } from '$lib/engine/servedTables';
import { detailParts, type DetailPart } from '$lib/pages/downloads/detail';
import { OPEN_DATA } from '$lib/pages/downloads/openData';
import { getSite } from './site';

/** What the site lets a reader take away; sizes in bytes. */
export interface DownloadList {
	files: readonly { name: string; size: number }[];
	tables: readonly { name: string; rows: number; size: number }[];
	/** Lines and contracts by region; empty unless the data set says `detail: true`. */
	detail: readonly DetailPart[];
}

/** The open-data files and the engine's tables, with their sizes. */
export async function downloadList(): Promise<DownloadList> {
	const site = await getSite();
	const files = await Promise.all(
		Object.entries(OPEN_DATA).map(async ([name, write]) => ({
			name,
			size: Buffer.byteLength(await write(site)),
		})),
	);
	const tables = await Promise.all(
		SERVED_TABLES.map(async (name) => {
			const { rows, bytes } = await site.table(name);
			return { name, rows, size: bytes.length };
		}),
	);
	return { files, tables, detail: await detailParts(site) };
}
