import { createHash } from 'node:crypto';
import { SERVED_TABLES } from '$lib/engine/servedTables';
import { once } from '$lib/once';
import type { Publication, PublishedFile } from '$lib/pages/catalogue/publication';
import { PUBLISHED_DATA } from './openData';
import { getSite } from './site';
import { siteAddress } from './siteAddress';

function published(path: string, name: string, content: string | Uint8Array): PublishedFile {
	return {
		path,
		name,
		bytes: Buffer.byteLength(content),
		sha256: createHash('sha256').update(content).digest('hex'),
	};
}

/** The open-data files and the engine's tables, as they are served, and what is said of them. */
export const getPublication = once(async (): Promise<Publication> => {
	const site = await getSite();
	const files = await Promise.all([
		...Object.entries(PUBLISHED_DATA).map(async ([name, write]) =>
			published(`telechargements/${name}.csv`, name, await write()),
		),
		...SERVED_TABLES.map(async (name) =>
			published(`tables/${name}.arrow`, name, (await site.table(name)).bytes),
		),
	]);
	return { info: site.info, years: site.years, files, address: siteAddress() };
});
