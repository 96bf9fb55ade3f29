import { readSheet } from 'read-excel-file/universal';
import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import type { Column } from '$lib/ui/column';
import type { ExportContext } from '$lib/exports/csv';
import { spreadsheetXlsx } from '$lib/exports/xlsx';
import { dateColumn, eurosColumn, shareColumn } from '$lib/views/figureColumns';

interface Line {
	name: string;
	year: number;
	cents: number | null;
	share: number | null;
	end: string | null;
}

const context: ExportContext = {
	title: 'Parts par région',
	filters: ['Exercice 2012'],
	date: '31 décembre 2012',
	source: 'Cap 10, Producteur',
	licence: 'Licence Ouverte 2.0',
	fictitious: true,
	address: 'https://exemple.fr/?seuil=60',
};

const columns: readonly Column<Line>[] = [
	{ key: 'name', label: 'Région' },
	{ key: 'year', label: 'Exercice' },
	eurosColumn('cents', 'Montant', ({ cents }) => cents),
	shareColumn('share', 'Part', ({ share }) => share),
	dateColumn('end', 'Fin', ({ end }) => end),
];

const rows: readonly Line[] = [
	{ name: 'Bretagne', year: 2012, cents: -8_300_050, share: 0.09811, end: '2012-12-31' },
	{ name: '=1+1', year: 2011, cents: 0, share: null, end: null },
];

const written = () => spreadsheetXlsx(context, columns, rows);

test('the head says title, demonstration, filters, date, source, licence and address', async () => {
	const sheet = await readSheet(await written());
	expect(sheet.slice(0, 8).map(([word, text]) => [word, text])).toEqual([
		['Cap 10', 'Parts par région'],
		['Avertissement', expect.stringMatching(/^Données fictives/)],
		['Périmètre', 'Exercice 2012'],
		['Date des données', '31 décembre 2012'],
		['Source', 'Cap 10, Producteur'],
		['Licence', 'Licence Ouverte 2.0'],
		['Adresse', 'https://exemple.fr/?seuil=60'],
		['non calculable', 'Assiette nulle ou négative, ou aucune liste de structures'],
	]);
});

test('figures are numbers, shares fractions, dates dates, and absences words', async () => {
	const sheet = await readSheet(await written());
	expect(sheet.slice(-3)).toEqual([
		['Région', 'Exercice', 'Montant (€ HT)', 'Part', 'Fin'],
		['Bretagne', 2012, -83_000.5, 0.09811, new Date('2012-12-31T00:00:00Z')],
		['=1+1', 2011, 0, 'non calculable', 'n.d.'],
	]);
});

test('no cell is a formula, and a share is shown as a percentage', async () => {
	const files = unzipSync(new Uint8Array(await (await written()).arrayBuffer()));
	const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
	expect(text('xl/worksheets/sheet1.xml')).toContain('<sheetData>');
	expect(text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
	expect(text('xl/styles.xml')).toContain('0.0%');
});

test('a figure that is not one stops the export', async () => {
	const wrong = [{ ...(rows[0] as Line), share: NaN }];
	await expect(spreadsheetXlsx(context, columns, wrong)).rejects.toThrow(RangeError);
});
