import { describe, expect, test } from 'vitest';
import { caseFolder, kept, PATHS, readFolder, said } from './caseFolder';

// What each folder must give is worked out by hand from its few lines.
describe.each(PATHS)('read by the %s', (path) => {
	test('a SIRET rounded by a spreadsheet is never a structure, and its lines are to examine', async () => {
		const engine = await readFolder(caseFolder('siret-arrondi/dossier'), path);
		const [sums] = await engine.query(
			`SELECT count(*) AS lignes, sum(montant_cts) / 100 AS total,
				sum(montant_cts) FILTER (NOT fournisseur_valide) / 100 AS a_examiner
			FROM achats`,
		);
		expect(sums).toEqual({ lignes: 5, total: 100_000, a_examiner: 65_000 });
		const structures = await engine.query('SELECT siret FROM structures ORDER BY siret');
		expect(structures).toEqual([{ siret: '00090001900019' }, { siret: '00090002700012' }]);
		const rounded = [...(await said(engine, 'rejet')), ...(await said(engine, 'avertissement'))];
		expect(rounded.filter((text) => text.includes('sans doute arrondi par un tableur'))).toEqual([
			expect.stringMatching(/^4 siret/),
			expect.stringMatching(/^5 siret/),
			expect.stringMatching(/^3 fournisseur_siret/),
			expect.stringMatching(/^4 fournisseur_siret/),
			expect.stringMatching(/^5 fournisseur_siret/),
		]);
		await engine.close();
	});

	test('amounts of more than two decimals are rounded half up, and counted once', async () => {
		const engine = await readFolder(caseFolder('plus-de-deux-decimales/dossier'), path);
		// 10 000,00 + 83 612,04 + 41 806,02 + 1 234,56
		expect(await kept(engine)).toEqual([4, 136_652.62]);
		expect(await said(engine, 'avertissement')).toEqual([
			'3 montant_ht : valeurs de plus de deux décimales, arrondies au centime (le demi-centime vers le haut) : 3',
		]);
		await engine.close();
	});

	test('credit notes have one meaning however accounting software writes them', async () => {
		const engine = await readFolder(caseFolder('avoirs/dossier'), path);
		// 12 000 − 500 − 1 000 − 250 − 75 − 100 − 60
		expect(await kept(engine)).toEqual([7, 10_015]);
		expect(await said(engine, 'rejet')).toEqual([]);
		await engine.close();
	});

	test('SIRET with spaces and days in several forms are read', async () => {
		const engine = await readFolder(caseFolder('siret-et-dates-a-la-francaise/dossier'), path);
		expect(await kept(engine)).toEqual([4, 100_000]);
		const [organisms] = await engine.query(
			`SELECT sum(montant_cts) / 100 AS e FROM achats
			WHERE fournisseur_siret IN (SELECT siret FROM structures)`,
		);
		expect(organisms).toEqual({ e: 35_000 });
		const [days] = await engine.query(
			`SELECT count(*) AS n FROM structures WHERE valide_du = DATE '2011-01-01'`,
		);
		expect(days).toEqual({ n: 3 });
		await engine.close();
	});
});

test('three digits after a lone mark are set aside, and read once the mark is said', async () => {
	const folder = caseFolder('millier-anglais/dossier');
	const engine = await readFolder(folder, 'folder');
	// 1,234,567.00 has one meaning; 50000 has an ambiguous number of hours.
	expect(await kept(engine)).toEqual([1, 1_234_567]);
	expect((await said(engine, 'rejet')).map((text) => text.slice(0, 40))).toEqual([
		'2 montant_ht : nombre à deux lectures, m',
		'3 heures_insertion : nombre à deux lectu',
		'3 montant_ht : nombre à deux lectures, m',
		'5 heures_insertion : nombre à deux lectu',
	]);
	await engine.close();
	const answered = await readFolder(folder, 'folder', { thousands: 'virgule' });
	expect(await kept(answered)).toEqual([4, 1_303_067]);
	const [hours] = await answered.query(
		'SELECT CAST(sum(heures_insertion) AS DOUBLE) AS h FROM achats',
	);
	expect(hours).toEqual({ h: 2400 });
	await answered.close();
});
