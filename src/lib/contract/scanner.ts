/**
 * Splits CSV text into records, without ever letting one stray quote swallow what follows.
 *
 * A quoted field counts only if its closing quote is followed by the separator, the end of the
 * line or the end of the file. Otherwise the physical line on which the record starts is set aside
 * and reading goes on at the next line; the same when a record of several lines has the wrong
 * number of fields. A quote inside an unquoted field is plain text. Empty lines are no records.
 */

export type Separator = ',' | ';';

/** Longest record that holds a quoted field: beyond it, the quote is taken as never closed. */
export const MAX_QUOTED_RECORD = 131_072;

/** Longest line: beyond it, the file is no CSV. */
export const MAX_LINE = 1_048_576;

export type SetAsideReason = 'quote' | 'ragged';

/** What the scanner finds, in the file's order. `rank` counts records, the header being 1. */
export interface ScanHandler {
	header(fields: readonly string[], separator: Separator): void;
	/** A record without any quote, with the right number of fields, still in one piece. */
	plain(rank: number, line: string): void;
	/** Any other record with the right number of fields. */
	fields(rank: number, fields: readonly string[]): void;
	/** A physical line that is no record; `found` fields where `expected` were. */
	setAside(rank: number, line: string, reason: SetAsideReason, found: number): void;
}

/** What makes a whole file unreadable; the message is for the publisher. */
export class ScanError extends Error {
	override readonly name = 'ScanError';
}

const QUOTE = 34;
const NEWLINE = 10;
const BOM = '\uFEFF';

/** The separator that the header uses most, outside quotes; a comma when it uses none. */
export function separatorOf(headerLine: string): Separator {
	const bare = headerLine.replace(/"[^"]*"/g, '');
	const commas = bare.split(',').length;
	const semicolons = bare.split(';').length;
	return semicolons > commas ? ';' : ',';
}

type Quoted =
	| { kind: 'record'; fields: string[]; next: number }
	| { kind: 'unclosed' }
	| { kind: 'incomplete' };

/** Reads the record that starts at `start`, character by character since it holds a quote. */
function readQuoted(
	text: string,
	start: number,
	separator: Separator,
	final: boolean,
	limit: number,
): Quoted {
	const fields: string[] = [];
	const end = text.length;
	const separatorCode = separator.charCodeAt(0);
	let at = start;
	for (;;) {
		if (text.charCodeAt(at) === QUOTE) {
			let close = at;
			let doubled = false;
			for (;;) {
				close = text.indexOf('"', close + 1);
				if (close < 0 || close - start > limit) {
					const waiting = close < 0 && !final && end - start <= limit;
					return { kind: waiting ? 'incomplete' : 'unclosed' };
				}
				if (close + 1 === end && !final) return { kind: 'incomplete' };
				if (text.charCodeAt(close + 1) !== QUOTE) break;
				doubled = true;
				close++;
			}
			const after = close + 1;
			const next = after < end ? text.charCodeAt(after) : NEWLINE;
			if (next !== separatorCode && next !== NEWLINE) return { kind: 'unclosed' };
			const field = text.slice(at + 1, close);
			fields.push(doubled ? field.replaceAll('""', '"') : field);
			at = after;
		} else {
			const from = at;
			while (at < end) {
				const code = text.charCodeAt(at);
				if (code === separatorCode || code === NEWLINE) break;
				at++;
			}
			if (at === end && !final) return { kind: 'incomplete' };
			fields.push(text.slice(from, at));
		}
		if (at >= end || text.charCodeAt(at) === NEWLINE) {
			return { kind: 'record', fields, next: at + 1 };
		}
		at++;
	}
}

export interface ScannerOptions {
	/** For tests; {@link MAX_QUOTED_RECORD} otherwise. */
	maxQuotedRecord?: number;
}

/** Feed it decoded text in pieces of any size, then {@link end} it. */
export class RecordScanner {
	/** Records so far, header and set aside included. */
	rank = 0;
	private rest = '';
	private afterCarriageReturn = false;
	private separator: Separator | null = null;
	private expected = 0;
	private started = false;
	private readonly maxQuoted: number;

