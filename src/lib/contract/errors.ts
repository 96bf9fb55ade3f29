/** Something that stops the reading of a data set, and what to do about it, in French. */
export interface DataIssue {
	fichier: string;
	/** Record's rank, the header being 1; absent when the whole file is concerned. */
	ligne?: number;
	message: string;
}

/** Everything that stops the reading, found in one pass over all the files. */
export class DataError extends Error {
	override readonly name = 'DataError';

	constructor(readonly issues: readonly DataIssue[]) {
		const lines = issues.map(({ fichier, ligne, message }) =>
			ligne === undefined ? `${fichier} : ${message}` : `${fichier}, ligne ${ligne} : ${message}`,
		);
		super(lines.join('\n'));
	}
}

/** Something wrong with one file, said to its reader in French. */
export class FileError extends Error {
	override readonly name = 'FileError';
}
