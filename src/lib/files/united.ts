import {
	includesDamage,
	inItsEncoding,
	notText,
	utf8Reader,
	type Encoding,
} from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import { RecordScanner, ScanError, type Separator } from '$lib/contract/scanner';
import type { TableSchema } from '$lib/contract/schema';
import { BINARY, frenchSpaces, setAsideRule } from '$lib/contract/wording';
import { setAsideRecord, type ReadPart } from '$lib/pipeline/readParts';
import { csvRecord } from '$lib/pipeline/csvText';
import { ROW_NUMBER, type ColumnNames, type Constants } from './matching';
import { strictFields } from './strictRecord';

/** One of the files that hold a table together. */
export interface PartFile {
	/** The reader's name of it. */
	label: string;
	header: readonly string[];
	/** Its columns called otherwise in the contract. */
	names: ColumnNames;
	/** What all its rows have, by column of the contract; before its own columns. */
	constants: Constants;
	/** Records above its header. */
	above: number;
	open(): AsyncIterable<Uint8Array>;
}

const fault = (fichier: string, message: string) =>
	new DataError([{ fichier, message: frenchSpaces(message) }]);

/** @throws {DataError} for all the files whose columns are not those of the table */
function matchedHeaders(schema: TableSchema, files: readonly PartFile[]): HeaderMatch[] {
	const headers = files.map(({ header, names, constants }) =>
		matchHeader(
			{ ...schema, fields: schema.fields.filter(({ name }) => !Object.hasOwn(constants, name)) },
			header.map((name) => (Object.hasOwn(names, name) ? (names[name] ?? name) : name)),
		),
	);
	const issues = headers.flatMap(({ errors }, i) =>
		errors.map((message) => ({
			fichier: files[i]?.label ?? schema.path,
			message: frenchSpaces(message),
		})),
	);
	if (issues.length > 0) throw new DataError(issues);
	return headers;
}

/** The columns that any of the files has, or is said to have, in the order of the first that has them. */
function columnsOf(
	schema: TableSchema,
	headers: readonly HeaderMatch[],
	files: readonly PartFile[],
): string[] {
	const found = headers.flatMap(({ columns }) => columns.filter((name) => name !== null));
	const said = files.flatMap(({ constants }) => Object.keys(constants));
	const columns = [...new Set([...found, ...said])];
	// A line that is no record is passed on as one field: it must be one too few.
	return columns.length > 1 ? columns : schema.fields.slice(0, 2).map(({ name }) => name);
}

/** Reads a file once to know how it is encoded: what was passed on cannot be taken back. */
async function encodingOf(open: PartFile['open']): Promise<Encoding> {
	const [, encoding] = await inItsEncoding(open, async (tried) => {
		const reader = utf8Reader(tried);
		for await (const chunk of open()) reader.push(chunk);
		reader.end();
	});
	return encoding;
}

/** Bytes gathered until they are passed on. */
class Sink {
	#bytes = new Uint8Array(1 << 16);
	#size = 0;
	readonly #encoder = new TextEncoder();

	add(bytes: Uint8Array): void {
		if (this.#size + bytes.length > this.#bytes.length) {
			const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + bytes.length));
			grown.set(this.#bytes.subarray(0, this.#size));
			this.#bytes = grown;
		}
		this.#bytes.set(bytes, this.#size);
		this.#size += bytes.length;
	}

	write(text: string): void {
		this.add(this.#encoder.encode(text));
	}

	/** What was gathered, which is then forgotten. */
	take(): Uint8Array {
		const taken = this.#bytes.slice(0, this.#size);
		this.#size = 0;
		return taken;
	}
}

const NEWLINE = Uint8Array.of(10);

/** Passes the records of one file on, in the columns of all; adds to `part` what it counts. */
async function* recordsOf(
	file: PartFile,
	header: HeaderMatch,
	columns: readonly string[],
	part: ReadPart,
	sink: Sink,
): AsyncGenerator<Uint8Array> {
	const places = columns.map((column) => header.columns.indexOf(column));
	const same = places.length === header.columns.length && places.every((place, i) => place === i);
	const decoder = new TextDecoder();
	let separator: Separator = ',';
	const reader = utf8Reader(part.encoding);
	const damaged: number[] = [];
	const constants = columns.map((column) =>
		Object.hasOwn(file.constants, column) ? file.constants[column] : undefined,
	);
	const reorder = (rank: number, fields: readonly string[]) =>
		sink.write(
			csvRecord(
				places.map((place, i) => {
					const constant = constants[i];
					if (constant === ROW_NUMBER) return `${file.label}:${rank}`;
					return constant ?? (place < 0 ? '' : fields[place]);
				}),
			),
		);
	const scanner = new RecordScanner(
		{
			header: (_, found) => {
				separator = found;
				part.separator = found;
			},
			least: () => header.least,
			record(rank, bytes, start, end) {
				const record = bytes.subarray(start, end);
				if (part.encoding === 'utf-8 damaged' && includesDamage(record)) damaged.push(rank);
				if (!same || separator !== ',') {
					reorder(rank, strictFields(decoder.decode(record), separator));
					return;
				}
				sink.add(record);
				sink.add(NEWLINE);
			},
			fields: reorder,
			setAside(_, line, reason, found) {
				const [code, rule] = setAsideRule(line, reason, found, header.columns.length);
				sink.write(setAsideRecord(code, frenchSpaces(rule), line));
			},
		},
		{ above: file.above },
	);
	let first = true;
	try {
		for await (const chunk of file.open()) {
			const reason = first && chunk.length > 0 ? notText(chunk) : null;
			first &&= chunk.length === 0;
			if (reason !== null) throw fault(file.label, reason);
			const sound = reader.push(chunk);
			if (sound.includes(0)) throw fault(file.label, BINARY);
			scanner.feed(sound);
			yield sink.take();
		}
		scanner.feed(reader.end());
		scanner.end();
	} catch (error) {
		if (error instanceof ScanError) throw fault(file.label, error.message);
		throw error;
	}
	part.records = scanner.rank - scanner.headerRank;
	part.above = scanner.headerRank - 1;
	part.swollen = scanner.swollen;
	part.damaged = damaged;
	part.short = { lines: scanner.short, first: scanner.firstShort };
	yield sink.take();
}

/**
 * Several files of one table as one CSV text: UTF-8, commas, the columns of all of them, whatever the
 * order, the separator and the encoding of each. Records keep their order, so that the rank of one tells
 * its file and its line: `parts`, emptied first, says where each file begins.
 * @throws {DataError} naming the file that cannot be read, or whose columns are not those of the table
 */
export async function* united(
	schema: TableSchema,
	files: readonly PartFile[],
	parts: ReadPart[],
): AsyncGenerator<Uint8Array> {
	parts.length = 0;
	const headers = matchedHeaders(schema, files);
	const columns = columnsOf(schema, headers, files);
	const sink = new Sink();
	sink.write(csvRecord(columns));
	for (const [i, file] of files.entries()) {
		const header = headers[i] as HeaderMatch;
		const part: ReadPart = {
			label: file.label,
			records: 0,
			encoding: await encodingOf(file.open),
			separator: ',',
			above: file.above,
			short: { lines: 0, first: 0 },
			swollen: [],
			damaged: [],
			warnings: header.warnings,
		};
		parts.push(part);
		yield* recordsOf(file, header, columns, part, sink);
	}
}
