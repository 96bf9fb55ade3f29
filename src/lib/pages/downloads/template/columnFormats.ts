/**
 * Formats of whole columns of an ODS, which the library that writes it does not know: what is typed in
 * any row of a text column keeps its zeros.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

export type ColumnFormat = 'text' | 'date' | 'general';

const CONTENT = 'content.xml';
const END = '</table:table>';

/** Styles of the columns; those of the cells of the file bear other names. */
const STYLES = [
	'<number:text-style style:name="cap-n1"><number:text-content/></number:text-style>',
	'<number:date-style style:name="cap-n2"><number:year number:style="long"/><number:text>-</number:text>',
	'<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>',
	'<style:style style:name="cap-text" style:family="table-cell" style:data-style-name="cap-n1"/>',
	'<style:style style:name="cap-date" style:family="table-cell" style:data-style-name="cap-n2"/>',
	'<style:style style:name="cap-column" style:family="table-column"><style:table-column-properties style:column-width="4cm"/></style:style>',
].join('');

/** Rows made ready under those of a sheet: a spreadsheet takes the format of a column where there are rows. */
const READY = 1_000;

const columnXml = (format: ColumnFormat) => {
	const cells = format === 'general' ? '' : ` table:default-cell-style-name="cap-${format}"`;
	return `<table:table-column table:style-name="cap-column"${cells}/>`;
};

const readyXml = (formats: readonly ColumnFormat[]) => {
	const cells = formats.map((format) =>
		format === 'general'
			? '<table:table-cell/>'
			: `<table:table-cell table:style-name="cap-${format}"/>`,
	);
	return `<table:table-row table:number-rows-repeated="${READY}">${cells.join('')}</table:table-row>`;
};

/**
 * The ODS `bytes`, as the library writes it, with the formats of the columns of its sheets.
 * @param formats by sheet, the format of each of its columns
 * @throws {Error} when a sheet is not there, or is not written as it was
 */
export function withColumnFormats(
	bytes: Uint8Array,
	formats: ReadonlyMap<string, readonly ColumnFormat[]>,
): Uint8Array {
	const files = unzipSync(bytes);
	let content = strFromU8(files[CONTENT] ?? new Uint8Array());
	const put = (before: string, after: string, from = 0) => {
		const at = content.indexOf(before, from);
		if (at < 0) throw new Error(`no ${before} in the content of the ODS`);
		content = content.slice(0, at) + after + content.slice(at + before.length);
		return at;
	};
	put('<office:automatic-styles>', `<office:automatic-styles>${STYLES}`);
	for (const [sheet, columns] of formats) {
		const start = `<table:table table:name="${sheet}">`;
		const repeated = `<table:table-column table:number-columns-repeated="${columns.length}"/>`;
		const at = put(start + repeated, start + columns.map(columnXml).join(''));
		put(END, readyXml(columns) + END, at);
	}
	// The type of the file comes first in the archive, and is not compressed.
	const { mimetype, ...others } = files;
	const archive: Zippable = { ...others, [CONTENT]: strToU8(content) };
	return zipSync(mimetype ? { mimetype: [mimetype, { level: 0 }], ...archive } : archive);
}
