import { readdirSync, readFileSync } from 'node:fs';
import { DataError, type DataIssue } from '$lib/contract/errors';
import type { Engine } from '$lib/engine/engine';
import { BATCH, numberedTable, planNumbering } from '$lib/pipeline/repeated';
import { schemaOf } from '$lib/contract/schema';
import { loadDataset, type LoadedDataset, type LoadOptions } from '$lib/pipeline/loadDataset';
import { memorySource, withDefaults, type DataSource } from '$lib/pipeline/dataSource';

/** A minimal jeu.json; pass what should differ. */
export function datasetText(changes: Record<string, unknown> = {}): string {
	return JSON.stringify({
		titre: 'Jeu d’essai',
		producteur: 'Tests',
		licence: 'Licence Ouverte 2.0',
		date_reference: '2012-12-31',
		fictif: true,
		perimetre: 'Lignes d’essai',
		taxes: 'HT',
		lieu: 'execution',
		edition_regions: '2010',
		edition_bassins: '2020',
		...changes,
	});
}

/** The reference tables of the repository, as a source of their own. */
function referenceSource(): DataSource {
	const names = readdirSync('data/reference').filter((name) => name.endsWith('.csv'));
	return memorySource(
		Object.fromEntries(
			names.map((name) => ['reference/' + name, readFileSync(`data/reference/${name}`)]),
		),
	);
}

/** A data folder in memory: `files` by name, jeu.json and the references by default. */
export function testSource(files: Readonly<Record<string, Uint8Array | string>>): DataSource {
	return withDefaults(memorySource({ 'jeu.json': datasetText(), ...files }), referenceSource());
}

/** The smallest achats.csv that reads, for tests of the other tables. */
export const ONE_PURCHASE =
	'id,exercice,acheteur_nom,montant_ht,base_montant\nA1,2012,Préfecture,100,paye\n';

/** Loads files into `engine`, one purchase standing for achats.csv when it is not given. */
export function loadFiles(
	engine: Engine,
	files: Readonly<Record<string, Uint8Array | string>>,
	options?: LoadOptions,
): Promise<LoadedDataset> {
	return loadDataset(engine, testSource({ 'achats.csv': ONE_PURCHASE, ...files }), options);
}

/**
 * Puts rows made by a query in the place of the purchases that were read; columns that it lacks are
 * empty.
 */
export async function replacePurchases(engine: Engine, rows: string): Promise<void> {
	const schema = schemaOf('achats');
	const numbering = planNumbering(schema);
	if (!numbering) throw new Error('achats has no repeated columns');
	const table = numberedTable(schema);
	await engine.run(
		`CREATE OR REPLACE TABLE ${BATCH} AS SELECT *, CAST(0 AS TINYINT) AS etat FROM achats WHERE false;
		INSERT INTO ${BATCH} BY NAME ${rows};
		${numbering.create(table)}
		${numbering.add(table)}
		ALTER TABLE ${table} DROP COLUMN etat;
		DROP TABLE ${BATCH};`,
	);
}

/** The issues that a reading stops on; fails when it does not stop. */
export async function issuesOf(reading: Promise<unknown>): Promise<readonly DataIssue[]> {
	try {
		await reading;
	} catch (error) {
		if (error instanceof DataError) return error.issues;
		throw error;
	}
	throw new Error('the reading did not stop');
}
