import { closestNames, quoted } from '$lib/contract/names';
import { DataError } from '$lib/contract/errors';
import { decoderOf, notText, NotUtf8, type Encoding } from '$lib/contract/decode';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import { RecordScanner, ScanError, type Separator } from '$lib/contract/scanner';
import type { TableSchema } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import { frenchSpaces, ragged, UNCLOSED_QUOTE } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { readParquet } from './read-parquet';
import { openSink, type FileSink } from './sink';
import { chunksOf, gunzipped, type DataSource } from './sources';

/** How a file was read; counts are records, the header apart. */
export interface FileRead {
	fichier: string;
	enregistrements: number;
	/** Lines that are no record of the table: ragged, or with an unclosed quote. */
	ecartes: number;
	encodage: string;
	separateur: string | null;
}

export interface ReadProgress {
	fichier: string;
	/** Bytes of the file read so far, and its size when known. */
	octets: number;
	total: number | undefined;
	enregistrements: number;
}

const EXTENSIONS = ['.csv', '.csv.gz', '.parquet'] as const;

/** Characters held before they go to the engine's file. */
const FLUSH_AT = 1 << 20;

/** Longest excerpt of a set-aside line or value that is kept. */
export const MAX_EXCERPT = 500;

/**
 * The file of a table among those of a source, null when the source has none.
 * @throws {DataError} when the table is there twice, as CSV and Parquet for instance
 */
export function fileOf(schema: TableSchema, names: readonly string[]): string | null {
	const stem = schema.path.replace(/\.csv$/, '');
	const found = EXTENSIONS.map((extension) => stem + extension).filter((name) =>
		names.includes(name),
	);
	if (found.length < 2) return found[0] ?? null;
	throw new DataError([
		{ fichier: schema.path, message: `${quoted(found)} disent la même table : n'en garder qu'un` },
	]);
}

/** What to say of a required file that is not there. */
export function missingFile(path: string, names: readonly string[]): string {
	const near = closestNames(path, names);
	const hint = near.length > 0 ? ` ; le plus proche : ${quoted(near)}` : '';
	return `fichier obligatoire absent. Fichiers trouvés : ${quoted(names) || 'aucun'}${hint}`;
}

function failure(fichier: string, message: string): DataError {
	return new DataError([{ fichier, message: frenchSpaces(message) }]);
}

/** Text gathered into blocks, so that few and large writes reach the engine's file. */
class BlockWriter {
	private pending: string[] = [];
	private size = 0;
	private readonly encoder = new TextEncoder();

	constructor(private readonly sink: FileSink) {}

	add(line: string): void {
		this.pending.push(line);
		this.size += line.length;
	}

	async flush(atLeast = 0): Promise<void> {
		if (this.size === 0 || this.size < atLeast) return;
		const text = this.pending.join('');
		this.pending = [];
		this.size = 0;
		await this.sink.write(this.encoder.encode(text));
	}
}

function csvField(field: string, separator: Separator): string {
	const plain = !field.includes('"') && !field.includes(separator) && !field.includes('\n');
	return plain ? field : `"${field.replaceAll('"', '""')}"`;
}

interface Scanned {
	header: HeaderMatch;
	separator: Separator;
	/** Paths of the files made for the engine: sound records, and lines set aside. */
	records: string;
	setAside: string;
	counts: { records: number; setAside: number };
}

/**
 * Copies a CSV file into two that the engine reads without guessing: its sound records preceded by
 * their rank, in the file's own columns and separator, and the lines set aside.
 */
