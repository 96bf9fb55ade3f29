/** Where a table begins in a file: its separator, and the line of its header. */
import type { Separator } from './scanner';

/** Marks that separate columns, in the order of preference where they separate as many. */
const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];

/** How far the header is looked for, in records. */
export const HEAD_RECORDS = 40;

/** How much of a file is looked at, in bytes. */
export const HEAD_BYTES = 1 << 16;

interface Head {
	separator: Separator;
	/** Records above the header: titles, and Excel's own `sep=;`. */
	above: number;
}

/** Names as people write them: entities of a page and line breaks are spaces of a name. */
export function tidyName(name: string): string {
	return name
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&nbsp;/g, ' ')
		.replace(/&amp;/g, '&')
		.replace(/\s+/g, ' ')
		.trim();
}

/** A name without capitals, accents nor punctuation, as names are compared to find a header. */
export function bareName(name: string): string {
	return tidyName(name)
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}

/** The names that tell a header: `names` whatever their case, accents and punctuation. */
export function knownNames(names: Iterable<string>): ReadonlySet<string> {
	return new Set([...names].map(bareName).filter((name) => name !== ''));
}

/**
 * The names of the columns of a header: one without a name, or whose name comes back, is called by its
 * place, so that each can be designated.
 */
export function columnNames(header: readonly string[]): string[] {
	const names = header.map(tidyName);
	return names.map((name, i) => {
		if (name === '') return `colonne ${i + 1}`;
		return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (colonne ${i + 1})`;
	});
}

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;
const knownIn = (row: readonly string[], known: ReadonlySet<string>) =>
	new Set(row.map(bareName).filter((name) => known.has(name))).size;

/** A title fills one cell or two of a table that has more columns. */
const isTitle = (row: readonly string[], width: number) => filled(row) * 2 < width;

/** Fewest known names that make a header of a row which is not the first. */
const ENOUGH = 2;

/**
 * The rank of the header among the first rows, from 0: the one that has most of the known names, the
 * first when none has any, titles apart.
 */
export function headerRow(
	rows: readonly (readonly string[])[],
	known: ReadonlySet<string>,
): number {
	const scores = rows.map((row) => knownIn(row, known));
	const best = Math.max(0, ...scores);
	if (best >= ENOUGH) return scores.indexOf(best);
	const widths = rows.map(filled).sort((a, b) => a - b);
	const usual = widths[Math.floor(widths.length / 2)] ?? 0;
	if (usual < 3) return 0;
	const first = rows.findIndex((row) => !isTitle(row, usual));
	// A row with figures is data: what precedes it is then no title.
	const plain = rows[first]?.every((cell) => cell.trim() === '' || !/^[\d\s.,-]+$/.test(cell));
	return first > 0 && plain ? first : 0;
}

/** The first records of a text whose line ends are alike, for looking only: a stray quote costs nothing here. */
export function firstRecords(text: string, separator: Separator): string[][] {
	const records: string[][] = [];
	let at = 0;
	while (at < text.length && records.length < HEAD_RECORDS) {
		const fields: string[] = [];
		let ended = false;
		while (!ended) {
			let field: string;
			const close = text[at] === '"' ? closingQuote(text, at, separator) : -1;
			if (close > 0) {
				field = text.slice(at + 1, close).replaceAll('""', '"');
				at = close + 1;
			} else {
				let end = at;
				while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
				field = text.slice(at, end);
				at = end;
			}
			fields.push(field);
			ended = at >= text.length || text[at] === '\n';
			at++;
		}
		if (fields.length > 1 || fields[0] !== '') records.push(fields);
	}
	return records;
}

/** Where a quoted field ends, -1 when its quote is a stray one. */
function closingQuote(text: string, start: number, separator: Separator): number {
	let close = text.indexOf('"', start + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	const next = text[close + 1];
	return close >= 0 && (next === undefined || next === separator || next === '\n') ? close : -1;
}

const SEP = /^"?sep=(.)"?(?:\n|$)/i;

/**
 * Where the table of a text begins, from the start of the text, its line ends alike.
 * @param known the names that tell its header
 */
export function headOf(text: string, known: ReadonlySet<string>): Head {
	const said = SEP.exec(text)?.[1];
	const declared = SEPARATORS.find((separator) => separator === said);
	const body = said === undefined ? text : text.slice(text.indexOf('\n') + 1);
	const heads = (declared ? [declared] : SEPARATORS).map((separator) => {
		const rows = firstRecords(body, separator);
		const above = headerRow(rows, known);
		const header = rows[above] ?? [];
		// A name that starts with a quote was cut inside its quotes: this is not what separates columns.
		const cut = header.some((name) => name.startsWith('"'));
		return { separator, above, known: knownIn(header, known), width: cut ? 0 : header.length };
	});
	const [best] = heads.sort((a, b) => b.known - a.known || b.width - a.width);
	const { separator = ',', above = 0 } = best ?? {};
	return { separator, above: above + (said === undefined ? 0 : 1) };
}
