import { notText, NotUtf8, utf8Reader } from '$lib/contract/decode';
import { RecordScanner, ScanError } from '$lib/contract/scanner';
import { frenchSpaces } from '$lib/contract/wording';
import { FileError } from './given';

/** Stops the scan once the header is known. */
class Found extends Error {
	constructor(readonly fields: readonly string[]) {
		super();
	}
}

const fault = (message: string) => new FileError(frenchSpaces(message));

async function scanHeader(chunks: AsyncIterable<Uint8Array>, encoding: 'utf-8' | 'windows-1252') {
	const reader = utf8Reader(encoding);
	const scanner = new RecordScanner({
		header(fields) {
			throw new Found(fields.map((field) => field.trim()));
		},
		record() {},
		fields() {},
		setAside() {},
	});
	let first = true;
	try {
		for await (const chunk of chunks) {
			if (first && chunk.length > 0) {
				first = false;
				const reason = notText(chunk);
				if (reason !== null) throw fault(reason);
			}
			if (chunk.includes(0)) {
				throw fault('le fichier est binaire ou en UTF-16 : un CSV en UTF-8 est attendu');
			}
			scanner.feed(reader.push(chunk));
		}
		scanner.feed(reader.end());
		scanner.end();
	} catch (error) {
		if (error instanceof Found) return error.fields;
		if (error instanceof ScanError) throw fault(error.message);
		throw error;
	}
	throw fault('le fichier est vide, sans même un en-tête');
}

/**
 * The columns of a CSV file, from its first bytes.
 * @throws {FileError} when it has no header, or is no text
 */
export async function csvHeader(open: () => AsyncIterable<Uint8Array>): Promise<readonly string[]> {
	try {
		return await scanHeader(open(), 'utf-8');
	} catch (error) {
		if (!(error instanceof NotUtf8)) throw error;
		return scanHeader(open(), 'windows-1252');
	}
}