async function scan(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	encoding: Encoding,
	onProgress: (progress: ReadProgress) => void,
): Promise<Scanned> {
	const decoder = decoderOf(encoding);
	const sinks = [
		await openSink(engine, `${schema.name}.csv`),
		await openSink(engine, `${schema.name}-ecartes.csv`),
	] as const;
	const [records, aside] = [new BlockWriter(sinks[0]), new BlockWriter(sinks[1])];
	let header: HeaderMatch | undefined;
	let separator: Separator = ',';
	let setAside = 0;
	const scanner = new RecordScanner({
		header(fields, found) {
			separator = found;
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
		plain(rank, line) {
			records.add(rank + separator + line + '\n');
		},
		fields(rank, fields) {
			records.add([rank, ...fields.map((f) => csvField(f, separator))].join(separator) + '\n');
		},
		setAside(rank, line, reason, found) {
			setAside++;
			const rule = reason === 'quote' ? UNCLOSED_QUOTE : ragged(found, header?.columns.length ?? 0);
			const excerpt = csvField(line.slice(0, MAX_EXCERPT), ',');
			aside.add(`${rank},${csvField(frenchSpaces(rule), ',')},${excerpt}\n`);
		},
	});
	try {
		let bytes = 0;
		const total = source.size?.(name);
		const progress = () =>
			onProgress({
				fichier: name,
				octets: bytes,
				total,
				enregistrements: Math.max(0, scanner.rank - 1),
			});
		const counted = (async function* () {
			for await (const chunk of chunksOf(await source.open(name))) {
				bytes += chunk.length;
				yield chunk;
			}
		})();
		let first = true;
		for await (const chunk of name.endsWith('.gz') ? gunzipped(counted) : counted) {
			if (first && chunk.length > 0) {
				first = false;
				const reason = notText(chunk);
				if (reason !== null) throw failure(name, reason);
			}
			const text = decoder.decode(chunk);
			if (text.includes('\0')) {
				throw failure(name, 'le fichier est binaire ou en UTF-16 : un CSV en UTF-8 est attendu');
			}
			scanner.feed(text);
			await records.flush(FLUSH_AT);
			await aside.flush(FLUSH_AT);
			progress();
		}
		scanner.feed(decoder.end());
		scanner.end();
		await records.flush();
		await aside.flush();
		if (!header) throw failure(name, 'le fichier est vide');
		progress();
		return {
			header,
			separator,
			records: await sinks[0].close(),
			setAside: await sinks[1].close(),
			counts: { records: scanner.rank - 1, setAside },
		};
	} catch (error) {
		await Promise.all(sinks.map((sink) => sink.discard()));
		if (error instanceof ScanError) throw failure(name, error.message);
		throw error;
	}
}

function readCsv(path: string, separator: string, columns: readonly [string, string][]): string {
	const types = columns.map(([name, type]) => `${literal(name)}: ${literal(type)}`);
	return `read_csv(${literal(path)}, auto_detect=false, header=false, strict_mode=true, delim=${literal(separator)}, quote='"', escape='"', comment='', new_line='\\n', max_line_size=16777216, columns={${types.join(', ')}})`;
}

async function count(engine: Engine, table: string): Promise<number> {
	const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
	return row?.n ?? 0;
}

/** Warnings on columns that are not read, as rows of `constats_lus`. */
async function listHeaderWarnings(engine: Engine, name: string, header: HeaderMatch) {
	for (const { column, message } of header.warnings) {
		await engine.query(`INSERT INTO constats_lus VALUES ($1, 1, $2, '', $3, 'avertissement')`, [
			name,
			column,
			frenchSpaces(message),
		]);
	}
}

/** Columns of `brut_<table>`: the schema's, as text, NULL where the file has no such column. */
export function rawColumns(schema: TableSchema, present: readonly (string | null)[]): string {
	return schema.fields
		.map(({ name }) =>
			present.includes(name) ? identifier(name) : `CAST(NULL AS VARCHAR) AS ${identifier(name)}`,
		)
		.join(', ');
}

/**
 * Reads a file of `source` into `brut_<table>` (`ligne`, the record's rank, and every column of
 * the schema as text) and lists what it sets aside in `constats_lus`.
 * @throws {DataError} when the file cannot be read at all
 */
export async function readTable(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<FileRead> {
	if (name.endsWith('.parquet')) {
		const { header, records } = await readParquet(engine, schema, source, name);
		await listHeaderWarnings(engine, name, header);
		return {
			fichier: name,
			enregistrements: records,
			ecartes: 0,
			encodage: 'Parquet',
			separateur: null,
		};
	}
	let encoding: Encoding = 'utf-8';
	let scanned: Scanned;
	try {
		try {
			scanned = await scan(engine, schema, source, name, encoding, onProgress);
		} catch (error) {
			if (!(error instanceof NotUtf8)) throw error;
			encoding = 'windows-1252';
			scanned = await scan(engine, schema, source, name, encoding, onProgress);
		}
	} catch (error) {
		if (error instanceof DataError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw failure(name, `lecture impossible (${reason})`);
	}
	const { header, separator, counts } = scanned;
	const columns = header.columns.map((column, i): [string, string] => [
		column ?? `_non_lue_${i}`,
		'VARCHAR',
	]);
	await engine.run(
		`CREATE OR REPLACE TABLE brut_${schema.name} AS
		SELECT ligne, ${rawColumns(schema, header.columns)}
		FROM ${readCsv(scanned.records, separator, [['ligne', 'BIGINT'], ...columns])};
		INSERT INTO constats_lus
		SELECT ${literal(name)}, ligne, '', coalesce(valeur, ''), regle, 'rejet'
		FROM ${readCsv(scanned.setAside, ',', [
			['ligne', 'BIGINT'],
			['regle', 'VARCHAR'],
			['valeur', 'VARCHAR'],
		])};`,
	);
	await engine.dropFile(scanned.records);
	await engine.dropFile(scanned.setAside);
	await listHeaderWarnings(engine, name, header);
	const kept = await count(engine, `brut_${schema.name}`);
	if (kept + counts.setAside !== counts.records) {
		throw failure(
			name,
			`${counts.records} enregistrements comptés, mais ${kept} lus et ${counts.setAside} écartés : lecture arrêtée`,
		);
	}
	return {
		fichier: name,
		enregistrements: counts.records,
		ecartes: counts.setAside,
		encodage: encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252',
		separateur: separator,
	};
}
