import { createReadStream, statSync } from 'node:fs';
import { DataError } from '$lib/contract/errors';
import type { DataSource } from '$lib/pipeline/sources';

/**
 * The files given to an importer, named by their paths.
 * @throws {DataError} naming every path that is no readable file
 */
export function inputSource(paths: readonly string[]): DataSource {
	const issues = paths.flatMap((fichier) => {
		const found = statSync(fichier, { throwIfNoEntry: false });
		if (found?.isFile()) return [];
		return [{ fichier, message: found ? "ce n'est pas un fichier" : 'fichier introuvable' }];
	});
	const repeated = paths.filter((path, i) => paths.indexOf(path) !== i);
	issues.push(
		...repeated.map((fichier) => ({
			fichier,
			message: 'fichier donné deux fois : une seule suffit',
		})),
	);
	if (issues.length > 0) throw new DataError(issues);
	return {
		names: async () => [...paths],
		open: async (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
		size: (path) => statSync(path).size,
		path: (path) => path,
	};
}
