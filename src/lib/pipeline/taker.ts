/** What reads a file and what takes it say to each other. */
import { DataError } from '$lib/contract/errors';
import type { HeaderMatch } from '$lib/contract/header';
import type { TableSchema } from '$lib/contract/schema';
import { frenchSpaces } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { ownCsvLine, readOwnCsv, type Piece } from './pieces';
import type { DataSource } from './dataSource';

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

/** Longest excerpt of a set-aside line or value that is kept. */
export const MAX_EXCERPT = 500;

/** What takes a file, piece by piece. */
export interface PieceTaker {
	/** Before the first piece; again, from the start, when the encoding was not the one thought. */
	start(header: HeaderMatch): Promise<void>;
	/** Gives the number of rows that it took. */
	take(piece: Piece): Promise<number>;
}

/**
 * Gives a file to `taker`, piece by piece.
 * @throws {DataError} when the file cannot be read at all, or when a record is lost on the way
 */
export type FileReader = (
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	taker: PieceTaker,
	onProgress: (progress: ReadProgress) => void,
) => Promise<FileRead>;

/** A file that cannot be read, and why. */
export function failure(fichier: string, message: string): DataError {
	return new DataError([{ fichier, message: frenchSpaces(message) }]);
}

/** Warnings on columns that are not read, as rows of `constats_lus` or, once sorted, of `constats`. */
export async function listHeaderWarnings(
	engine: Engine,
	name: string,
	{ warnings }: Pick<HeaderMatch, 'warnings'>,
	table: 'constats' | 'constats_lus' = 'constats_lus',
) {
	if (warnings.length === 0) return;
	// At once: a file may have thousands of columns.
	const lines = warnings.map(({ column, message }) => ownCsvLine([column, frenchSpaces(message)]));
	const path = await engine.putFile('colonnes.csv', new TextEncoder().encode(lines.join('')));
	const read = readOwnCsv(path, [
		['colonne', 'VARCHAR'],
		['motif', 'VARCHAR'],
	]);
	await engine.query(
		`INSERT INTO ${table}
		SELECT $1, 1, coalesce(colonne, ''), '', 'avertissement', 'colonne_non_lue', motif, NULL, NULL
		FROM ${read}`,
		[name],
	);
	await engine.dropFile(path);
}
