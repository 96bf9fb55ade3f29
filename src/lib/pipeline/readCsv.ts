import { DataError } from '$lib/contract/errors';
import { notText, NotUtf8, utf8Reader, type Encoding } from '$lib/contract/decode';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import { RecordScanner, ScanError, type Separator } from '$lib/contract/scanner';
import type { TableSchema } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import { frenchSpaces, ragged, UNCLOSED_QUOTE } from '$lib/contract/wording';
import { QueryError, type Engine } from '$lib/engine/engine';
import { ownCsvLine, PieceBuffer, readOwnCsv } from './pieces';
import { chunksOf, gunzipped, type DataSource } from './dataSource';
import {
	failure,
	listHeaderWarnings,
	MAX_EXCERPT,
	type FileReader,
	type PieceTaker,
	type ReadProgress,
} from './taker';

/** Bytes of a piece given to the engine: enough for its threads, few enough for a browser's memory. */
const PIECE_BYTES = { native: 96 << 20, wasm: 16 << 20 } as const;

/** Bytes looked at between two turns of other work. */
const CHUNK_BYTES = 1 << 20;

type Columns = readonly [name: string, type: string][];

/** Names of a piece's columns; those that no schema knows get a name of their own. */
function pieceColumns(header: HeaderMatch): Columns {
	const own = header.columns.map((column, i) => [column ?? `_non_lue_${i}`, 'VARCHAR'] as const);
	return [['ligne', 'BIGINT'], ...own.map(([name, type]): [string, string] => [name, type])];
}

/** Lists lines that are no record, with the reason. */
async function listSetAside(engine: Engine, name: string, lines: string[]): Promise<void> {
	const bytes = new TextEncoder().encode(lines.join(''));
	const path = await engine.putFile('ecartes.csv', bytes);
	await engine.run(
		`INSERT INTO constats_lus
		SELECT ${literal(name)}, ligne, '', coalesce(valeur, ''), 'rejet', 'ligne_illisible', regle, NULL, NULL
		FROM ${readOwnCsv(path, [
			['ligne', 'BIGINT'],
			['regle', 'VARCHAR'],
			['valeur', 'VARCHAR'],
		])}`,
	);
	await engine.dropFile(path);
}

async function* chunksOfFile(
	source: DataSource,
	name: string,
	onBytes: (n: number) => void,
): AsyncGenerator<Uint8Array> {
	const counted = (async function* () {
		for await (const chunk of chunksOf(await source.open(name))) {
			onBytes(chunk.length);
			yield chunk;
		}
	})();
	for await (const chunk of name.endsWith('.gz') ? gunzipped(counted) : counted) {
		for (let at = 0; at < chunk.length; at += CHUNK_BYTES) {
			yield chunk.subarray(at, at + CHUNK_BYTES);
		}
	}
}

interface Scanned {
	header: HeaderMatch;
	separator: Separator;
	records: number;
	setAside: number;
}

/**
 * Gives a CSV file to `taker`, its sound records piece by piece, and lists in `constats_lus` the
 * lines that are no record. While the engine works on a piece, the next one is being read.
 */
