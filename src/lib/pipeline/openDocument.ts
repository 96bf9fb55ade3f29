/** What an OpenDocument workbook says of itself that the library does not read. */
import { strFromU8, unzipSync } from 'fflate';

/** A file of the archive as text; empty when it is not there. */
function textOf(bytes: Uint8Array, path: string): string {
	const found = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
	return found ? strFromU8(found) : '';
}

/** Attributes of a tag, by their name. */
function attribute(tag: string, name: string): string | undefined {
	return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

/** Whether the workbook is protected by a password: its files are then encrypted one by one. */
export function isEncrypted(bytes: Uint8Array): boolean {
	return textOf(bytes, 'META-INF/manifest.xml').includes('manifest:encryption-data');
}

/** For each sheet, in their order, whether it is hidden: its style says so. */
export function hiddenSheets(bytes: Uint8Array): boolean[] {
	const [styles = '', body = ''] = textOf(bytes, 'content.xml').split('<office:spreadsheet');
	const hidden = new Set<string | undefined>();
	for (const [, tag = '', inside = ''] of styles.matchAll(
		/<style:style\b([^>]*[^/])>(.*?)<\/style:style>/gs,
	)) {
		if (attribute(tag, 'style:family') !== 'table') continue;
		if (attribute(inside, 'table:display') === 'false') hidden.add(attribute(tag, 'style:name'));
	}
	return [...body.matchAll(/<table:table(\s[^>]*)>/g)]
		.filter(([, tag = '']) => attribute(tag, 'table:is-sub-table') !== 'true')
		.map(([, tag = '']) => hidden.has(attribute(tag, 'table:style-name')));
}
