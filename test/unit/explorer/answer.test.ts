import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import {
	Bool,
	DateDay,
	Decimal,
	Float64,
	Int64,
	RecordBatch,
	Schema,
	Struct,
	Field,
	makeData,
	makeVector,
	Utf8,
	vectorFromArray,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { plainLine } from '$lib/charts/plainChart';
import { columnsOf, rowsOf } from '$lib/engine/readBatch';
import { parquetFile } from '$lib/exports/parquet';
import { chartFinding, chartSeries, firstChoice } from '$lib/views/explorer/chart';
import { answerColumns, answerRows, figure, titleOf } from '$lib/views/explorer/result';

const COLUMNS = [
	{ name: 'exercice', kind: 'number' },
	{ name: 'region', kind: 'text' },
	{ name: 'montant', kind: 'number' },
] as const;
const ROWS = [
	[2011, 'Bretagne', 10],
	[2012, 'Corse', null],
	[2013, 'Centre', 30.5],
] as const;

/** A column of decimals, as DuckDB gives its DECIMAL and HUGEINT. */
function decimals(values: readonly (bigint | null)[], scale: number) {
	const words = new Uint32Array(values.length * 4);
	values.forEach((value, i) => {
		const bits = BigInt.asUintN(128, value ?? 0n);
		for (let word = 0; word < 4; word++)
			words[4 * i + word] = Number((bits >> BigInt(32 * word)) & 0xffffffffn);
	});
	const nullBitmap = Uint8Array.of(
		values.reduce((bits, value, i) => bits | (value === null ? 0 : 1 << i), 0),
	);
	const nullCount = values.filter((value) => value === null).length;
	const type = new Decimal(scale, 38, 128);
	return makeVector(
		makeData({ type, data: words, length: values.length, nullBitmap, nullCount }) as never,
	);
}

test('an Arrow batch becomes plain cells: dates as text, NULL as null, no infinite figure', () => {
	const vectors = [
		vectorFromArray([1n, 2n ** 60n, null], new Int64()),
		vectorFromArray([0.5, Infinity, null], new Float64()),
		vectorFromArray([new Date('2012-12-31T00:00:00Z'), null, null], new DateDay()),
		vectorFromArray(['é', null, ''], new Utf8()),
		vectorFromArray([true, false, null], new Bool()),
		decimals([1234n, 9007199254740993n, null], 2),
		decimals([12n, -9007199254740993n, null], 0),
	];
	const fields = vectors.map((vector, i) => new Field(`c${i}`, vector.type, true));
	const children = vectors.map((vector) => vector.data[0]);
	if (children.some((child) => child === undefined)) throw new Error('empty vector');
	const data = makeData({ type: new Struct(fields), length: 3, children: children as never });
	const batch = new RecordBatch(new Schema(fields), data as never);
	expect(columnsOf(batch).map(({ kind }) => kind)).toEqual([
		'number',
		'number',
		'date',
		'text',
		'boolean',
		'number',
		'number',
	]);
	expect(rowsOf(batch)).toEqual([
		[1, 0.5, '2012-12-31', 'é', true, 12.34, 12],
		[
			'1152921504606846976',
			'Infinity',
			null,
			null,
			false,
			'90071992547409.93',
			'-9007199254740993',
		],
		[null, null, null, '', null, null, null],
	]);
});

test('a long text is cut where it is shown and drawn, whole in the files; long integers are exact', () => {
	const long = 'é'.repeat(50_000_000);
	const [text, figures] = answerColumns([
		{ name: 'texte', kind: 'text' },
		{ name: 'n', kind: 'number' },
	]);
	const [row] = answerRows([[long, '9007199254740993']]);
	if (!row || !text || !figures) throw new Error('no row');
	expect(text.value?.(row)).toBe(long);
	expect(text.format?.(long, row)).toBe(
		`${'é'.repeat(1000)}… (50\u202f000\u202f000 caractères, en entier dans le CSV)`,
	);
	expect(figures.format?.('9007199254740993', row)).toBe('9007199254740993');
	const { points } = chartSeries([row], { kind: 'bars', x: 0, y: 1 });
	expect(points[0]?.label.length).toBeLessThan(1100);
	expect(points[0]?.value).toBe(9007199254740992);
});

test('figures keep what they say; years have no separator', () => {
	expect(figure(2012)).toBe('2012');
	expect(figure(-5)).toBe('\u22125');
	expect(figure(1234567)).toBe('1\u202f234\u202f567');
	expect(figure(0.084088)).toBe('0,084088');
	expect(figure(10.5)).toBe('10,5');
});

test('two columns of one name stay two', () => {
	const columns = answerColumns([
		{ name: 'a', kind: 'number' },
		{ name: 'a', kind: 'text' },
	]);
	const [row] = answerRows([[1, 'x']]);
	expect(new Set(columns.map(({ key }) => key)).size).toBe(2);
	expect(row && columns.map(({ value }) => value?.(row))).toEqual([1, 'x']);
});

test('the title of an answer is its first comment', () => {
	expect(titleOf('-- Les régions.\nSELECT 1')).toBe('Les régions');
	expect(titleOf('SELECT 1')).toBe('Résultat d’une requête SQL');
});

test('a year gives a curve, words give bars, and nothing to measure gives nothing', () => {
	expect(firstChoice(COLUMNS)).toEqual({ kind: 'line', x: 0, y: 2 });
	expect(firstChoice(COLUMNS.slice(1))).toEqual({ kind: 'bars', x: 0, y: 1 });
	expect(firstChoice(COLUMNS.slice(1, 2))).toBe(null);
});

test('a missing figure is a gap, and the finding is made from the figures', () => {
	const { points, left } = chartSeries(answerRows(ROWS), { kind: 'line', x: 0, y: 2 });
	expect(left).toBe(0);
	expect(points.map(({ value }) => value)).toEqual([10, null, 30.5]);
	const nb = (text: string) => text.replaceAll('\u00a0', ' ');
	expect(nb(chartFinding(points, 'line', 'montant'))).toBe('montant : de 10 (2011) à 30,5 (2013)');
	expect(nb(chartFinding(points, 'bars', 'montant'))).toBe(
		'montant : 2013 vient en tête, avec 30,5',
	);
	const line = plainLine(points, figure);
	expect(line.path.match(/M/g)).toHaveLength(2);
	expect(line.dots.map(({ left: place }) => place)).toEqual([0, 100]);
});

test('a Parquet file gives back the rows, and says what it is', async () => {
	const file = parquetFile(
		COLUMNS.map(({ name, kind }, i) => ({ name, kind, values: ROWS.map((row) => row[i] ?? null) })),
		{
			title: 'Essai',
			filters: ['Requête : SELECT'],
			date: '31 décembre 2012',
			source: 'Cap 10',
			licence: 'Licence Ouverte 2.0',
			fictitious: true,
		},
	);
	const buffer = await file.arrayBuffer();
	expect(await parquetReadObjects({ file: buffer })).toEqual([
		{ exercice: 2011, region: 'Bretagne', montant: 10 },
		{ exercice: 2012, region: 'Corse', montant: null },
		{ exercice: 2013, region: 'Centre', montant: 30.5 },
	]);
	const said = parquetMetadata(buffer).key_value_metadata ?? [];
	expect(said.map(({ key }) => key)).toEqual(
		expect.arrayContaining(['Cap 10', 'Avertissement', 'Licence']),
	);
});
