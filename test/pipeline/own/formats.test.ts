import { readFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC, vectorFromArray, Utf8, Table } from 'apache-arrow';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { registreCsv } from '$lib/pages/downloads/registre';
import { rejetsCsv } from '$lib/pages/downloads/rejets';
import { openSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { openNative } from '$lib/server/native';
import { EXAMPLE_FILES } from '../../support/example';
import { datasetText, testSource } from '../../support/dataset';
import { given, openGiven } from './given';

// The worked example of the method, with a name to decode, a faulty amount, a lost zero: what a
// publisher's folder gives at build, every other form of the same files must give to the cent.
const FILES: Readonly<Record<string, string>> = {
	'structures.csv': EXAMPLE_FILES['structures.csv'] ?? '',
	'achats.csv':
		(EXAMPLE_FILES['achats.csv'] ?? '')
			.replaceAll('Service fictif', 'Préfecture « d’essai »')
			.replace('\n2,35,', '\n2,1,')
			.replace(',160000,', ',"160 000,50",') + '17,35,nettoyage,,,douze,paye,,,,,,2012,Mairie\n',
};

/** How a lost zero is given back: by the command line of the build, by the page of the reader. */
const COMMAND = 'relancer avec --reparer';
const PAGE = 'cocher la case qui rend leurs zéros aux codes';

interface Told {
	indicateur: string;
	registre: string;
	/** The form of a file is in its name: only its table is compared. */
	rejets: string;
}

async function told(source: Awaited<ReturnType<typeof openSource>>): Promise<Told> {
	const found = {
		indicateur: await indicateurCsv(source),
		registre: await registreCsv(source),
		rejets: (await rejetsCsv(source, false))
			.replace(/^(?:"(achats|structures)[^"]*"|(achats|structures)[^,\n]*)/gm, '$1$2.csv')
			.replace(COMMAND, PAGE),
	};
	await source.engine.close();
	return found;
}

const rows = (csv: string): string[][] =>
	csv
		.trimEnd()
		.split('\n')
		.map((line) =>
			[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
				quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
			),
		);

/** The same table as a French spreadsheet saves it: `;`, decimal comma, Windows-1252, CRLF. */
function french(csv: string): Uint8Array {
	const text = rows(csv)
		.map((row, rank) =>
			row
				.map((cell) => (rank > 0 && /^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell))
				.join(';'),
		)
		.join('\r\n');
	const special: Readonly<Record<string, number>> = { '’': 0x92 };
	return Uint8Array.from([...(text + '\r\n')], (letter) => special[letter] ?? letter.charCodeAt(0));
}

async function workbook(csv: string): Promise<Uint8Array> {
	const numeric = ['montant_ht', 'exercice', 'heures_insertion', 'sous_traitance_ht'];
	const [header = [], ...records] = rows(csv);
	const cells = records.map((row) =>
		row.map((cell, i) => {
			if (cell === '') return null;
			if (numeric.includes(header[i] ?? '') && /^-?\d+$/.test(cell)) return Number(cell);
			return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(cell + 'T00:00:00Z') : cell;
		}),
	);
	return writeXlsx({ sheets: [{ name: 'Feuille', rows: [[...header], ...cells] }] });
}

function columnsOf(csv: string): [name: string, cells: (string | null)[]][] {
	const [header = [], ...records] = rows(csv);
	return header.map((name, i) => [name, records.map((row) => row[i] || null)]);
}

function parquet(csv: string): Uint8Array {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: columnsOf(csv).map(([name, data]) => ({ name, data, type: 'STRING' as const })),
		}),
	);
}

function arrow(csv: string): Uint8Array {
	const vectors = columnsOf(csv).map(
		([name, cells]) => [name, vectorFromArray(cells, new Utf8())] as const,
	);
	return tableToIPC(new Table(Object.fromEntries(vectors)), 'file');
}

type Files = Record<string, Uint8Array | string>;

