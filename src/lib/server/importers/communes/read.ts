import type { ReadProgress } from '$lib/pipeline/taker';
import { DataError } from '$lib/contract/errors';
import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import { inputSource } from '../inputs';
import { COMMUNE_COLUMNS, COMMUNE_LAYOUTS } from './layout';
import { readLayout } from '../layout';
import communesSql from './communes.sql?raw';

/**
 * Reads a commune table, of any known layout, into `communes(fichier, ligne, code, libelle, bassin,
 * libelle_bassin, departement, region, edition)`, lost zeros back; an empty table without a file.
 * @throws {DataError} when its columns are not recognised
 */
export async function loadCommunes(engine: Engine, path: string | undefined): Promise<void> {
	await engine.run(
		`CREATE OR REPLACE TABLE communes_lues (fichier VARCHAR, ligne BIGINT,
			${COMMUNE_COLUMNS.map((name) => `${name} VARCHAR`).join(', ')})`,
	);
	if (path !== undefined) await readCommunes(engine, path);
	await engine.run(communesSql);
}

/** Adds the rows of a file to `communes_lues`; gives their number. */
export async function readCommunes(
	engine: Engine,
	path: string,
	onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<number> {
	const source = inputSource(
		[path],
		COMMUNE_LAYOUTS.flatMap(({ columns }) => Object.values(columns)),
	);
	const read = await readLayout(engine, source, path, COMMUNE_LAYOUTS, COMMUNE_COLUMNS, onProgress);
	if (!read) {
		throw new DataError([
			{
				fichier: path,
				message:
					'colonnes non reconnues\u00a0: la table des communes de l’Insee (codgeo, ze2020) est attendue, ou celle de 2010 (codgeo, ze2010)',
			},
		]);
	}
	await engine.run(
		`INSERT INTO communes_lues
		SELECT ${literal(path)}, ligne, ${COMMUNE_COLUMNS.join(', ')}
		FROM lues_source`,
	);
	return read.enregistrements;
}
