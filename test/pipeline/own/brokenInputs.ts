import { gzipSync as gzipNative } from 'node:zlib';
import { gzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { writeXlsx } from 'hucre/xlsx';
import { LONG } from '../../support/long';

/** A file that no one should have to open, made by hand or drawn from a seed. */
export interface BrokenInput {
	/** What is wrong with it. */
	name: string;
	path: string;
	content: Uint8Array;
	/** Records that the file visibly holds, where a count by hand is possible. */
	records?: number;
}

const bytes = (text: string) => new TextEncoder().encode(text);

const HEADER =
	'id,exercice,departement,acheteur_nom,segment,fournisseur_siret,montant_ht,base_montant';
const ROWS = [
	'1,2012,35,Préfecture,nettoyage,00090001900019,40000,paye',
	'2,2012,35,Préfecture,nettoyage,00090004300019,160000.50,paye',
	'3,2012,01,"Rectorat, service ""A""",securite,,5000,paye',
	'4,2011,2A,Préfecture,restauration,00090006800016,-12.30,paye',
	'5,2011,,Préfecture,,,99,attribue',
];
const GOOD = [HEADER, ...ROWS].join('\n') + '\n';

/** A small seeded generator (mulberry32): the same inputs at each run. */
function draws(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
	};
}

const cells = () => {
	const [header = [], ...records] = [
		HEADER,
		...ROWS.map((row) => row.replace(/"[^,]*, [^"]*""A"""/, 'R')),
	].map((line) => line.split(','));
	return header.map((name, i) => ({ name, data: records.map((row) => row[i] ?? '') }));
};

/** One file in three of those that are only drawn or cut elsewhere; all of them in `npm run test:long`. */
const few = (count: number) => (LONG ? count : Math.ceil(count / 3));

function cuts(name: string, path: string, content: Uint8Array, most: number): BrokenInput[] {
	const count = few(most);
	return Array.from({ length: count }, (_, i) => {
		const at = Math.floor(((i + 0.5) * content.length) / count);
		return { name: `${name} cut at ${at}`, path, content: content.slice(0, at) };
	});
}

function csv(name: string, text: string, records?: number): BrokenInput {
	return {
		name,
		path: 'achats.csv',
		content: bytes(text),
		...(records === undefined ? {} : { records }),
	};
}

const withRows = (rows: readonly string[]) => [HEADER, ...rows].join('\n') + '\n';
const withCell = (column: number, value: string) =>
	withRows(
		[0, 1, 4].map((rank) =>
			(ROWS[rank] ?? '')
				.split(',')
				.map((cell, i) => (i === column && rank === 1 ? value : cell))
				.join(','),
		),
	);

/** Writes a number over the bytes of an archive. */
function patched(content: Uint8Array, at: number, value: number): Uint8Array {
	const copy = content.slice();
	new DataView(copy.buffer).setUint32(at, value, true);
	return copy;
}

/** Position of the first directory entry of an archive. */
function directoryOf(zip: Uint8Array): number {
	return new DataView(zip.buffer).getUint32(zip.length - 22 + 16, true);
}

function archives(): BrokenInput[] {
	const zip = zipSync({ 'achats.csv': bytes(GOOD.repeat(40)) });
	const at = directoryOf(zip);
	const path = 'jeu.zip';
	const swelling = new Uint8Array(60_000_000).fill(97);
	const many = Object.fromEntries(
		Array.from({ length: 1100 }, (_, i) => [`f${i}.csv`, bytes('a')]),
	);
	return [
		{ name: 'zip bomb that says its size', path, content: zipSync({ 'achats.csv': swelling }) },
		{ name: 'zip that says less than it holds', path, content: patched(zip, at + 24, 100) },
		{ name: 'zip with a password', path, content: patched(zip, at + 8, 0x0008_0001) },
		{ name: 'zip of an unknown compression', path, content: patched(zip, at + 10, 99) },
		{ name: 'zip of the 64-bit form', path, content: patched(zip, zip.length - 6, 0xffffffff) },
		{
			name: 'zip with a path that leaves it',
			path,
			content: zipSync({ '../achats.csv': bytes(GOOD) }),
		},
		{ name: 'zip of 1100 files', path, content: zipSync(many) },
		{ name: 'zip in a zip', path, content: zipSync({ 'dedans.zip': zip }) },
		{ name: 'empty zip', path, content: zipSync({}) },
		{ name: 'zip that is text', path, content: bytes(GOOD) },
		{
			name: 'gzip bomb',
			path: 'achats.csv.gz',
			content: gzipNative(GOOD + 'x\n'.repeat(20_000_000)),
		},
		{ name: 'gzip that is text', path: 'achats.csv.gz', content: bytes(GOOD) },
		{ name: 'zip named as a workbook', path: 'achats.xlsx', content: zip },
		{
			name: 'workbook bomb',
			path: 'achats.xlsx',
			content: zipSync({ 'xl/workbook.xml': bytes('<a/>'), 'xl/worksheets/sheet1.xml': swelling }),
		},
	];
}

async function typed(): Promise<BrokenInput[]> {
	const sheet = [HEADER, ...ROWS].map((line) =>
		line.split(',').map((value) => value.replaceAll('"', '')),
	);
	const workbook = await writeXlsx({ sheets: [{ name: 'Feuille', rows: sheet }] });
	const parquet = new Uint8Array(
		parquetWriteBuffer({
			columnData: cells().map((column) => ({ ...column, type: 'STRING' as const })),
		}),
	);
	const arrow = tableToIPC(
		new Table(
			Object.fromEntries(
				cells().map(({ name, data }) => [name, vectorFromArray(data, new Utf8())]),
			),
		),
		'file',
	);
	const garbage = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251);
	return [
		...cuts('workbook', 'achats.xlsx', workbook, 14),
		...cuts('Parquet', 'achats.parquet', parquet, 12),
		...cuts('Arrow', 'achats.arrow', arrow, 12),
		...cuts('gzip', 'achats.csv.gz', gzipSync(bytes(GOOD)), 12),
		...cuts('zip', 'jeu.zip', zipSync({ 'achats.csv': bytes(GOOD) }), 12),
		{ name: 'Parquet of noise', path: 'achats.parquet', content: garbage },
		{ name: 'Arrow of noise', path: 'achats.arrow', content: garbage },
		{ name: 'workbook of noise', path: 'achats.xlsx', content: garbage },
		{ name: 'old workbook', path: 'achats.xls', content: garbage },
		{ name: 'OpenDocument', path: 'achats.ods', content: garbage },
		{ name: 'RAR', path: 'achats.rar', content: garbage },
	];
}

function texts(): BrokenInput[] {
	const line10 = 'x'.repeat(10_000_000);
	const html = '<!DOCTYPE html><html><body>Erreur 404</body></html>';
	const latin = Uint8Array.from(GOOD, (letter) => letter.charCodeAt(0));
	const utf16 = Uint8Array.from(
		[...('\ufeff' + GOOD)].flatMap((letter) => [
			letter.charCodeAt(0) & 255,
			letter.charCodeAt(0) >> 8,
		]),
	);
	const columns = HEADER.split(',');
	return [
		...cuts('CSV', 'achats.csv', bytes(GOOD), 30),
		...['\t', '|', ':', ' ', '§', ';;'].map((mark) =>
			csv(`columns parted by « ${mark} »`, GOOD.replaceAll(',', mark)),
		),
		csv('header in ; and rows in ,', GOOD.replace(HEADER, HEADER.replaceAll(',', ';')), 5),
		csv(
			'rows in ; and header in ,',
			[HEADER, ...ROWS.map((r) => r.replaceAll(',', ';'))].join('\n'),
			5,
		),
		...[
			html,
			html.toLowerCase(),
			'\n\n ' + html,
			'<html>',
			'<?xml version="1.0"?><a/>',
			'<body>non',
		].map((text, i) => csv(`web page ${i}`, text)),
		csv('JSON list', '[{"id": 1}]'),
		csv('JSON object', '{"id": 1}'),
		...['', '\ufeff', '\n', '\r\n\r\n', '   ', ',,,\n'].map((text, i) =>
			csv(`nothing, ${i}`, text),
		),
		csv('header alone', HEADER, 0),
		csv('header and empty lines', HEADER + '\n\n\n\n', 0),
		csv('header of 10 MB', line10),
		csv('line of 10 MB', GOOD + line10 + '\n'),
		csv('quoted cell of 10 MB', GOOD + `6,2012,35,"${line10}",,,1,paye\n`),
		csv('quote never closed', GOOD + '6,2012,35,"Préfecture,,,1,paye\n' + ROWS[0] + '\n', 7),
		csv('quote in the header', '"' + GOOD),
		{ name: 'UTF-16', path: 'achats.csv', content: utf16 },
		{ name: 'UTF-16 without mark', path: 'achats.csv', content: utf16.slice(2) },
		{ name: 'PDF', path: 'achats.csv', content: bytes('%PDF-1.4\n\0\0') },
		{
			name: 'picture',
			path: 'achats.csv',
			content: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0),
		},
		...[20, 60, 90, 140, 200, 260].map((at) => {
			const mixed = bytes(GOOD);
			mixed[at] = 0xe9;
			return { name: `UTF-8 with a Latin byte at ${at}`, path: 'achats.csv', content: mixed };
		}),
		{
			name: 'half UTF-8, half Latin',
			path: 'achats.csv',
			content: new Uint8Array([...bytes(GOOD), ...latin.slice(HEADER.length + 1)]),
		},
		...columns.map((column) =>
			csv(`column ${column} renamed`, GOOD.replace(column, 'colonne ' + column.slice(0, 2)), 5),
		),
		...columns
			.slice(0, 3)
			.map((column) =>
				csv(`column ${column} twice`, GOOD.replace(HEADER, HEADER.replace('segment', column))),
			),
		csv('wrong table', 'nom,prenom,age\nA,B,3\n', 1),
	];
}

function badCells(): BrokenInput[] {
	const formulas = [
		'=1+1',
		'=HYPERLINK("http://exemple.invalid")',
		'+cmd|A1',
		'@SUM(A1)',
		'-2+3',
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'javascript:alert(1)',
		"'; DROP TABLE achats; --",
		'\u202e12',
	];
	const amounts = [
		'abc',
		'1,2,3',
		'1 234 567 890 123',
		'12.345',
		'1e6',
		'٣',
		'€ 12',
		'--5',
		'NaN',
		'Infinity',
	];
	const years = ['12', '20120', 'deux mille', '2012.5', '1999', '0x7dc'];
	return [
		...formulas.map((value) =>
			csv(`name ${value}`, withCell(3, `"${value.replaceAll('"', '""')}"`), 3),
		),
		...formulas.map((value) =>
			csv(`amount ${value}`, withCell(6, `"${value.replaceAll('"', '""')}"`), 3),
		),
		...amounts.map((value) => csv(`amount ${value}`, withCell(6, `"${value}"`), 3)),
		...years.map((value) => csv(`year ${value}`, withCell(1, value), 3)),
		csv('département without its zero', withCell(2, '1'), 3),
		csv('unknown segment', withCell(4, 'jardin'), 3),
		csv('unknown basis', withCell(7, 'payé'), 3),
		csv('the same id everywhere', withRows(ROWS.map((row) => row.replace(/^\d/, '1'))), 5),
	];
}

/** Bytes of a good file changed at random. */
function noise(count: number): BrokenInput[] {
	return Array.from({ length: count }, (_, seed) => {
		const draw = draws(seed + 1);
		const content = bytes(GOOD);
		for (let i = 0; i < 1 + draw(6); i += 1) content[draw(content.length)] = draw(256);
		return { name: `noise ${seed}`, path: 'achats.csv', content };
	});
}

/** Inputs each broken in its own way: at least two hundred in `npm run test:long`. */
export async function brokenInputs(): Promise<BrokenInput[]> {
	return [...texts(), ...badCells(), ...(await typed()), ...archives(), ...noise(few(24))];
}