	constructor(
		private readonly handler: ScanHandler,
		options: ScannerOptions = {},
	) {
		this.maxQuoted = options.maxQuotedRecord ?? MAX_QUOTED_RECORD;
	}

	/** @throws {ScanError} when the text cannot be a CSV file */
	feed(piece: string): void {
		let text = piece;
		if (!this.started && text !== '') {
			this.started = true;
			if (text.startsWith(BOM)) text = text.slice(1);
		}
		if (text === '') return;
		// CRLF and CR become LF; a CR at the end of a piece may be half a CRLF.
		if (this.afterCarriageReturn && text.startsWith('\n')) text = text.slice(1);
		this.afterCarriageReturn = piece.endsWith('\r');
		if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
		this.scan(this.rest + text, false);
	}

	/** @throws {ScanError} when the file held no header */
	end(): void {
		this.scan(this.rest, true);
		if (this.separator === null) throw new ScanError('le fichier est vide, sans même un en-tête');
	}

	private scan(text: string, final: boolean): void {
		const end = text.length;
		let start = 0;
		while (start < end) {
			if (this.separator === null) {
				const next = this.scanHeader(text, start, final);
				if (next < 0) break;
				start = next;
				continue;
			}
			const separatorCode = this.separator.charCodeAt(0);
			let at = start;
			let separators = 0;
			let code = 0;
			for (; at < end; at++) {
				code = text.charCodeAt(at);
				if (code === NEWLINE || code === QUOTE) break;
				if (code === separatorCode) separators++;
			}
			if (at < end && code === QUOTE) {
				const next = this.scanQuoted(text, start, this.separator, final);
				if (next < 0) break;
				start = next;
				continue;
			}
			if (at === end && !final) break;
			if (at > start) {
				const line = text.slice(start, at);
				this.rank++;
				if (separators + 1 === this.expected) this.handler.plain(this.rank, line);
				else this.handler.setAside(this.rank, line, 'ragged', separators + 1);
			}
			start = at + 1;
		}
		this.rest = start < end ? text.slice(start) : '';
		if (this.rest.length > MAX_LINE) {
			throw new ScanError(
				`une ligne dépasse ${MAX_LINE} caractères après l'enregistrement ${this.rank} : ce n'est pas un fichier CSV`,
			);
		}
	}

	/** Position after the header, or -1 when the rest of it is still to come. */
	private scanHeader(text: string, start: number, final: boolean): number {
		if (text.charCodeAt(start) === NEWLINE) return start + 1;
		const newline = text.indexOf('\n', start);
		if (newline < 0 && !final) return -1;
		const line = text.slice(start, newline < 0 ? text.length : newline);
		const separator = separatorOf(line);
		const read = readQuoted(text, start, separator, final, this.maxQuoted);
		if (read.kind === 'incomplete') return -1;
		if (read.kind === 'unclosed') {
			throw new ScanError("un guillemet de l'en-tête n'est pas fermé : le fermer ou l'ôter");
		}
		this.rank = 1;
		this.separator = separator;
		this.expected = read.fields.length;
		this.handler.header(read.fields, separator);
		return read.next;
	}

	/** Position after the record or line, or -1 when the rest of it is still to come. */
	private scanQuoted(text: string, start: number, separator: Separator, final: boolean): number {
		const read = readQuoted(text, start, separator, final, this.maxQuoted);
		if (read.kind === 'incomplete') return -1;
		if (read.kind === 'record' && read.fields.length === this.expected) {
			this.handler.fields(++this.rank, read.fields);
			return read.next;
		}
		const newline = text.indexOf('\n', start);
		if (newline < 0 && !final) return -1;
		const lineEnd = newline < 0 ? text.length : newline;
		const line = text.slice(start, lineEnd);
		this.rank++;
		const oneLine = read.kind === 'record' && read.next > lineEnd && read.next <= lineEnd + 1;
		if (oneLine) this.handler.setAside(this.rank, line, 'ragged', read.fields.length);
		else this.handler.setAside(this.rank, line, 'quote', 0);
		return lineEnd + 1;
	}
}
