import { cpSync, readFileSync } from 'node:fs';
import * as xlsx from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { caseFolder, kept, madeFolders, PATHS, readFolder, said } from './caseFolder';

const made = madeFolders();

/** A folder of a data set with this file in it. */
const folderOf = (name: string, content: string | Uint8Array) => made({ [name]: content });

/** The same, with a file of a case. */
function folderWith(path: string): string {
	const name = path.replace(/^.*\//, '').replace('montants', 'achats');
	return folderOf(name, new Uint8Array(readFileSync(caseFolder(path))));
}

const HEADER = ['id', 'exercice', 'departement', 'acheteur_nom', 'montant_ht', 'base_montant'];
const row = (id: string, amount: unknown, departement: unknown = '35') => [
	id,
	2012,
	departement,
	'Préfecture fictive',
	amount,
	'paye',
];

function book(sheets: Record<string, unknown[][]>, change?: (book: xlsx.WorkBook) => void) {
	const made = xlsx.utils.book_new();
	for (const [name, rows] of Object.entries(sheets)) {
		xlsx.utils.book_append_sheet(made, xlsx.utils.aoa_to_sheet(rows), name);
	}
	change?.(made);
	return (type: 'xlsx' | 'ods') =>
		new Uint8Array(xlsx.write(made, { type: 'array', bookType: type }) as ArrayBuffer);
}

describe.each(PATHS)('read by the %s', (path) => {
	test('lines that lack empty fields at their end are read, and counted once', async () => {
		const engine = await readFolder(caseFolder('fins-de-ligne-courtes/dossier'), path);
		expect(await kept(engine)).toEqual([20, 20_000]);
		const short = (await said(engine, 'avertissement')).filter((text) => text.includes('courtes'));
		expect(short).toEqual([expect.stringMatching(/lues vides : 5$/)]);
		await engine.close();
	});

	test.each(['achats.tsv', 'achats.txt'])('%s, separated by tabs, is read', async (name) => {
		const engine = await readFolder(folderWith(`tabulation-et-barre/${name}`), path);
		expect(await kept(engine)).toEqual([2, 100_000]);
		await engine.close();
	});

	test('a CSV that Excel separates by tabs, in Windows-1252, is read', async () => {
		const engine = await readFolder(caseFolder('tabulation-et-barre/dossier'), path);
		expect(await kept(engine, `fournisseur_nom IN ('Société', 'Atelier Fictif')`)).toEqual([
			2, 100_000,
		]);
		await engine.close();
	});

	test('titles above the header and a total below are no records', async () => {
		const engine = await readFolder(caseFolder('titres-et-total/dossier'), path);
		expect(await kept(engine)).toEqual([2, 100_000]);
		expect(await said(engine, 'avertissement')).toEqual([
			'4  : en-tête trouvé à la ligne 4 : ce qui est au-dessus n’est pas lu',
		]);
		expect(await said(engine, 'rejet')).toEqual([
			'7  : ligne de total : elle répète des lignes déjà lues, et n’est pas comptée',
		]);
		// The total is no purchase that could not be read.
		expect(await engine.query('SELECT * FROM achats_rejetes')).toEqual([]);
		await engine.close();
	});

	test('sep=; is skipped', async () => {
		const engine = await readFolder(caseFolder('sep/dossier'), path);
		expect(await kept(engine)).toEqual([2, 100_000]);
		await engine.close();
	});

	test('UTF-16, as Excel writes Unicode text, is read', async () => {
		const text = [HEADER, row('A', '1 000,00'), row('B', '2000')]
			.map((r) => r.join('\t'))
			.join('\r\n');
		const bytes = new Uint8Array(2 + text.length * 2);
		bytes.set([0xff, 0xfe]);
		[...text].forEach((letter, i) => {
			bytes[2 + 2 * i] = letter.charCodeAt(0) & 255;
			bytes[3 + 2 * i] = letter.charCodeAt(0) >> 8;
		});
		const engine = await readFolder(folderOf('achats.txt', bytes), path);
		expect(await kept(engine, `acheteur_nom = 'Préfecture fictive'`)).toEqual([2, 3000]);
		await engine.close();
	});

	test('one damaged byte does not make Windows-1252 of a file: its line is named', async () => {
		const text = [HEADER, row('A', '1000'), row('B', '2000'), row('C', '3000')]
			.map((r) => r.join(';'))
			.join('\n');
		const bytes = new TextEncoder().encode(text.replace('C;2012', 'C\u0001;2012'));
		bytes[bytes.indexOf(1)] = 0xe9;
		const engine = await readFolder(folderOf('achats.csv', bytes), path);
		expect(await kept(engine, `acheteur_nom = 'Préfecture fictive'`)).toEqual([3, 6000]);
		expect(await said(engine, 'avertissement')).toEqual([
			expect.stringMatching(/^4 {2}: octet qui n’est pas de l’UTF-8/),
		]);
		await engine.close();
	});

	test('a quote that swallows the end of a line is warned, where the columns still match', async () => {
		const text = `${HEADER.join(';')}\nA;2012;35;"Préf;10;paye\nB;2012;35;Autre";20;paye\nC;2012;35;Préf;30;paye\n`;
		const engine = await readFolder(folderOf('achats.csv', text), path);
		expect(await said(engine, 'avertissement')).toEqual([
			expect.stringMatching(/^2 {2}: un guillemet court sur plusieurs lignes/),
		]);
		await engine.close();
	});

	test('a header repeated below, a note and a total set aside have one reason each', async () => {
		const lines = [
			HEADER,
			row('A', '10'),
			HEADER,
			row('B', '20'),
			['Source : essai'],
			['Total', '', '', '', '30'],
		];
		const text = lines.map((line) => line.join(';')).join('\n');
		const engine = await readFolder(folderOf('achats.csv', text), path);
		expect(await kept(engine)).toEqual([2, 30]);
		expect((await said(engine, 'rejet')).map((text) => text.slice(0, 20))).toEqual([
			'3  : en-tête répété ',
			'5  : ligne de texte ',
			'6  : ligne de total ',
		]);
		expect(await engine.query('SELECT * FROM achats_rejetes')).toEqual([]);
		await engine.close();
	});

	describe.each(['xlsx', 'ods'] as const)('a workbook in %s', (type) => {
		test('numbers, three decimals, dates and padded codes have one meaning', async () => {
			const make = book(
				{ Achats: [HEADER, row('A', 12.345, 1), row('B', 1234.5600000000002), row('C', 1e5)] },
				(made) => {
					const sheet = made.Sheets.Achats as xlsx.WorkSheet;
					const cell = sheet.C2 as xlsx.CellObject;
					cell.z = '00';
				},
			);
			const engine = await readFolder(folderOf(`achats.${type}`, make(type)), path);
			// 12.345 is 12.35 once rounded; shown 01, the département stored as 1 is 01 where the format is kept.
			const where = type === 'xlsx' ? `id <> 'A' OR departement = '01'` : 'true';
			expect((await kept(engine, where))[1]).toBeCloseTo(
				type === 'xlsx' ? 101_246.91 : (await kept(engine))[1],
				2,
			);
			await engine.close();
		});

		test('only the visible sheets of one header are read, and the others are said', async () => {
			const make = book(
				{
					Janvier: [HEADER, row('A', 1000)],
					Cachée: [HEADER, row('X', 999)],
					Février: [HEADER, row('B', 2000)],
				},
				(made) => {
					made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
				},
			);
			const engine = await readFolder(folderOf(`achats.${type}`, make(type)), path).catch(
				(error: unknown) => {
					throw error;
				},
			);
			const sum = await kept(engine, `id <> 'X'`);
			expect(sum).toEqual([2, 3000]);
			if (type === 'xlsx') expect(await kept(engine)).toEqual([2, 3000]);
			await engine.close();
		});
	});

	test('a value merged over rows holds for each of them, and the ranges are said', async () => {
		const folder = made({});
		cpSync(caseFolder('cellules-fusionnees'), folder, { recursive: true });
		const engine = await readFolder(folder, path);
		expect(await kept(engine, `departement = '35'`)).toEqual([3, 3000]);
		expect(await kept(engine, `departement = '22'`)).toEqual([3, 3000]);
		expect(await kept(engine, 'clause_sociale')).toEqual([3, 3000]);
		expect(await said(engine, 'avertissement')).toContainEqual(
			expect.stringMatching(/cellules fusionnées \(A2:A4, A5:A7, I2:I4 et I5:I7\)/),
		);
		await engine.close();
	});

	test('an amount merged over rows is counted at the first alone', async () => {
		const make = book(
			{ Achats: [HEADER, row('A', 3000), row('B', null), row('C', 10)] },
			(made) => {
				(made.Sheets.Achats as xlsx.WorkSheet)['!merges'] = [
					{ s: { r: 1, c: 4 }, e: { r: 2, c: 4 } },
				];
			},
		);
		const engine = await readFolder(folderOf('achats.xlsx', make('xlsx')), path);
		expect(await kept(engine)).toEqual([2, 3010]);
		expect(await said(engine, 'rejet')).toEqual([
			expect.stringMatching(/^3 montant_ht : nombre d’une cellule fusionnée/),
		]);
		await engine.close();
	});

	test('formulas without a stored value and errors are never read as empty', async () => {
		const formulas = await readFolder(folderWith('formules-sans-valeur/montants.xlsx'), path);
		expect(await kept(formulas)).toEqual([1, 10_000]);
		expect(await said(formulas, 'rejet')).toEqual([
			"2 montant_ht : formule sans valeur calculée : ouvrir le classeur dans un tableur et l'enregistrer",
		]);
		await formulas.close();
		const errors = await readFolder(folderWith('erreurs-de-cellule/achats.xlsx'), path);
		// 1E5 in a numeric cell is 100 000; the two other lines hold errors.
		expect(await kept(errors)).toEqual([1, 100_000]);
		const rejects = await said(errors, 'rejet');
		expect(rejects).toContainEqual(expect.stringMatching(/^2 departement : erreur de tableur/));
		expect(rejects).toContainEqual(expect.stringMatching(/^3 montant_ht : erreur de tableur/));
		await errors.close();
	});

	test('a lone value in the last cell of a sheet, and 2 000 columns, cost nothing', async () => {
		const wide = [...HEADER, ...Array.from({ length: 2000 }, (_, i) => `c${i}`)];
		const parts = unzipSync(book({ Achats: [wide, row('A', 10)] })('xlsx'));
		const sheet = 'xl/worksheets/sheet1.xml';
		const lone = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
		parts[sheet] = strToU8(strFromU8(parts[sheet] as Uint8Array).replace('</sheetData>', lone));
		const bytes = zipSync(parts);
		const engine = await readFolder(folderOf('achats.xlsx', bytes), path);
		expect(await kept(engine)).toEqual([1, 10]);
		await engine.close();
	});
});

test.each([
	['an empty workbook', book({ Feuille: [[]] })('xlsx'), 'le classeur est vide'],
	['an old one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), 'ancien format Excel'],
	['something else', new TextEncoder().encode('<html>'), 'ce n’est pas un classeur'],
])('%s says so', async (_, bytes, words) => {
	await expect(readFolder(folderOf('achats.xlsx', bytes), 'folder')).rejects.toThrow(words);
	await expect(readFolder(folderOf('achats.xlsx', bytes), 'page')).rejects.toThrow(words);
});
