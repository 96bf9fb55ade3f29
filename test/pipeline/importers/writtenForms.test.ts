import { afterAll, expect, test } from 'vitest';
import { importDecp } from '$lib/server/importers/decp/import';
import { importPayments } from '$lib/server/importers/payments/import';
import { importStructures } from '$lib/server/importers/structures/import';
import { caseFolder } from '../reading/caseFolder';
import { rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const inCase = (name: string) => caseFolder(name);

test('payments: 6,000 is set aside, and read once the mark of thousands is said', async () => {
	const options = {
		inputs: [inCase('millier-anglais/extrait.csv')],
		mapping: inCase('millier-anglais/map.json'),
	};
	const out = bench.out();
	const { records } = await importPayments({ ...options, out });
	expect(records).toMatchObject({ kept: 2, setAside: 2 });
	expect(rowsOf(out, 'achats.csv').map((row) => row.montant_ht)).toEqual([
		'1234567.00',
		'50000.00',
	]);
	const report = rowsOf(out, 'import-rapport.csv').filter(({ sort }) => sort === 'ecarte');
	expect(report.map(({ valeur, motif }) => [valeur, motif?.includes('--milliers')])).toEqual([
		['6,000', true],
		['12,500', true],
	]);
	const answered = bench.out();
	await importPayments({ ...options, out: answered, thousands: 'virgule' });
	expect(rowsOf(answered, 'achats.csv').map((row) => row.montant_ht)).toEqual([
		'6000.00',
		'12500.00',
		'1234567.00',
		'50000.00',
	]);
});

test('DECP: the same of awarded amounts, with words that say what to do', async () => {
	const inputs = [inCase('millier-anglais/decp.csv')];
	const out = bench.out();
	const { reasons } = await importDecp({ inputs, out, today: '2026-01-01' });
	expect(rowsOf(out, 'achats.csv').map(({ id, montant_ht }) => [id, montant_ht])).toEqual([
		['C3', '250000.00'],
		['C4', '50000.00'],
	]);
	expect(reasons.find(({ sort }) => sort === 'ecarte')).toMatchObject({
		lignes: 2,
		motif:
			'montant à deux lectures, milliers ou décimales : relancer avec --milliers (virgule, point ou aucun)',
	});
	const answered = bench.out();
	await importDecp({ inputs, out: answered, today: '2026-01-01', thousands: 'virgule' });
	expect(rowsOf(answered, 'achats.csv').map((row) => row.montant_ht)).toEqual([
		'6000.00',
		'12500.00',
		'250000.00',
		'50000.00',
	]);
});

test('credit notes, SIRET with spaces and days in other forms are read by every importer', async () => {
	const credits = bench.out();
	await importPayments({
		inputs: [inCase('avoirs/extrait.csv')],
		mapping: inCase('avoirs/map.json'),
		out: credits,
	});
	const amounts = rowsOf(credits, 'achats.csv').map((row) => Number(row.montant_ht));
	expect(amounts).toEqual([12_000, -500, -1_000, -250, -75, -100, -60]);

	const french = 'siret-et-dates-a-la-francaise';
	const paid = bench.out();
	await importPayments({
		inputs: [inCase(`${french}/extrait.csv`)],
		mapping: inCase(`${french}/map.json`),
		out: paid,
	});
	expect(rowsOf(paid, 'achats.csv').map((row) => row.fournisseur_siret)).toEqual([
		'00090001900019',
		'00090011800019',
	]);

	const awarded = bench.out();
	await importDecp({ inputs: [inCase(`${french}/decp.csv`)], out: awarded, today: '2026-01-01' });
	expect(
		rowsOf(awarded, 'achats.csv').map((row) => [row.acheteur_siret, row.fournisseur_siret]),
	).toEqual([
		['00090050600015', '00090001900019'],
		['00090050600015', '00090011800019'],
		['00090050600015', '00090011800019'],
	]);

	const listed = bench.out();
	await importStructures({ inputs: [inCase(`${french}/liste.csv`)], out: listed });
	expect(rowsOf(listed, 'structures.csv').map((row) => [row.siret, row.valide_du])).toEqual([
		['00090001900019', '2011-01-01'],
		['00090002700012', '2011-01-01'],
	]);
});

test('a list of structures sets aside the SIRET that a spreadsheet rounded', async () => {
	const out = bench.out();
	const { records, reasons } = await importStructures({
		inputs: [inCase('siret-arrondi/dossier/structures.csv')],
		out,
	});
	expect(records).toMatchObject({ kept: 2, setAside: 2 });
	expect(reasons.find(({ sort }) => sort === 'ecarte')?.motif).toContain(
		'sans doute arrondi par un tableur',
	);
});
