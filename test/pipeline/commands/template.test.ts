import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as library from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { inspect } from '$lib/files/inspect';
import { readOwn } from '$lib/files/readOwn';
import { returnedBook } from '$lib/own/returnedBook';
import { openNative } from '$lib/server/native';
import { fakeTerminal, Workbench } from '../importers/workbench';
import { choicesOf, given } from '../own/given';
import { main } from '../../../src/cli';

const bench = new Workbench();
afterAll(() => bench.clear());

async function run(...argv: string[]) {
	const terminal = fakeTerminal();
	const code = await main(argv, terminal);
	return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

const open = (path: string) => library.read(readFileSync(path), { type: 'buffer' });

const grid = (book: library.WorkBook, sheet: string) =>
	library.utils.sheet_to_json<(string | number)[]>(book.Sheets[sheet] ?? {}, { header: 1 });

/** Fills sheets of a workbook under what they hold, as a person would in a spreadsheet. */
function fill(
	path: string,
	rows: Record<string, Record<string, string | number>[]>,
	dataset: Record<string, string> = {},
): string {
	const book = open(path);
	for (const [sheet, filled] of Object.entries(rows)) {
		const [header = []] = grid(book, sheet);
		const cells = filled.map((row) => header.map((name) => row[String(name)] ?? null));
		library.utils.sheet_add_aoa(book.Sheets[sheet] ?? {}, cells, { origin: 'A3' });
	}
	const said = book.Sheets['jeu'] ?? {};
	grid(book, 'jeu').forEach(([key], r) => {
		const value = dataset[String(key)];
		if (value !== undefined) library.utils.sheet_add_aoa(said, [[value]], { origin: { r, c: 1 } });
	});
	const target = path.replace(/(\.\w+)$/, '-rempli$1');
	const bookType = target.endsWith('.ods') ? 'ods' : 'xlsx';
	writeFileSync(target, library.write(book, { type: 'buffer', bookType }) as Buffer);
	return target;
}

/** The notes of the sheet of purchases, by line and column, those of its header apart. */
function notesOf(book: library.WorkBook): Record<string, string> {
	const [header = []] = grid(book, 'achats');
	const noted = Object.entries(book.Sheets['achats'] ?? {}).flatMap(([at, cell]) => {
		const { c, r } = library.utils.decode_cell(at.startsWith('!') ? 'A1' : at);
		const notes = (cell as library.CellObject).c;
		return notes && r > 0 ? [[`${r + 1} ${header[c]}`, notes.map(({ t }) => t).join()]] : [];
	});
	return Object.fromEntries(noted) as Record<string, string>;
}

/** The workbook at `path` given back by the page that opened it. */
async function returnedByPage(path: string): Promise<Uint8Array> {
	const name = basename(path);
	const opened = await inspect(given({ [name]: readFileSync(path) }));
	const engine = await openNative();
	const { sheets } = await readOwn(engine, opened, choicesOf(opened));
	const bytes = await returnedBook(engine, opened, sheets, name);
	await engine.close();
	return bytes;
}

const DATASET = {
	titre: 'Préfecture de Bretagne',
	producteur: 'Préfecture',
	date_reference: '2020-12-31',
	perimetre: 'Achats de la préfecture',
};

const PURCHASE = {
	id: 'A1',
	exercice: 2020,
	departement: '01',
	acheteur_nom: 'Préfecture',
	segment: 'nettoyage',
	montant_ht: 1234.5,
	base_montant: 'paye',
	clause_sociale: 'oui',
};

describe('modele', () => {
	it.each(['modele.xlsx', 'modele.ods'])(
		'writes %s, which reads with no question once filled',
		async (name) => {
			const path = join(bench.place, name);
			expect((await run('modele', '--out', path)).code).toBe(0);
			const filled = fill(
				path,
				{
					achats: [PURCHASE, { ...PURCHASE, id: 'A2', departement: '2A', montant_ht: -34.5 }],
					structures: [{ siret: '00010001600013', nom: 'Atelier', type: 'EI', departement: '01' }],
					attendus: [{ exercice: 2020, montant_ht: 1500, source: 'Compte général' }],
				},
				{ ...DATASET, completude_minimale: '90,5' },
			);
			const { code, said } = await run('check', filled);
			expect(said).toContain('Le dossier est lisible\u00a0: 0\u00a0rejet, 0\u00a0avertissement.');
			expect(code).toBe(0);
			// The example is no record; what was left empty is not there.
			expect(said).toMatch(/achats\.csv +lus 2, gardés 2/);
			expect(said).toMatch(/structures\.csv +lus 1, gardés 1/);
			expect(said).toMatch(/attendus\.csv +lus 1, gardés 1/);
			expect(said).not.toContain('postes.csv');
		},
	);

	it('offers the codes, and keeps the zeros of those that are typed', async () => {
		const path = join(bench.place, 'listes.xlsx');
		await run('modele', '--out', path);
		const lists = grid(open(path), 'listes');
		expect(lists.some((row) => row.includes('nettoyage') && row.includes('01'))).toBe(false);
		expect(lists.flat()).toEqual(expect.arrayContaining(['nettoyage', '01', '2A', 'EI', 'Rennes']));
	});

	it('has codes as text in XLSX, in a row that nobody filled yet', async () => {
		const path = join(bench.place, 'texte.xlsx');
		await run('modele', '--out', path);
		const options = { type: 'buffer', cellNF: true, sheetStubs: true } as const;
		const book = library.read(readFileSync(path), options);
		const [header = []] = grid(book, 'achats');
		const formats = ['acheteur_siret', 'exercice'].map((column) => {
			const at = library.utils.encode_cell({ r: 500, c: header.indexOf(column) });
			return (book.Sheets['achats']?.[at] as library.CellObject | undefined)?.z;
		});
		expect(formats).toEqual(['@', undefined]);
	});

	// LibreOffice takes the format of a cell to type in from its row, and of one that has a value from its column.
	it('has codes as text in ODS, in the rows and the columns of LibreOffice', async () => {
		const path = join(bench.place, 'texte.ods');
		await run('modele', '--out', path);
		const [header = []] = grid(open(path), 'achats');
		const content = strFromU8(unzipSync(readFileSync(path))['content.xml'] ?? new Uint8Array());
		const found = (pattern: RegExp, text: string) =>
			[...text.matchAll(pattern)].map(([, it]) => it);
		const texts = found(/<number:text-style style:name="([^"]+)"/g, content).join('|');
		const style = new RegExp(`style:name="([^"]+)"[^>]*style:data-style-name="(?:${texts})"`, 'g');
		const [asText] = found(style, content);
		const [sheet = ''] =
			content.split('<table:table table:name="achats">')[1]?.split('</table:table>') ?? [];
		const columns = found(/<table:table-column([^>]*)>/g, sheet);
		const [ready = ''] = found(/number-rows-repeated="1000">(.*?)<\/table:table-row>/g, sheet);
		const cells = found(/<table:table-cell([^>]*)>/g, ready);
		for (const [column, is] of [
			['acheteur_siret', true],
			['cpv', true],
			['exercice', false],
		] as const) {
			const at = header.indexOf(column);
			expect(columns[at]?.includes(`default-cell-style-name="${asText}"`)).toBe(is);
			expect(cells[at]?.includes(`style-name="${asText}"`)).toBe(is);
		}
	});

	it('takes a buyer’s lines of its last year, amounts to be filled', async () => {
		const path = join(bench.place, 'repris.xlsx');
		const from = join(bench.place, 'depuis');
		bench.file(
			join(from, 'achats.csv'),
			[
				'id,exercice,departement,acheteur_nom,segment,fournisseur_nom,montant_ht,base_montant,contrat_id',
				'1,2019,35,Rectorat,nettoyage,Ancien,5,paye,M0',
				'2,2020,35,Rectorat,nettoyage,Atelier,10,paye,M1',
				'3,2020,35,Rectorat,nettoyage,Atelier,20,paye,M1',
				'4,2020,29,Rectorat,gardiennage,,7,paye,',
				'5,2020,35,Préfecture,nettoyage,Autre,30,paye,M2',
			]
				.join('\n')
				.replace(/,gardiennage,/g, ',securite,'),
		);
		bench.file(
			join(from, 'jeu.json'),
			JSON.stringify({
				...DATASET,
				licence: 'Licence Ouverte 2.0',
				fictif: true,
				taxes: 'HT',
				lieu: 'execution',
				edition_regions: '2016',
				edition_bassins: '2020',
			}),
		);
		const { code, said } = await run(
			'modele',
			'--out',
			path,
			'--depuis',
			from,
			'--acheteur',
			'rectorat',
		);
		expect(code).toBe(0);
		expect(said).toContain('2\u00a0lignes de la dernière année');
		const [header = [], , ...rows] = grid(open(path), 'achats');
		const shown = [
			'id',
			'exercice',
			'departement',
			'segment',
			'fournisseur_nom',
			'montant_ht',
			'contrat_id',
		];
		expect(
			rows
				.filter(([id]) => id !== undefined)
				.map((row) => shown.map((name) => row[header.indexOf(name)] ?? '')),
		).toEqual([
			['2021-0001', 2021, '29', 'securite', '', '', ''],
			['2021-0002', 2021, '35', 'nettoyage', 'Atelier', '', 'M1'],
		]);
		const unknown = await run('modele', '--out', path, '--depuis', from, '--acheteur', 'Rectora');
		expect(unknown.complained).toContain('peut-être «\u00a0Rectorat\u00a0»');
	});

	it('gives back the workbook with a note on each faulty cell', async () => {
		const path = join(bench.place, 'rendu.xlsx');
		await run('modele', '--out', path);
		const faulty = [
			{ ...PURCHASE, id: 'A1' },
			{ ...PURCHASE, id: 'A1' },
			{ ...PURCHASE, id: 'A3', exercice: 'deux mille' },
			{ ...PURCHASE, id: 'A4', departement: '999' },
			{ ...PURCHASE, id: 'A5', segment: 'menage' },
			{ ...PURCHASE, id: 'A6', montant_ht: 'dix' },
			{ ...PURCHASE, id: 'A7', base_montant: 'verse' },
			{ ...PURCHASE, id: 'A8', cpv: '90' },
			{ ...PURCHASE, id: 'A9', clause_sociale: 'peut-être' },
			{ ...PURCHASE, id: 'A10', contrat_fin: 'bientôt' },
			{ ...PURCHASE, id: 'A11', acheteur_niveau: 'commune' },
		];
		const filled = fill(path, { achats: faulty }, DATASET);
		const target = join(bench.place, 'annote.xlsx');
		const { code } = await run('check', filled, '--retour', target);
		expect(code).toBe(1);
		const book = open(target);
		// Lines of the sheet: the header is the first, the example the second.
		const planted = [
			['4 id', '5 exercice', '6 departement', '7 segment', '8 montant_ht'],
			['9 base_montant', '10 cpv', '11 clause_sociale', '12 contrat_fin', '13 acheteur_niveau'],
		];
		expect(Object.keys(notesOf(book)).sort()).toEqual(planted.flat().sort());
		const listed = grid(book, 'fautes').slice(2);
		expect(listed).toHaveLength(10);
		expect(listed[0]?.slice(0, 3)).toEqual(['achats', 4, 'id']);
		// Mended and sent again, it reads as before: the sheet of faults is no data.
		const again = await run('check', target);
		expect(again.said).toMatch(/achats\.csv +lus 11, gardés 1, écartés 10/);
		expect(again.said).not.toContain('fautes.csv');
		expect(again.said).toContain(
			'achats.csv, ligne 4, id = «\u00a0A1\u00a0»\u00a0: id déjà à la ligne 3',
		);
		// What the page gives back of it is the same.
		const page = library.read(await returnedByPage(filled));
		expect(notesOf(page)).toEqual(notesOf(book));
		expect(grid(page, 'fautes').slice(2)).toEqual(listed);
		expect(page.SheetNames).toEqual(book.SheetNames);
	});

	it('gives back an ODS whose codes keep the zeros that are typed to mend it', async () => {
		const target = join(bench.place, 'ods-annote.xlsx');
		await run('check', 'test/fixtures/workbooks/rempli.ods', '--retour', target);
		const options = { type: 'buffer', cellNF: true, sheetStubs: true } as const;
		const sheet = library.read(readFileSync(target), options).Sheets['structures'] ?? {};
		const cells = ['A3', 'A500'].map((at) => sheet[at] as library.CellObject | undefined);
		expect(cells.map((cell) => cell?.z)).toEqual(['@', '@']);
		expect(cells[0]?.v).toBe('00090001900019');
	});

	it('is read by the command itself, in a process of its own', () => {
		const path = join(bench.place, 'modele-rempli.xlsx');
		const said = execFileSync(process.execPath, ['scripts/cli.mjs', 'check', path], {
			encoding: 'utf8',
		});
		expect(said).toMatch(/achats\.csv +lus 2, gardés 2/);
	});

	it('says what is wrong with what is asked', async () => {
		expect((await run('modele', '--out', join(bench.place, 'modele.csv'))).complained).toContain(
			'donner un nom en .xlsx ou en .ods',
		);
		const { complained } = await run('check', 'data/demo', '--retour', join(bench.place, 'x.xlsx'));
		expect(complained).toContain('seul un classeur peut être rendu annoté');
	});
});