async function converted(
	extension: string,
	convert: (csv: string) => Uint8Array | Promise<Uint8Array>,
): Promise<Files> {
	const entries = Object.entries(FILES).map(
		async ([name, csv]) => [name.replace(/csv$/, extension), await convert(csv)] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

const bytes = (text: string) => new TextEncoder().encode(text);

const FORMS: Readonly<Record<string, () => Files | Promise<Files>>> = {
	'CSV with a byte order mark': () =>
		Object.fromEntries(Object.entries(FILES).map(([name, csv]) => [name, '\ufeff' + csv])),
	'CSV of a French spreadsheet': () => converted('csv', french),
	XLSX: () => converted('xlsx', workbook),
	Parquet: () => converted('parquet', parquet),
	Arrow: () => converted('arrow', arrow),
	'a zip of the folder': () => ({
		'export.zip': zipSync(
			Object.fromEntries(
				Object.entries(FILES).map(([name, csv]) => [`mon jeu/${name}`, bytes(csv)]),
			),
		),
	}),
	'a dropped folder, with what systems leave in it': () => ({
		...Object.fromEntries(Object.entries(FILES).map(([name, csv]) => [`mon jeu/${name}`, csv])),
		'mon jeu/.DS_Store': 'x',
		'mon jeu/lisez-moi.txt': 'x',
	}),
};

let expected: Told;

beforeAll(async () => {
	const engine = await openNative();
	const { info, present } = await loadDataset(engine, testSource(FILES));
	await classifyDataset(engine);
	expected = await told(await openSource({ engine, info, present }));
});

test('the reference reading sets aside the lost zero and the amount in words', () => {
	expect(expected.rejets).toContain('douze');
	expect(expected.rejets).toContain('zéro initial perdu');
	expect(expected.indicateur.split('\n').length).toBeGreaterThan(10);
});

describe.each(Object.entries(FORMS))('%s', (_, make) => {
	test('gives the figures and the faults of the folder built with Node, to the cent', async () => {
		const source = await openGiven(await openNative(), given(await make()));
		const [lost] = await source.engine.query<{ n: number }>(
			`SELECT count(*) AS n FROM constats WHERE contains(regle, '${PAGE}')`,
		);
		expect(lost?.n).toBe(1);
		const found = await told(source);
		expect(found.indicateur).toBe(expected.indicateur);
		expect(found.registre).toBe(expected.registre);
		expect(found.rejets).toBe(expected.rejets);
	});
});

// The workbook to fill, filled in LibreOffice 7.4 key by key, then saved: no mapping, codes with their zeros.
test.each(['rempli.xlsx', 'rempli.ods'])(
	'%s gives the figures of the CSV folder, to the cent',
	async (name) => {
		const engine = await openNative();
		const csv = {
			...EXAMPLE_FILES,
			'achats.csv': (EXAMPLE_FILES['achats.csv'] ?? '')
				.replace(',160000,', ',160000.55,')
				.replace(',-5000,', ',-5000.05,'),
		};
		const { info, present } = await loadDataset(engine, testSource(csv));
		await classifyDataset(engine);
		const folder = await told(await openSource({ engine, info, present }));
		const book = new Uint8Array(readFileSync(`test/fixtures/workbooks/${name}`));
		const page = await told(await openGiven(await openNative(), given({ [name]: book })));
		expect(page.indicateur).toBe(folder.indicateur);
		expect(page.registre).toBe(folder.registre);
	},
);

test('columns called otherwise are proposed, and a kept correspondence says the rest', async () => {
	const files = {
		...FILES,
		'achats.csv': (FILES['achats.csv'] ?? '')
			.replace('montant_ht', 'Montant HT')
			.replace('base_montant', 'Nature'),
		'cap10-correspondances.json': JSON.stringify({
			format: 'cap10-correspondances',
			version: 1,
			tables: { achats: { Nature: 'base_montant' } },
		}),
	};
	const { inspect } = await import('$lib/files/inspect');
	const { readOwn } = await import('$lib/files/readOwn');
	const { choicesOf } = await import('./given');
	const opened = await inspect(given(files));
	const choices = choicesOf(opened, opened.inspection.matching?.columns);
	const achats = opened.inspection.tables.find(({ table }) => table === 'achats');
	expect(choices.columns[achats?.id ?? '']).toEqual({
		'Montant HT': 'montant_ht',
		Nature: 'base_montant',
	});
	const engine = await openNative();
	const { info, present } = await readOwn(engine, opened, { ...choices, dataset: datasetText() });
	const found = await told(await openSource({ engine, info, present }));
	expect(found.registre).toBe(expected.registre);
});

test('Arrow values of other types read as their text', async () => {
	const { readArrow } = await import('$lib/files/readArrow');
	const table = tableFromArrays({ n: BigInt64Array.of(12345678901234n), d: [new Date(0)] });
	const sheet = await readArrow(new Blob([tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>]));
	const pieces = [];
	for await (const piece of sheet.pieces()) pieces.push(...piece);
	expect(pieces[0]?.[0]).toBe(12345678901234n);
	expect(pieces[0]?.[1]).toEqual(new Date(0));
});
