import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryHourValues } from '$lib/queries/supply';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';

let engine: NativeEngine;

/** Labour shares and values of the segments that the worked example names. */
const SEGMENTS = `code,libelle,achats_courants,part_main_oeuvre,statut,valeur_heure,cout_horaire
nettoyage,Nettoyage,true,0.65,source,,
securite,Sécurité,true,0.69,source,,23.50
restauration,Restauration,true,0.5,source,31.25,40
impression,Impression,true,0,source,,
energie,Énergie,true,0.08,source,,
`;

beforeAll(async () => {
	engine = await openNative();
	const cpv = 'segment,prefixe_cpv\nnettoyage,9091\n';
	await loadFiles(engine, {
		...EXAMPLE_FILES,
		'reference/segments.csv': SEGMENTS,
		'reference/segments_cpv.csv': cpv,
	});
	await classifyDataset(engine);
});

afterAll(() => engine.close());

test('an hour is worth its own value, else its cost divided by the labour share', async () => {
	expect(await queryHourValues(engine)).toEqual([
		// 20 ÷ 0.08 = 250.
		{ segment: 'energie', value: 25_000, own: false },
		// Nothing to divide by.
		{ segment: 'impression', value: 0, own: false },
		// 20 ÷ 0.65 = 30.769…
		{ segment: 'nettoyage', value: 3_077, own: false },
		{ segment: 'restauration', value: 3_125, own: true },
		// 23.50 ÷ 0.69 = 34.057…
		{ segment: 'securite', value: 3_406, own: false },
	]);
});

test('the cautious and the generous value are 0.8 and 1.2 times it, half a cent up', async () => {
	const rows = await engine.query(
		`SELECT CAST(code AS VARCHAR) AS code, CAST(prudente AS DOUBLE) AS cautious,
			CAST(genereuse AS DOUBLE) AS generous
		FROM heures_valeurs WHERE code IN ('nettoyage', 'restauration', 'securite') ORDER BY code`,
	);
	expect(rows).toEqual([
		// 24.616 and 36.924.
		{ code: 'nettoyage', cautious: 2_462, generous: 3_692 },
		// 25.00 and 37.50.
		{ code: 'restauration', cautious: 2_500, generous: 3_750 },
		// 27.248 and 40.872.
		{ code: 'securite', cautious: 2_725, generous: 4_087 },
	]);
});

test('a line is valued at each of the three, within its amount', async () => {
	const rows = await engine.query(
		`SELECT g.id, CAST(heures_prudentes_cts AS DOUBLE) AS cautious,
			CAST(heures_cts AS DOUBLE) AS central, CAST(heures_genereuses_cts AS DOUBLE) AS generous
		FROM lignes l JOIN achats_gardes g USING (ligne) WHERE g.id IN ('2', '7', '15') ORDER BY g.id`,
	);
	expect(rows).toEqual([
		{ id: '15', cautious: 100_000, central: 100_000, generous: 100_000 },
		{ id: '2', cautious: 1_231_000, central: 1_538_500, generous: 1_846_000 },
		// 300 h at 25.00, 31.25 and 37.50 €.
		{ id: '7', cautious: 750_000, central: 937_500, generous: 1_125_000 },
	]);
});
