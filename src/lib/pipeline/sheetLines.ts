import type { Engine } from '$lib/engine/engine';

/**
 * Gives the findings of a reading the lines of the sheets that they were read from: an example and empty
 * lines are no records, so that a record's rank is not its line. To be called once, when all the findings
 * are there.
 * @param lines by file, as findings call it, the line of each of its records in its sheet, from 1
 */
export async function numberBySheet(
	engine: Engine,
	lines: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
	await engine.run(
		'CREATE OR REPLACE TEMP TABLE decalages (fichier VARCHAR, rang BIGINT, decalage BIGINT)',
	);
	for (const [file, found] of lines) {
		let last = 0;
		for (const [i, line] of found.entries()) {
			const shift = line - (i + 1);
			if (shift === last) continue;
			last = shift;
			await engine.query('INSERT INTO decalages VALUES ($1, $2, $3)', [file, i + 1, shift]);
		}
	}
	const moved = (column: string) =>
		`${column} + coalesce((SELECT max_by(decalage, rang) FROM decalages d
			WHERE d.fichier = constats.fichier AND d.rang <= constats.${column}), 0)`;
	await engine.run(
		`UPDATE constats SET ligne = ${moved('ligne')}, cite = ${moved('cite')};
		DROP TABLE decalages;`,
	);
}
