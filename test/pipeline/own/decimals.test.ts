import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal, Field, makeVector, Schema, Struct, Table, tableToIPC } from 'apache-arrow';
import {
	makeData,
	RecordBatch,
	Utf8,
	vectorFromArray,
	type DataType,
	type Vector,
} from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNative, type NativeEngine } from '$lib/server/native';
import { madeFolders, PATHS, readFolder } from '../reading/caseFolder';

// Typed files hold amounts as integers and a scale, or as floating numbers with their noise: the page
// and the commands must give the same thousand rows and the same cents, known here as integers.
const ROWS = 1000;
const made = madeFolders();

/** A thousandth of a euro for each row, some of whole cents, some of three decimals, of either sign. */
const mills = Array.from({ length: ROWS }, (_, i) => {
	const drawn = ((i + 1) * 7_919_377) % 99_999_989;
	return (i % 2 ? -1 : 1) * (i % 3 ? drawn * 10 : drawn);
});

/** Cents, half a cent away from zero. */
const cents = mills.map((mill) => Math.sign(mill) * Math.floor((Math.abs(mill) + 5) / 10));

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative();
});
afterAll(() => engine.close());

/** The bytes of a Parquet file whose amounts are what this SQL makes of `m`, the thousandths. */
async function parquetOf(amount: string): Promise<Uint8Array> {
	const path = join(tmpdir(), `cap10-decimals-${process.pid}.parquet`);
	await engine.run(
		`COPY (
			SELECT 'A' || i AS id, '2012' AS exercice, 'Service ' || i AS acheteur_nom, ${amount} AS montant_ht,
				'paye' AS base_montant
			FROM (SELECT unnest(range(${ROWS})) AS i, unnest([${mills.join(', ')}]::BIGINT[]) AS m)
		) TO '${path}' (FORMAT parquet)`,
	);
	return new Uint8Array(readFileSync(path));
}

const TYPED: Readonly<Record<string, string>> = {
	'DECIMAL(9,3), 32 bits': 'CAST(m / 1000 AS DECIMAL(9,3))',
	'DECIMAL(18,3), 64 bits': 'CAST(m AS DECIMAL(18,0)) / 1000::DECIMAL(18,3)',
	'DECIMAL(18,6)': 'CAST(CAST(m AS DECIMAL(18,3)) * 0.001::DECIMAL(4,3) AS DECIMAL(18,6))',
	'DECIMAL(38,6), bytes': 'CAST(CAST(m AS DECIMAL(18,3)) * 0.001::DECIMAL(4,3) AS DECIMAL(38,6))',
	// As a sum leaves it: 12.340000000000002.
	'DOUBLE with noise': '(m / 1000.0) * (1 + 3e-16 * (i % 3 - 1))',
};

test.each(Object.entries(TYPED))(
	'Parquet, %s: every row, to the cent, on both paths',
	async (_, sql) => {
		const folder = made({ 'achats.parquet': await parquetOf(sql) });
		for (const path of PATHS) expect([path, await centsOf(folder, path)]).toEqual([path, cents]);
	},
);

async function centsOf(folder: string, path: (typeof PATHS)[number]): Promise<number[]> {
	const read = await readFolder(folder, path);
	const rows = await read.query<{ c: number }>(
		`SELECT montant_cts AS c FROM achats ORDER BY CAST(substr(id, 2) AS INTEGER)`,
	);
	await read.close();
	return rows.map(({ c }) => c);
}

/** The columns beside the amounts. */
const texts = {
	id: mills.map((_, i) => `A${i}`),
	exercice: mills.map(() => '2012'),
	acheteur_nom: mills.map((_, i) => `Service ${i}`),
	base_montant: mills.map(() => 'paye'),
};

type Element = Record<string, unknown>;

function writtenParquet(element: Element, unscaled: readonly bigint[]): Uint8Array {
	const others = Object.entries(texts).map(([name, data]) => ({
		name,
		data,
	}));
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: [...others, { name: 'montant_ht', data: [...unscaled] }],
			schema: [
				{ name: 'root', num_children: 5 },
				...others.map(({ name }) => ({
					name,
					type: 'BYTE_ARRAY',
					converted_type: 'UTF8',
					repetition_type: 'REQUIRED',
				})),
				{ name: 'montant_ht', repetition_type: 'REQUIRED', ...element },
			],
		} as never),
	);
}

const DECIMAL = { converted_type: 'DECIMAL', precision: 18, scale: 3 };

test.each([
	['said in the old way alone', { type: 'INT64', ...DECIMAL }],
	['in bytes of any length', { type: 'BYTE_ARRAY', ...DECIMAL }],
])('Parquet, decimals %s', async (_, element) => {
	const folder = made({ 'achats.parquet': writtenParquet(element, mills.map(BigInt)) });
	expect(await centsOf(folder, 'page')).toEqual(cents);
	expect(await centsOf(folder, 'folder')).toEqual(cents);
});

test('Parquet, decimals said in the new way alone: read by the page, refused where they would be integers', async () => {
	const logical_type = { type: 'DECIMAL', precision: 18, scale: 3 };
	const content = writtenParquet({ type: 'INT64', logical_type }, mills.map(BigInt));
	const folder = made({ 'achats.parquet': content });
	expect(await centsOf(folder, 'page')).toEqual(cents);
	await expect(centsOf(folder, 'folder')).rejects.toThrow(/sans leur virgule \(«\u00a0montant_ht/);
});

function arrowOf(scale: number, unscaled: readonly number[]): Uint8Array {
	const words = new Uint32Array(unscaled.length * 4);
	unscaled.forEach((value, i) => {
		let rest = BigInt.asUintN(128, BigInt(value));
		for (let word = 0; word < 4; word++, rest >>= 32n)
			words[4 * i + word] = Number(rest & 0xffffffffn);
	});
	const type = new Decimal(scale, 18, 128);
	const amounts = makeVector(makeData({ type, data: words, length: unscaled.length }) as never);
	const vectors: [string, Vector<DataType>][] = [
		...Object.entries(texts).map(([name, data]): [string, Vector<DataType>] => [
			name,
			vectorFromArray(data, new Utf8()),
		]),
		['montant_ht', amounts as unknown as Vector<DataType>],
	];
	const fields = vectors.map(([name, vector]) => new Field(name, vector.type, true));
	const schema = new Schema(fields);
	const data = makeData({
		type: new Struct(fields),
		length: unscaled.length,
		children: vectors.map(([, vector]) => vector.data[0] as never),
	});
	return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'file');
}

test('Arrow, decimals of three places, and of a negative scale', async () => {
	const folder = made({ 'achats.arrow': arrowOf(3, mills) });
	expect(await centsOf(folder, 'page')).toEqual(cents);
	// Scale −2 counts in hundreds of euros.
	const hundreds = mills.map((_, i) => i - 500);
	expect(await centsOf(made({ 'achats.arrow': arrowOf(-2, hundreds) }), 'page')).toEqual(
		hundreds.map((hundred) => hundred * 10_000),
	);
});
