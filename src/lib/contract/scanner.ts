/**
 * Splits CSV bytes into records, without ever letting one stray quote swallow what follows.
 *
 * A quoted field counts only if its closing quote is followed by the separator, the end of the
 * line or the end of the file. Otherwise the physical line on which the record starts is set aside
 * and reading goes on at the next line; the same when a record of several lines has the wrong
 * number of fields. A quote inside an unquoted field is plain text. Empty lines are no records.
 *
 * It reads bytes, not text: the marks of CSV are ASCII in UTF-8 as in Windows-1252, and decoding
 * tens of millions of lines to look at their commas costs more than all the rest.
 */

import { HEAD_BYTES, headOf } from './head';
import { LineEnds } from './lineEnds';
import { fieldsOf, NEWLINE, QUOTE, readQuoted, textOf, type Quoted } from './quotedRecord';
import { endsOf } from './valueEnds';
import { EMPTY_FILE } from './wording';

export type Separator = ',' | ';' | '\t' | '|';

/** Longest record that holds a quoted field: beyond it, the quote is taken as never closed. */
const MAX_QUOTED_RECORD = 131_072;

/** Longest line: beyond it, the file is no CSV. */
export const MAX_LINE = 1_048_576;

type SetAsideReason = 'quote' | 'ragged';

/** What the scanner finds, in the file's order. `rank` counts records, the header being 1. */
export interface ScanHandler {
	header(fields: readonly string[], separator: Separator): void;
	/**
	 * How many fields a record must have at least, asked once the header was given: those that it lacks
	 * at its end are then empty. All of them when nothing says so.
	 */
	least?(): number;
	/**
	 * A sound record as strict CSV, without its line end: the bytes from `start` to `end`, to be
	 * copied before returning.
	 */
	record(rank: number, bytes: Uint8Array, start: number, end: number): void;
	/** A record that strict CSV would not write so (a quote inside an unquoted field). */
	fields(rank: number, fields: readonly string[]): void;
	/** A physical line that is no record; `found` fields where `expected` were. */
	setAside(rank: number, line: string, reason: SetAsideReason, found: number): void;
	/** What takes plain lines at once, when there is something; {@link ScanHandler.record} otherwise. */
	plain?(): PlainLines;
}

/** Takes lines without a quote, nearly all of a file, in one loop over their bytes. */
export interface PlainLines {
	/** Records taken by the last call of {@link take}. */
	taken: number;
	/** What values may start or end with (`SPACE`, `GUARD` of valueEnds); bits are only ever set. */
	ends: number;
	/**
	 * Takes the whole lines from `start` on that hold `separators` separators and no quote, the first
	 * one being record `rank`; empty lines are no records. Gives the position after them.
	 */
	take(
		bytes: Uint8Array,
		start: number,
		rank: number,
		separator: number,
		separators: number,
	): number;
}

/** What makes a whole file unreadable; the message is for the publisher. */
export class ScanError extends Error {
	override readonly name = 'ScanError';
}

const NOTHING = new Uint8Array(0);

export interface ScannerOptions {
	/** Names that tell the header from the titles above it ({@link knownNames}). */
	known?: ReadonlySet<string>;
	/** Records above the header, when it is known. */
	above?: number | undefined;
	/** For tests; {@link MAX_QUOTED_RECORD} otherwise. */
	maxQuotedRecord?: number;
}

/** Feed it bytes in pieces of any size, then {@link end} it. */
export class RecordScanner {
	/** Records so far, header and set aside included. */
	rank = 0;
	/** What values may start or end with, since this was last set to zero. */
	ends = 0;
	private rest: Uint8Array = NOTHING;
	private readonly lineEnds = new LineEnds();
	private separator: Separator | null = null;
	private headed = false;
	/** Records above the header, once it was looked for; -1 before. */
	private above = -1;
	/** Rank of the header. */
	headerRank = 1;
	/** Records that lack empty fields at their end, and the rank of the first. */
	short = 0;
	firstShort = 0;
	/** Ranks of the records in which a quoted field runs to the same column of the next line. */
	readonly swollen: number[] = [];
	private expected = 0;
	private least = 0;
	private readonly known: ReadonlySet<string>;
	private readonly givenAbove: number | undefined;
	private readonly maxQuoted: number;

