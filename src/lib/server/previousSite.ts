import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { DataError } from '$lib/contract/errors';
import { readRelease, type ReleaseList } from '$lib/views/release';

const NAME = 'CAP10_PRECEDENTE';
const INDEX = 'editions/index.json';

const refuse = (message: string) => new DataError([{ fichier: NAME, message }]);

/** Reads a text of the previous site; null where it has none of that name. */
type ReadText = (name: string) => string | null;

function zipReader(path: string): ReadText {
	const entries = unzipSync(new Uint8Array(readFileSync(path)), {
		filter: ({ name }) => /(?:^|\/)editions\/[^/]+\.json$/.test(name),
	});
	const index = Object.keys(entries).find((name) => name.endsWith(INDEX));
	const top = index?.slice(0, -INDEX.length) ?? '';
	return (name) => {
		const bytes = entries[top + name];
		return bytes ? new TextDecoder().decode(bytes) : null;
	};
}

const folderReader =
	(folder: string): ReadText =>
	(name) => {
		const path = join(folder, name);
		return existsSync(path) ? readFileSync(path, 'utf8') : null;
	};

/** A release that a site published, with its file as it was. */
export interface KeptRelease {
	id: string;
	text: string;
}

/**
 * The releases that a published site holds, its own among them, the latest first.
 * @param path its folder, or its zip
 * @throws {DataError} when it is no such site, or when one of its releases cannot be read
 */
export function readPreviousSite(path: string): KeptRelease[] {
	if (!existsSync(path))
		throw refuse(`« ${path} » n’existe pas : donner le dossier ou le zip du site précédent`);
	let read: ReadText;
	try {
		read = statSync(path).isDirectory() ? folderReader(path) : zipReader(path);
	} catch (cause) {
		throw refuse(`« ${path} » ne se lit pas (${String(cause)}) : donner un dossier ou un zip`);
	}
	const index = read(INDEX);
	if (index === null)
		throw refuse(
			`« ${path} » n’a pas ${INDEX} : ce n’est pas un site de Cap 10, ou il date d’avant les éditions. Sans ${NAME}, le site se construit sans édition passée`,
		);
	const list = JSON.parse(index) as ReleaseList;
	return list.editions
		.map(({ id }) => {
			const text = read(`editions/${id}.json`);
			if (text === null) throw refuse(`l’édition du ${id} est dans ${INDEX}, son fichier manque`);
			try {
				readRelease(JSON.parse(text));
			} catch (cause) {
				throw refuse(
					`editions/${id}.json : ${cause instanceof Error ? cause.message : String(cause)}`,
				);
			}
			return { id, text };
		})
		.sort((a, b) => (a.id < b.id ? 1 : -1));
}
