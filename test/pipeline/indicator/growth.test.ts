import { expect, test } from 'vitest';
import { ON_DEMAND_TABLES, PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { classifyDataset } from '$lib/pipeline/classify';
import { tableToArrow } from '$lib/server/writeArrow';
import { openNative } from '$lib/server/native';
import { loadFiles, replacePurchases } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';
import { LONG, patience } from '../../support/long';

/** Random kept lines: every year, département, segment, level and basis, drawn uniformly. */
const RANDOM_LINES = `
	SELECT
		i + 2 AS ligne,
		'L' || i AS id,
		2009 + CAST(floor(random() * 4) AS INTEGER) AS exercice,
		(SELECT list(code) FROM ref_departements)[1 + CAST(floor(random() * 108) AS INTEGER)] AS departement,
		NULL AS bassin, NULL AS acheteur_siret,
		'Service ' || CAST(floor(random() * 500) AS INTEGER) AS acheteur_nom,
		'Ministère ' || CAST(floor(random() * 10) AS INTEGER) AS ministere,
		['etat', 'etat_central', 'etat_deconcentre', 'etablissement_public', 'local', 'autre']
			[1 + CAST(floor(random() * 6) AS INTEGER)] AS acheteur_niveau,
		(SELECT list(code) FROM ref_segments)[1 + CAST(floor(random() * 29) AS INTEGER)] AS segment,
		NULL AS cpv,
		NULL AS fournisseur_siret, 'Fournisseur' AS fournisseur_nom, false AS fournisseur_valide,
		CAST(floor(random() * 10000000) AS BIGINT) AS montant_cts,
		['paye', 'paye', 'paye', 'attribue', 'commande', 'maximum']
			[1 + CAST(floor(random() * 6) AS INTEGER)] AS base_montant,
		NULL AS sous_traitant_siret, NULL AS sous_traitance_cts, false AS sous_traitant_valide,
		random() < 0.2 AS clause_sociale, random() < 0.1 AS marche_reserve,
		CAST(CASE WHEN random() < 0.1 THEN 100 ELSE 0 END AS DECIMAL(18, 6)) AS heures_insertion,
		CASE WHEN random() < 0.5 THEN 'C' || CAST(floor(random() * $1) AS INTEGER) END AS contrat_id,
		CASE WHEN random() < 0.5 THEN DATE '2010-01-01' + CAST(floor(random() * 2000) AS INTEGER) END
			AS contrat_fin
	FROM range($1) t(i)`;

/** Bytes of the published tables for that many random lines. */
async function publishedBytes(lines: number): Promise<number> {
	const engine = await openNative();
	await loadFiles(engine, EXAMPLE_FILES);
	await engine.run('SELECT setseed(0.42)');
	await replacePurchases(engine, RANDOM_LINES.replaceAll('$1', String(lines)));
	await classifyDataset(engine);
	let bytes = 0;
	for (const table of [...PUBLISHED_TABLES, ...ON_DEMAND_TABLES])
		bytes += (await tableToArrow(engine, table)).bytes.byteLength;
	await engine.close();
	return bytes;
}

/** A million in `npm run test:long`. */
const MANY = LONG ? 1_000_000 : 200_000;

test(
	'from 50 thousand random lines to many the published tables at most double',
	async () => {
		const small = await publishedBytes(50_000);
		const large = await publishedBytes(MANY);
		expect(large / small).toBeLessThanOrEqual(2);
	},
	patience(180_000),
);