async function scan(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	encoding: Encoding,
	taker: PieceTaker,
	onProgress: (progress: ReadProgress) => void,
): Promise<Scanned> {
	const reader = utf8Reader(encoding);
	const buffers = [0, 1].map((i) => new PieceBuffer(engine, `${schema.name}-${i}`));
	let [filling, other] = buffers as [PieceBuffer, PieceBuffer];
	let header: HeaderMatch | undefined;
	let separator: Separator = ',';
	let code = 0;
	let setAside = 0;
	let aside: string[] = [];
	let taken = 0;
	const scanner = new RecordScanner({
		header(fields, found) {
			separator = found;
			code = found.charCodeAt(0);
			const called = source.columns?.(name) ?? {};
			header = matchHeader(
				schema,
				fields.map((field) => called[field.trim()] ?? field),
			);
			if (header.errors.length > 0) {
				throw new DataError(
					header.errors.map((message) => ({ fichier: name, message: frenchSpaces(message) })),
				);
			}
		},
		record: (rank, bytes, start, end) => filling.add(rank, code, bytes, start, end),
		plain: () => filling,
		fields: (rank, fields) => filling.addFields(rank, separator, fields),
		setAside(rank, line, reason, found) {
			setAside++;
			const rule = reason === 'quote' ? UNCLOSED_QUOTE : ragged(found, header?.columns.length ?? 0);
			aside.push(ownCsvLine([String(rank), frenchSpaces(rule), line.slice(0, MAX_EXCERPT)]));
		},
	});

	const deliver = async (buffer: PieceBuffer, first: boolean, lines: string[]) => {
		if (!header) return;
		if (first) await taker.start(header);
		if (lines.length > 0) await listSetAside(engine, name, lines);
		const piece = await buffer.piece(separator, pieceColumns(header));
		const rows = await taker.take(piece);
		if (rows !== piece.records) {
			throw failure(
				name,
				`${piece.records} enregistrements comptés jusqu'à la ligne ${scanner.rank}, mais ${rows} lus : lecture arrêtée`,
			);
		}
		taken += rows;
		buffer.clear();
	};
	let delivered: Promise<void> | undefined;
	/** Waits for the piece before, then lets the engine work on this one. */
	const handOver = async () => {
		await delivered;
		filling.ends |= scanner.ends;
		scanner.ends = 0;
		delivered = deliver(filling, delivered === undefined, aside);
		// A failure is raised at the next wait.
		delivered.catch(() => undefined);
		aside = [];
		[filling, other] = [other, filling];
	};
	try {
		let bytes = 0;
		let first = true;
		const progress = () =>
			onProgress({
				fichier: name,
				octets: bytes,
				total: source.size?.(name),
				enregistrements: Math.max(0, scanner.rank - 1),
			});
		for await (const chunk of chunksOfFile(source, name, (n) => (bytes += n))) {
			if (first && chunk.length > 0) {
				first = false;
				const reason = notText(chunk);
				if (reason !== null) throw failure(name, reason);
			}
			if (chunk.includes(0)) {
				throw failure(name, 'le fichier est binaire ou en UTF-16 : un CSV en UTF-8 est attendu');
			}
			scanner.feed(reader.push(chunk));
			if (filling.size >= PIECE_BYTES[engine.kind]) await handOver();
			progress();
		}
		scanner.feed(reader.end());
		scanner.end();
		if (!header) throw failure(name, 'le fichier est vide');
		if (filling.records > 0 || aside.length > 0 || delivered === undefined) await handOver();
		await delivered;
		progress();
		const records = scanner.rank - 1;
		if (taken + setAside !== records) {
			throw failure(
				name,
				`${records} enregistrements comptés, mais ${taken} lus et ${setAside} écartés : lecture arrêtée`,
			);
		}
		return { header, separator, records, setAside };
	} catch (error) {
		// The engine may still be at work on a piece: nothing else must start before it ends.
		await delivered?.catch(() => undefined);
		if (error instanceof ScanError) throw failure(name, error.message);
		throw error;
	} finally {
		for (const buffer of buffers) await buffer.release();
	}
}

/** Reads CSV; as Windows-1252 when it is not UTF-8. */
export const readCsv: FileReader = async (engine, schema, source, name, taker, onProgress) => {
	let encoding: Encoding = 'utf-8';
	let scanned: Scanned;
	try {
		try {
			scanned = await scan(engine, schema, source, name, encoding, taker, onProgress);
		} catch (error) {
			if (!(error instanceof NotUtf8)) throw error;
			encoding = 'windows-1252';
			await engine.query('DELETE FROM constats_lus WHERE fichier = $1', [name]);
			scanned = await scan(engine, schema, source, name, encoding, taker, onProgress);
		}
	} catch (error) {
		if (error instanceof DataError || error instanceof QueryError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw failure(name, `lecture impossible (${reason})`);
	}
	const { header, separator, records, setAside } = scanned;
	await listHeaderWarnings(engine, name, header);
	return {
		fichier: name,
		enregistrements: records,
		ecartes: setAside,
		encodage: encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252',
		separateur: separator,
	};
};