	constructor(
		private readonly handler: ScanHandler,
		options: ScannerOptions = {},
	) {
		this.maxQuoted = options.maxQuotedRecord ?? MAX_QUOTED_RECORD;
		this.known = options.known ?? new Set();
		this.givenAbove = options.above;
	}

	/** @throws {ScanError} when the bytes cannot be a CSV file */
	feed(piece: Uint8Array): void {
		if (piece.length === 0) return;
		const bytes = this.lineEnds.alike(piece);
		if (this.rest.length === 0) this.scan(bytes, false);
		else {
			const whole = new Uint8Array(this.rest.length + bytes.length);
			whole.set(this.rest);
			whole.set(bytes, this.rest.length);
			this.scan(whole, false);
		}
	}

	/** @throws {ScanError} when the file held no header */
	end(): void {
		this.scan(this.rest, true);
		if (!this.headed) throw new ScanError(EMPTY_FILE);
	}

	private scan(bytes: Uint8Array, final: boolean): void {
		const end = bytes.length;
		let start = 0;
		while (start < end) {
			if (!this.headed) {
				const next = this.scanHeader(bytes, start, final);
				if (next < 0) break;
				start = next;
				continue;
			}
			const separator = (this.separator ?? ',').charCodeAt(0);
			start = this.takePlain(bytes, start, separator);
			if (start >= end) break;
			const next = this.scanLine(bytes, start, separator, final);
			if (next < 0) break;
			start = next;
		}
		// A copy: the caller may use its buffer again.
		this.rest = start < end ? bytes.slice(start) : NOTHING;
		if (this.rest.length > MAX_LINE) {
			throw new ScanError(
				`une ligne dépasse ${MAX_LINE} caractères après l'enregistrement ${this.rank} : ce n'est pas un fichier CSV`,
			);
		}
	}

	/** Position after the lines that need no further look. */
	private takePlain(bytes: Uint8Array, start: number, separator: number): number {
		const plain = this.handler.plain?.();
		if (!plain) return start;
		const next = plain.take(bytes, start, this.rank + 1, separator, this.expected - 1);
		this.rank += plain.taken;
		return next;
	}

	/** Position after one line, or record with quotes; -1 when the rest of it is still to come. */
	private scanLine(bytes: Uint8Array, start: number, separator: number, final: boolean): number {
		const end = bytes.length;
		let separators = 0;
		let at = start;
		for (; at < end; at++) {
			const byte = bytes[at] as number;
			if (byte === NEWLINE) break;
			if (byte === QUOTE) return this.scanQuoted(bytes, start, separator, final);
			if (byte !== separator) continue;
			separators++;
			this.ends |= endsOf(bytes, at - 1, at + 1);
		}
		if (at === end && !final) return -1;
		if (at === start) return at + 1;
		this.rank++;
		if (separators === this.expected - 1) {
			this.ends |= endsOf(bytes, start, at - 1);
			this.handler.record(this.rank, bytes, start, at);
		} else if (!this.fitted(bytes, start, at, separator, separators)) {
			this.handler.setAside(this.rank, textOf(bytes, start, at), 'ragged', separators + 1);
		}
		return at + 1;
	}

	/** Gives a record that lacks empty fields at its end, or has some too many; false for any other. */
	private fitted(
		bytes: Uint8Array,
		start: number,
		end: number,
		separator: number,
		separators: number,
	): boolean {
		const lacking = this.expected - 1 - separators;
		if (lacking > 0) {
			if (separators + 1 < this.least) return false;
			const whole = new Uint8Array(end - start + lacking).fill(separator);
			whole.set(bytes.subarray(start, end));
			if (this.short++ === 0) this.firstShort = this.rank;
			this.ends |= endsOf(bytes, start, end - 1);
			this.handler.record(this.rank, whole, 0, whole.length);
			return true;
		}
		const cut = end + lacking;
		for (let at = cut; at < end; at++) if (bytes[at] !== separator) return false;
		this.handler.record(this.rank, bytes, start, cut);
		return true;
	}

