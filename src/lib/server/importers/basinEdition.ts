import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATASET_FILE } from '$lib/contract/dataset';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { ImportOptions } from './workspace';

/** The edition of the employment zones that is taken where nothing names one. */
const BY_DEFAULT = '2020';

const refuse = (fichier: string, message: string) => new DataError([{ fichier, message }]);

/** What the folder to fill says of itself; null where it says nothing that can be read. */
function editionOfFolder(out: string): string | null {
	const path = join(out, DATASET_FILE);
	if (!existsSync(path)) return null;
	try {
		const { edition_bassins: edition } = JSON.parse(readFileSync(path, 'utf8')) as {
			edition_bassins?: unknown;
		};
		return typeof edition === 'string' ? edition : null;
	} catch {
		// A jeu.json that cannot be read is what npm run check tells.
		return null;
	}
}

async function editionsIn(engine: Engine, sql: string): Promise<string[]> {
	return (await engine.query<{ edition: string }>(sql)).map(({ edition }) => edition);
}

/**
 * Settles which edition of the employment zones an import writes, as the SQL variable
 * `edition_bassins`: that of the commune table (`communes_lues`), else that of the folder's jeu.json,
 * else the one asked, else 2020. Codes mean other places in another edition.
 * @throws {DataError} when they contradict one another, or when bassins.csv has no such edition
 */
export async function settleBasinEdition(
	engine: Engine,
	{ out, basinEdition, replace = false }: ImportOptions,
	communes?: string,
): Promise<string> {
	const given =
		communes === undefined
			? []
			: await editionsIn(
					engine,
					`SELECT DISTINCT trim(edition) AS edition FROM communes_lues
					WHERE trim(edition) <> '' ORDER BY 1`,
				);
	if (given.length > 1) {
		throw refuse(
			communes ?? '',
			`communes de plusieurs éditions des zones d’emploi (${given.join(', ')})\u00a0: n’en donner qu’une`,
		);
	}
	const said = [
		{ by: communes ?? '', edition: given[0] ?? null },
		{ by: join(out, DATASET_FILE), edition: replace ? null : editionOfFolder(out) },
		{ by: '--edition-bassins', edition: basinEdition ?? null },
	].filter(({ edition }) => edition !== null);
	const [first] = said;
	const other = said.find(({ edition }) => edition !== first?.edition);
	if (first && other) {
		throw refuse(
			first.by,
			`zones d’emploi de ${first.edition}, mais ${quoted([other.by])} dit ${other.edition}\u00a0: un même code y désigne d’autres lieux. Donner la table des communes de ${other.edition}, ou changer d’édition`,
		);
	}
	const edition = first?.edition ?? BY_DEFAULT;
	const known = await editionsIn(engine, 'SELECT DISTINCT edition FROM ref_bassins ORDER BY 1');
	if (!known.includes(edition)) {
		throw refuse(
			first?.by ?? '',
			`édition ${edition} des zones d’emploi inconnue de bassins.csv, qui a ${known.join(' et ')}`,
		);
	}
	await engine.run(`SET VARIABLE edition_bassins = ${literal(edition)}`);
	return edition;
}
