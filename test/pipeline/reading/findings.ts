import type { Engine } from '$lib/engine/engine';

export type Gravity = 'rejet' | 'avertissement';

/** A finding in short: rank, column, value, sentence, with plain spaces for no-break ones. */
type Finding = [ligne: number, colonne: string, valeur: string, regle: string];

/** End of the sentence for a code that has lost its first zero. */
export const REPAIR = ' ; corriger le fichier ou relancer avec --reparer';

/** What the last reading into `engine` found in a file, by line and column. */
export async function findingsOf(
	engine: Engine,
	file: string,
	gravity: Gravity,
): Promise<Finding[]> {
	const rows = await engine.query<{ l: number; c: string; v: string; r: string }>(
		'SELECT ligne AS l, colonne AS c, valeur AS v, regle AS r FROM constats WHERE fichier = $1 AND gravite = $2 ORDER BY ligne, colonne',
		[file, gravity],
	);
	return rows.map(({ l, c, v, r }) => [l, c, v, r.replaceAll('\u00a0', ' ')]);
}
