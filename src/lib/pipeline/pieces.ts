import { NEWLINE, QUOTE } from '$lib/contract/quotedRecord';
import { MAX_LINE, type PlainLines, type Separator } from '$lib/contract/scanner';
import { literal, type Writing } from '$lib/contract/sql';
import { ENDS, GUARD, SPACE } from '$lib/contract/valueEnds';
import type { Engine } from '$lib/engine/engine';

/** A part of a CSV file, copied where the engine reads it without guessing. */
export interface Piece extends Writing {
	/** SQL that reads it: `ligne`, the record's rank, then the file's columns, as text. */
	source: string;
	/** Records that it holds, counted apart from the engine. */
	records: number;
	/** SQL of some of its records only, by rank in ascending order; another call takes its place. */
	only(ranks: readonly number[]): Promise<string>;
}

const ZERO = 48;
const NINE = 57;

/** Most bytes that precede a record: its rank and a separator. */
const PREFIX_BYTES = 16;

/** Room taken at first; doubled when a piece needs more. */
const FIRST_ROOM = 1 << 16;

/**
 * Longest line that the engine is given, in bytes: what the scanner lets through, twice for quotes that
 * are doubled and once more for a piece that ends in its midst. The engine clears sixteen times as much at
 * each file unless told the size of its buffer, which took longer than reading.
 */
const LONGEST_LINE = 4 * MAX_LINE;

function pieceSql(path: string, separator: string, columns: readonly [string, string][]): string {
	const types = columns.map(([name, type]) => `${literal(name)}: ${literal(type)}`);
	return `read_csv(${literal(path)}, auto_detect=false, header=false, strict_mode=true, delim=${literal(separator)}, quote='"', escape='"', comment='', nullstr='', allow_quoted_nulls=true, new_line='\\n', max_line_size=${LONGEST_LINE}, buffer_size=${2 * LONGEST_LINE}, columns={${types.join(', ')}})`;
}

/** SQL that reads a file of our own making: comma, no header. */
export function readOwnCsv(path: string, columns: readonly [string, string][]): string {
	return pieceSql(path, ',', columns);
}

function csvField(field: string, separator: Separator): string {
	const plain = !field.includes('"') && !field.includes(separator) && !field.includes('\n');
	return plain ? field : `"${field.replaceAll('"', '""')}"`;
}

/** A line of a file of our own making. */
export function ownCsvLine(fields: readonly string[]): string {
	return fields.map((field) => csvField(field, ',')).join(',') + '\n';
}

