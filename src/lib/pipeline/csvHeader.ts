import { inItsEncoding, notText, utf8Reader, type Encoding } from '$lib/contract/decode';
import { FileError } from '$lib/contract/errors';
import { columnNames, firstRecords, HEAD_BYTES } from '$lib/contract/head';
import { RecordScanner, ScanError, type Separator } from '$lib/contract/scanner';
import { BINARY, EMPTY_FILE, frenchSpaces } from '$lib/contract/wording';

/** The header of a text file. */
interface CsvHeader {
	/** Its columns; one without a name, or whose name comes back, is called by its place. */
	columns: readonly string[];
	/** Its rank among the records: 1 when nothing is above it. */
	rank: number;
	/** The first records, for a reader to say which of them it is. */
	head: readonly (readonly string[])[];
}

/** Records among which a reader may choose the header. */
const HEAD_SHOWN = 12;

/** Stops the scan once the header is known. */
class Found extends Error {
	constructor(
		readonly fields: readonly string[],
		readonly separator: Separator,
	) {
		super();
	}
}

const fault = (message: string) => new FileError(frenchSpaces(message));

async function scanHeader(
	chunks: AsyncIterable<Uint8Array>,
	encoding: Encoding,
	known: ReadonlySet<string>,
): Promise<CsvHeader> {
	const reader = utf8Reader(encoding);
	const scanner = new RecordScanner(
		{
			header(fields, separator) {
				throw new Found(fields, separator);
			},
			record() {},
			fields() {},
			setAside() {},
		},
		{ known },
	);
	let first = true;
	let start = '';
	const decoder = new TextDecoder();
	try {
		for await (const chunk of chunks) {
			if (first && chunk.length > 0) {
				first = false;
				const reason = notText(chunk);
				if (reason !== null) throw fault(reason);
			}
			const sound = reader.push(chunk);
			if (sound.includes(0)) throw fault(BINARY);
			if (start.length < HEAD_BYTES) start += decoder.decode(sound, { stream: true });
			scanner.feed(sound);
		}
		scanner.feed(reader.end());
		scanner.end();
	} catch (error) {
		if (error instanceof Found) {
			const alike = start.replace(/\r\n?/g, '\n').replace(/^\n+/, '');
			const head = firstRecords(alike, error.separator).slice(0, HEAD_SHOWN);
			return { columns: columnNames(error.fields), rank: scanner.headerRank, head };
		}
		if (error instanceof ScanError) throw fault(error.message);
		throw error;
	}
	throw fault(EMPTY_FILE);
}

/**
 * The header of a text file, from its first bytes.
 * @param known the names that tell it from the titles above it
 * @throws {FileError} when it has no header, or is no text
 */
export async function csvHeader(
	open: () => AsyncIterable<Uint8Array>,
	known: ReadonlySet<string>,
): Promise<CsvHeader> {
	const [header] = await inItsEncoding(open, (encoding) => scanHeader(open(), encoding, known));
	return header;
}
