import { DataError } from '$lib/contract/errors';
import { QueryError } from '$lib/engine/engine';

const FULL =
	'le disque est plein : libérer de la place (il en faut deux à trois fois la taille des fichiers lus), ou donner un dossier d’un autre disque';
const DENIED = 'écriture refusée : donner un dossier où l’on peut écrire';
const MEMORY = 'la mémoire ne suffit pas : fermer d’autres programmes, ou donner moins de fichiers';

/** What the system says of itself, by the code of its error. */
const BY_CODE: Readonly<Record<string, string>> = {
	ENOSPC: FULL,
	EDQUOT: FULL,
	EACCES: DENIED,
	EPERM: DENIED,
	EROFS: DENIED,
	EISDIR: 'un dossier porte ce nom : donner un nom de fichier',
	ENOENT: 'introuvable : un dossier de ce chemin n’existe pas, ou le fichier vient d’être ôté',
	EIO: 'le disque répond par une erreur : le vérifier, ou donner un dossier d’un autre disque',
	EMFILE: 'trop de fichiers ouverts : fermer d’autres programmes',
};

/** The same, where the engine reports it, by its words. */
const BY_WORDS: readonly [words: RegExp, message: string][] = [
	[/no space left|max_temp_directory_size|disk quota/i, FULL],
	[/permission denied|read-only file system/i, DENIED],
	[/out of memory/i, MEMORY],
];

/**
 * The fault of the machine behind an error (disk, rights, memory), in French; null for any other.
 * @param place what to name: the folder that was being written
 */
export function systemFault(error: unknown, place: string): DataError | null {
	const cause = error instanceof QueryError ? error.cause : error;
	if (!(cause instanceof Error)) return null;
	const { code = '', path } = cause as NodeJS.ErrnoException;
	const message = BY_CODE[code] ?? BY_WORDS.find(([words]) => words.test(cause.message))?.[1];
	return message === undefined
		? null
		: new DataError([{ fichier: code === 'ENOENT' ? (path ?? place) : place, message }]);
}
