import { FileError } from './given';

/** A table read from a typed file (XLSX, Parquet, Arrow), by pieces. */
export interface Sheet {
	header: readonly string[];
	/** Records after the header, in pieces that fit in memory; read once. */
	pieces(): AsyncIterable<readonly (readonly unknown[])[]>;
}

/** What to say when a library refuses a file; its own words are for whoever can use them. */
export function unreadable(what: string, error: unknown): FileError {
	if (error instanceof FileError) return error;
	const reason = error instanceof Error ? error.message : String(error);
	return new FileError(
		`${what} illisible ou incomplet\u00a0: le refaire, ou donner la table en CSV UTF-8 (détail\u00a0: ${reason.slice(0, 200)})`,
	);
}
