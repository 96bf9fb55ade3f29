import { DataError, FileError } from '$lib/contract/errors';
import {
	ENCODING_NAMES,
	includesDamage,
	inItsEncoding,
	notText,
	utf8Reader,
	type Encoding,
} from '$lib/contract/decode';
import { columnNames, knownNames } from '$lib/contract/head';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import { RecordScanner, ScanError, type ScanHandler, type Separator } from '$lib/contract/scanner';
import type { TableSchema } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import * as wording from '$lib/contract/wording';
import type { FindingCode } from '$lib/contract/wording';
import { QueryError, type Engine } from '$lib/engine/engine';
import { setAsideBefore } from './readParts';
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
		SELECT ${literal(name)}, ligne, '', coalesce(valeur, ''), 'rejet', code, regle, NULL, NULL
		FROM ${readOwnCsv(path, [
			['ligne', 'BIGINT'],
			['code', 'VARCHAR'],
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
	scanner: RecordScanner;
	damaged: readonly number[];
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
	const damaged: number[] = [];
	const called = source.columns?.(name) ?? {};
	const look = (rank: number, bytes: Uint8Array) => {
		if (includesDamage(bytes)) damaged.push(rank);
	};
	const handler: ScanHandler = {
		header(fields, found) {
			separator = found;
			code = found.charCodeAt(0);
			header = matchHeader(schema, renamed(fields, called));
			if (header.errors.length > 0) {
				throw new DataError(
					header.errors.map((message) => ({
						fichier: name,
						message: wording.frenchSpaces(message),
					})),
				);
			}
		},
		least: () => header?.least ?? 0,
		record(rank, bytes, start, end) {
			if (encoding === 'utf-8 damaged') look(rank, bytes.subarray(start, end));
			filling.add(rank, code, bytes, start, end);
		},
		...(encoding === 'utf-8 damaged' ? {} : { plain: () => filling }),
		fields: (rank, fields) => filling.addFields(rank, separator, fields),
		setAside(rank, line, reason, found) {
			setAside++;
			const expected = header?.columns.length ?? 0;
			const [usual, rule] = wording.setAsideRule(line, reason, found, expected);
			const why = setAsideBefore(line) ?? usual;
			const shown = line.slice(0, MAX_EXCERPT);
			aside.push(ownCsvLine([String(rank), why, wording.frenchSpaces(rule), shown]));
		},
	};
	const known = knownNames([...schema.fields.map((field) => field.name), ...Object.keys(called)]);
	const scanner = new RecordScanner(handler, { known, above: source.above?.(name) });

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
				enregistrements: Math.max(0, scanner.rank - scanner.headerRank),
			});
		for await (const chunk of chunksOfFile(source, name, (n) => (bytes += n))) {
			if (first && chunk.length > 0) {
				first = false;
				const reason = notText(chunk);
				if (reason !== null) throw failure(name, reason);
			}
			const sound = reader.push(chunk);
			if (sound.includes(0)) throw failure(name, wording.BINARY);
			scanner.feed(sound);
			if (filling.size >= PIECE_BYTES[engine.kind]) await handOver();
			progress();
		}
		scanner.feed(reader.end());
		scanner.end();
		if (!header) throw failure(name, wording.EMPTY_FILE);
		if (filling.records > 0 || aside.length > 0 || delivered === undefined) await handOver();
		await delivered;
		progress();
		const records = scanner.rank - scanner.headerRank;
		if (taken + setAside !== records) {
			throw failure(
				name,
				`${records} enregistrements comptés, mais ${taken} lus et ${setAside} écartés : lecture arrêtée`,
			);
		}
		return { header, separator, records, setAside, scanner, damaged };
	} catch (error) {
		// The engine may still be at work on a piece: nothing else must start before it ends.
		await delivered?.catch(() => undefined);
		if (error instanceof ScanError) throw failure(name, error.message);
		throw error;
	} finally {
		for (const buffer of buffers) await buffer.release();
	}
}

/** Columns by the contract's names; the file's own are those that the reader was shown. */
function renamed(fields: readonly string[], called: Readonly<Record<string, string>>): string[] {
	const names = columnNames(fields);
	return fields.map((field, i) => {
		const name = names[i] ?? field;
		return Object.hasOwn(called, name) ? (called[name] ?? field) : field;
	});
}

/** What is to be known of the shape of a file, once read. */
async function listShape(
	engine: Engine,
	name: string,
	{ scanner, damaged }: Pick<Scanned, 'scanner' | 'damaged'>,
	notes: readonly string[],
): Promise<void> {
	const { headerRank, short, firstShort, swollen } = scanner;
	const found: [ligne: number | null, code: FindingCode, motif: string, argument: string | null][] =
		[
			...notes.map((note) => [null, 'classeur', note, null] as const),
			...swollen.map((rank) => [rank, 'guillemet_long', wording.SWOLLEN_QUOTE, null] as const),
			...damaged.map((rank) => [rank, 'octet_illisible', wording.DAMAGED_BYTES, null] as const),
		].map((finding) => [...finding]);
	if (headerRank > 1) {
		found.push([headerRank, 'entete_trouve', wording.headerFound(headerRank), null]);
	}
	if (short > 0) found.push([firstShort, 'lignes_courtes', wording.SHORT_LINES, String(short)]);
	for (const [ligne, code, motif, argument] of found) {
		await engine.query(
			`INSERT INTO constats_lus VALUES ($1, $2, '', '', 'avertissement', $3, $4, $5, NULL)`,
			[name, ligne, code, wording.frenchSpaces(motif), argument],
		);
	}
}

/** Reads a text file, in its encoding. */
export const readCsv: FileReader = async (engine, schema, source, name, taker, onProgress) => {
	let read: [Scanned, Encoding];
	try {
		const open = () => chunksOfFile(source, name, () => undefined);
		read = await inItsEncoding(open, async (encoding) => {
			// What a first reading found is told anew by the second.
			if (encoding !== 'utf-8') {
				await engine.query('DELETE FROM constats_lus WHERE fichier = $1', [name]);
			}
			return scan(engine, schema, source, name, encoding, taker, onProgress);
		});
	} catch (error) {
		if (error instanceof DataError || error instanceof QueryError) throw error;
		if (error instanceof FileError) throw failure(name, error.message);
		const { code = 'Z_' } = error as { code?: string };
		if (name.endsWith('.gz') && code.startsWith('Z_')) throw failure(name, wording.DAMAGED_GZIP);
		const reason = error instanceof Error ? error.message : String(error);
		throw failure(name, `lecture impossible (${reason})`);
	}
	const [scanned, encoding] = read;
	await listHeaderWarnings(engine, name, scanned.header);
	await listShape(engine, name, scanned, source.notes?.(name) ?? []);
	return {
		fichier: name,
		enregistrements: scanned.records,
		ecartes: scanned.setAside,
		encodage: ENCODING_NAMES[encoding],
		separateur: scanned.separator,
	};
};
