import { DataError } from '$lib/contract/errors';
import type { Engine } from '$lib/engine/engine';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset, type LoadedDataset, type LoadProgress } from '$lib/pipeline/loadDataset';
import { settleParts } from '$lib/pipeline/readParts';
import type { Opened } from './inspect';
import { ownSource, type Choices } from './ownSource';
import { keptReferences } from './references';

/** How far the reading is, under the reader's names of the files. */
export type OwnReading = LoadProgress | { etape: 'classement' };

/**
 * Reads, checks and classifies the given files into `engine`, as the build does a folder. Everything
 * that is said of a file is said under the name that its reader gave it.
 * @throws {DataError} listing everything that makes them unreadable
 */
export async function readOwn(
	engine: Engine,
	opened: Opened,
	choices: Choices,
	onProgress: (progress: OwnReading) => void = () => undefined,
): Promise<LoadedDataset> {
	const { source, labels, read } = ownSource(opened, choices, keptReferences());
	const named = <T extends { fichier: string }>(what: T): T => ({
		...what,
		fichier: labels.get(what.fichier) ?? what.fichier,
	});
	try {
		const loaded = await loadDataset(engine, source, {
			repair: choices.repair,
			onProgress: (progress) => onProgress(named(progress)),
		});
		onProgress({ etape: 'classement' });
		await classifyDataset(engine);
		await settleParts(engine, read());
		return loaded;
	} catch (error) {
		throw error instanceof DataError ? new DataError(error.issues.map(named)) : error;
	}
}