/** Sound records one after the other, each preceded by its rank, in memory used again and again. */
export class PieceBuffer implements PlainLines {
	private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_ROOM);
	private starts = new Int32Array(1024);
	private ranks = new Int32Array(1024);
	private readonly encoder = new TextEncoder();
	size = 0;
	records = 0;
	taken = 0;
	ends = 0;

	/** @param name names the engine's files: one a buffer */
	constructor(
		private readonly engine: Engine,
		private readonly name: string,
	) {}

	private makeRoom(more: number): void {
		if (this.records === this.starts.length) {
			const grown = (old: Int32Array) => {
				const next = new Int32Array(old.length * 2);
				next.set(old);
				return next;
			};
			this.starts = grown(this.starts);
			this.ranks = grown(this.ranks);
		}
		if (this.size + more <= this.bytes.length) return;
		const next = new Uint8Array(Math.max(this.bytes.length * 2, this.size + more));
		next.set(this.bytes.subarray(0, this.size));
		this.bytes = next;
	}

	/** Writes the rank and the separator that precede a record of `length` bytes. */
	private begin(rank: number, separator: number, length: number): void {
		this.makeRoom(length + PREFIX_BYTES);
		this.starts[this.records] = this.size;
		this.ranks[this.records] = rank;
		this.records++;
		for (const digit of String(rank)) this.bytes[this.size++] = digit.charCodeAt(0);
		this.bytes[this.size++] = separator;
	}

	/** Looks at each byte once, and copies a line in one go: a file has millions of them. */
	take(
		bytes: Uint8Array,
		start: number,
		rank: number,
		separator: number,
		separators: number,
	): number {
		// Whole lines only: each of their bytes has a neighbour, so nothing is read beyond the end.
		const end = bytes.lastIndexOf(NEWLINE);
		const before = this.records;
		const most = Math.max(separator, QUOTE);
		// The rank in figures, right-aligned, and counted in figures: no division for each line.
		const figures = new Uint8Array(PREFIX_BYTES).fill(ZERO);
		let first = PREFIX_BYTES - String(rank).length;
		for (const [i, digit] of [...String(rank)].entries()) figures[first + i] = digit.charCodeAt(0);
		// Its own name for it: an imported one is looked up at each use where modules are run one by one.
		const kinds = ENDS;
		let ends = 0;
		let at = start;
		while (at <= end) {
			let byte = bytes[at] as number;
			if (byte === NEWLINE) {
				at++;
				continue;
			}
			const line = at;
			ends |= kinds[byte] as number;
			let found = 0;
			for (;;) {
				// Nearly all bytes are letters and figures: one comparison for them.
				if (byte <= most) {
					if (byte === separator) {
						found++;
						ends |=
							(kinds[bytes[at - 1] as number] as number) |
							(kinds[bytes[at + 1] as number] as number);
					} else if (byte === NEWLINE || byte === QUOTE) break;
				}
				byte = bytes[++at] as number;
			}
			if (byte === QUOTE || found !== separators) {
				at = line;
				break;
			}
			ends |= kinds[bytes[at - 1] as number] as number;
			at++;
			this.makeRoom(at - line + PREFIX_BYTES);
			const out = this.bytes;
			let to = this.size;
			this.starts[this.records] = to;
			this.ranks[this.records] = rank + this.records - before;
			for (let i = first; i < PREFIX_BYTES; i++) out[to++] = figures[i] as number;
			out[to++] = separator;
			out.set(bytes.subarray(line, at), to);
			this.size = to + at - line;
			this.records++;
			let place = PREFIX_BYTES - 1;
			while (figures[place] === NINE) figures[place--] = ZERO;
			figures[place] = (figures[place] as number) + 1;
			if (place < first) first = place;
		}
		this.ends |= ends;
		this.taken = this.records - before;
		return at;
	}

	/** Adds a record already in strict CSV. */
	add(rank: number, separator: number, bytes: Uint8Array, start: number, end: number): void {
		this.begin(rank, separator, end - start);
		this.bytes.set(bytes.subarray(start, end), this.size);
		this.size += end - start;
		this.bytes[this.size++] = NEWLINE;
	}

	addFields(rank: number, separator: Separator, fields: readonly string[]): void {
		const line = this.encoder.encode(fields.map((f) => csvField(f, separator)).join(separator));
		this.add(rank, separator.charCodeAt(0), line, 0, line.length);
		this.ends = SPACE | GUARD;
	}

	/** Bytes of the records of these ranks, in ascending order. */
	private pick(ranks: readonly number[]): Uint8Array {
		const parts: Uint8Array[] = [];
		let at = 0;
		for (const rank of ranks) {
			while (at < this.records && (this.ranks[at] as number) < rank) at++;
			if (at === this.records || this.ranks[at] !== rank) throw new Error(`no record ${rank}`);
			const end = at + 1 < this.records ? this.starts[at + 1] : this.size;
			parts.push(this.bytes.subarray(this.starts[at], end));
		}
		const picked = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
		let size = 0;
		for (const part of parts) {
			picked.set(part, size);
			size += part.length;
		}
		return picked;
	}

	/** Puts a file in the place of the one before, which the browser's engine must first release. */
	private async put(name: string, bytes: Uint8Array, before: string | undefined): Promise<string> {
		if (this.engine.kind === 'native') return this.engine.putFile(name, bytes);
		if (before !== undefined) await this.engine.dropFile(before);
		// It also keeps for itself the memory that it is given.
		return this.engine.putFile(name, bytes.slice());
	}

	private path: string | undefined;
	private pickedPath: string | undefined;

	/** Gives the engine what the buffer holds; valid until {@link clear}. */
	async piece(separator: Separator, columns: readonly [string, string][]): Promise<Piece> {
		const whole = this.bytes.subarray(0, this.size);
		this.path = await this.put(`${this.name}.csv`, whole, this.path);
		return {
			source: pieceSql(this.path, separator, columns),
			records: this.records,
			spaced: (this.ends & SPACE) !== 0,
			guarded: (this.ends & GUARD) !== 0,
			only: async (ranks) => {
				const picked = this.pick(ranks);
				this.pickedPath = await this.put(`${this.name}-choix.csv`, picked, this.pickedPath);
				return pieceSql(this.pickedPath, separator, columns);
			},
		};
	}

	clear(): void {
		this.size = 0;
		this.records = 0;
		this.ends = 0;
	}

	async release(): Promise<void> {
		for (const path of [this.path, this.pickedPath]) {
			if (path !== undefined) await this.engine.dropFile(path);
		}
	}
}