	/** Looks for the header; false when the rest of the head is still to come. */
	private findHead(bytes: Uint8Array, start: number, final: boolean): boolean {
		if (!final && bytes.length - start < HEAD_BYTES) return false;
		const end = Math.min(bytes.length, start + HEAD_BYTES);
		const text = textOf(bytes, start, end).replace(/^\n+/, '');
		const { separator, above } = headOf(text, this.known);
		this.separator = separator;
		this.above = this.givenAbove ?? above;
		return true;
	}

	/** Position after the header, or -1 when the rest of it is still to come. */
	private scanHeader(bytes: Uint8Array, start: number, final: boolean): number {
		// A byte order mark is no part of the first name.
		const mark = bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
		const from = mark && this.rank === 0 ? start + 3 : start;
		if (from >= bytes.length) return from + 1;
		if (bytes[from] === NEWLINE) return from + 1;
		if (this.above < 0 && !this.findHead(bytes, from, final)) return -1;
		const newline = bytes.indexOf(NEWLINE, from);
		if (newline < 0 && !final) return -1;
		const separator = this.separator ?? ',';
		const code = separator.charCodeAt(0);
		const read = this.quoted(bytes, from, code, final);
		if (read.kind === 'incomplete') return -1;
		if (this.rank < this.above) {
			this.rank++;
			return read.kind === 'record' ? read.next : (newline < 0 ? bytes.length : newline) + 1;
		}
		if (read.kind === 'unclosed') {
			throw new ScanError("un guillemet de l'en-tête n'est pas fermé : le fermer ou l'ôter");
		}
		this.rank++;
		this.headerRank = this.rank;
		this.expected = read.count;
		this.handler.header(fieldsOf(bytes, from, code), separator);
		this.least = this.handler.least?.() ?? read.count;
		this.headed = true;
		return read.next;
	}

	/** Position after the record or line, or -1 when the rest of it is still to come. */
	private scanQuoted(bytes: Uint8Array, start: number, separator: number, final: boolean): number {
		const read = this.quoted(bytes, start, separator, final);
		if (read.kind === 'incomplete') return -1;
		if (
			read.kind === 'record' &&
			this.expected > 1 &&
			read.count >= this.least &&
			read.count < this.expected
		) {
			// As a record without quotes, all of whose last fields are empty.
			const fields = fieldsOf(bytes, start, separator);
			if (!fields.some((field) => field.includes('\n'))) {
				this.rank++;
				if (this.short++ === 0) this.firstShort = this.rank;
				const empty = new Array<string>(this.expected - fields.length).fill('');
				this.handler.fields(this.rank, [...fields, ...empty]);
				return read.next;
			}
		}
		if (read.kind === 'record' && read.count > this.expected) {
			const fields = fieldsOf(bytes, start, separator);
			if (fields.slice(this.expected).every((field) => field === '')) {
				this.rank++;
				this.handler.fields(this.rank, fields.slice(0, this.expected));
				return read.next;
			}
		}
		if (read.kind === 'record' && read.count === this.expected) {
			this.rank++;
			if (read.swollen) this.swollen.push(this.rank);
			if (read.strict) this.handler.record(this.rank, bytes, start, read.next - 1);
			else this.handler.fields(this.rank, fieldsOf(bytes, start, separator));
			return read.next;
		}
		const newline = bytes.indexOf(NEWLINE, start);
		if (newline < 0 && !final) return -1;
		const lineEnd = newline < 0 ? bytes.length : newline;
		const line = textOf(bytes, start, lineEnd);
		this.rank++;
		const oneLine = read.kind === 'record' && read.next > lineEnd && read.next <= lineEnd + 1;
		if (oneLine) this.handler.setAside(this.rank, line, 'ragged', read.count);
		else this.handler.setAside(this.rank, line, 'quote', 0);
		return lineEnd + 1;
	}

	/** The record that starts at `start`, which holds a quote. */
	private quoted(bytes: Uint8Array, start: number, separator: number, final: boolean): Quoted {
		const { expected, maxQuoted: most } = this;
		const read = readQuoted(bytes, start, separator, { final, expected, most });
		if (read.kind === 'record') this.ends |= read.ends;
		return read;
	}
}
