import { exportName, spreadsheetCsv, type ExportContext } from '$lib/exports/csv';
import type { Column } from '$lib/ui/column';
import { expect, test } from 'vitest';

interface Region {
	name: string;
	cents: number | null;
	share: number | null;
	counted?: boolean;
}

const context: ExportContext = {
	title: 'Parts par région',
	filters: ['Exercice 2012', 'Régions de 2010'],
	date: '31 décembre 2012',
	source: 'Cap 10, Producteur',
	licence: 'Licence Ouverte 2.0',
	fictitious: false,
};

const name: Column<Region> = { key: 'name', label: 'Région' };
const amount: Column<Region> = {
	key: 'cents',
	label: 'Montant',
	unit: '€',
	exportValue: (row) => (row.cents === null ? null : row.cents / 100),
	exportDigits: 2,
};
const share: Column<Region> = { key: 'share', label: 'Part', absence: 'notComputable' };

/** The lines under the blank line that ends the head. */
const body = (csv: string) => csv.split('\r\n\r\n')[1]?.split('\r\n').slice(0, -1);

test('a whole file, to the byte', () => {
	const rows: Region[] = [{ name: 'Bretagne', cents: 8_300_000, share: 0.5 }];
	expect(spreadsheetCsv(context, [name, amount, share], rows)).toBe(
		'\ufeff' +
			'Cap 10;Parts par région\r\n' +
			'Périmètre;Exercice 2012\r\n' +
			'Périmètre;Régions de 2010\r\n' +
			'Date des données;31 décembre 2012\r\n' +
			'Source;Cap 10, Producteur\r\n' +
			'Licence;Licence Ouverte 2.0\r\n' +
			'\r\n' +
			'Région;Montant (€);Part\r\n' +
			'Bretagne;83000,00;0,5\r\n',
	);
});

test('fictitious data say so before anything else, and the address is kept', () => {
	const csv = spreadsheetCsv(
		{ ...context, fictitious: true, address: 'https://exemple.fr/?a=1' },
		[name],
		[],
	);
	expect(csv.split('\r\n')[1]).toMatch(/^Avertissement;Données fictives/);
	expect(csv).toContain('\r\nAdresse;https://exemple.fr/?a=1\r\n');
});

test.each([
	['=1+1', "'=1+1"],
	['+33', "'+33"],
	['-2 lots', "'-2 lots"],
	['@SUM(A1)', "'@SUM(A1)"],
	['\t=1', "'\t=1"],
	['\r=1', '"\'\r=1"'],
	['=A1;B1', '"\'=A1;B1"'],
	['a=b', 'a=b'],
	['« 3 lots »', '« 3 lots »'],
])('text %j is written %j', (text, written) => {
	const [, line] =
		body(spreadsheetCsv(context, [name], [{ name: text, cents: 0, share: 0 }])) ?? [];
	expect(line).toBe(written);
});

test('text of the head is neutralised too', () => {
	expect(spreadsheetCsv({ ...context, source: '=cmd' }, [name], [])).toContain("Source;'=cmd\r\n");
});

test('quotes are doubled and breaks kept inside quotes', () => {
	const rows: Region[] = [{ name: 'dit "Le Sud"\nîle', cents: 0, share: 0 }];
	expect(spreadsheetCsv(context, [name], rows)).toContain('"dit ""Le Sud""\nîle"\r\n');
});

test('a negative figure keeps its sign, a rounded zero loses it', () => {
	const rows: Region[] = [
		{ name: 'a', cents: -500_000, share: -0.25 },
		{ name: 'b', cents: -0.2, share: 0 },
	];
	expect(body(spreadsheetCsv(context, [amount, share], rows))).toEqual([
		'Montant (€);Part',
		'-5000,00;-0,25',
		'0,00;0',
	]);
});

test('zero and the kinds of absence are written apart, and explained', () => {
	const kinds: Column<Region>[] = [
		{ key: 'a', label: 'A', value: () => 0 },
		{ key: 'b', label: 'B', value: () => null },
		{ key: 'c', label: 'C', value: () => null, absence: 'notApplicable' },
		{ key: 'd', label: 'D', value: () => null, absence: () => 'unknown' },
		{ key: 'e', label: 'E', value: () => null, absence: 'notComputable' },
		{ key: 'f', label: 'F', value: () => false },
	];
	const csv = spreadsheetCsv(context, kinds, [{ name: 'a', cents: 0, share: 0 }]);
	expect(body(csv)?.[1]).toBe('0;n.d.;s.o.;inconnu;non calculable;non');
	expect(csv).toContain('\r\nn.d.;Aucune donnée fournie\r\n');
	expect(csv).toContain('\r\ninconnu;');
});

test('a figure that is not one stops the export', () => {
	const rows: Region[] = [{ name: 'a', cents: 0, share: NaN }];
	expect(() => spreadsheetCsv(context, [share], rows)).toThrow(RangeError);
});

test('file names keep plain letters', () => {
	expect(exportName('Part réalisée : œuvres, 2012')).toBe('cap10-part-realisee-oeuvres-2012.csv');
	expect(exportName('…')).toBe('cap10-export.csv');
});
