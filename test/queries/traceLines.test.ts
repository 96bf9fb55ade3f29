import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { schemaOf } from '$lib/contract/schema';
import { detailContractsCsv, detailLinesCsv, detailParts } from '$lib/pages/downloads/detail';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { defaultQuestion } from '$lib/rules/question';
import { traceFigureSql, type TracePlace } from '$lib/queries/trace';
import { queryTraceLines, traceLinesSql } from '$lib/queries/traceLines';
import { tableToArrow } from '$lib/server/writeArrow';
import { openNative } from '$lib/server/native';
import type { EngineLife } from '$lib/state/engine.svelte';
import { engineWithLines } from '$lib/state/publishedLines';
import { kindsAt } from '$lib/views/trace/explainFigure';
import { datasetText, loadFiles } from '../support/dataset';
import { A, A_OTHER, B, C, EXAMPLE_FILES, X, Y, Z } from '../support/example';
import { openWasm, type WasmNode } from '../support/wasmNode';

const question = defaultQuestion(2012, '2010', 50);
const opened: Engine[] = [];

/** The worked example, whose lines of Bretagne are under one contract, to a supplier with a name. */
const NAMED = (EXAMPLE_FILES['achats.csv'] ?? '')
	.trimEnd()
	.split('\n')
	.map((line, i) => line + (i === 0 ? ',fournisseur_nom,contrat_id' : ',Atelier secret,C1'))
	.join('\n');

async function source(jeu: Record<string, unknown>): Promise<PageSource> {
	const engine = await openNative();
	opened.push(engine);
	const { info, present } = await loadFiles(engine, {
		...EXAMPLE_FILES,
		'achats.csv': NAMED,
		'jeu.json': datasetText(jeu),
	});
	await classifyDataset(engine);
	return openSource({ engine, info, present });
}

const place = (change: Partial<TracePlace> = {}): TracePlace => ({
	get reference() {
		return published.cells.segments;
	},
	question,
	basis: 'paye',
	scope: '53',
	segment: null,
	...change,
});

let published: PageSource;
let wasm: WasmNode;

beforeAll(async () => {
	published = await source({ detail: true });
	wasm = await openWasm();
	opened.push(wasm);
	for (const name of PUBLISHED_TABLES) {
		wasm.insertTable(name, (await tableToArrow(published.engine, name)).bytes);
	}
}, 120_000);

afterAll(async () => {
	vi.unstubAllGlobals();
	for (const engine of opened) await engine.close();
});

/** A machine CSV without quoted fields, as records. */
function records(csv: string): Record<string, string>[] {
	const [header = '', ...lines] = csv.trimEnd().split('\n');
	const names = header.split(',');
	return lines.map((line) =>
		Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value])),
	);
}

const cents = (euros: unknown) => Math.round(Number(euros) * 100);

describe('the published files', () => {
	test('nothing without `detail: true`', async () => {
		expect(await detailParts(await source({}))).toEqual([]);
		expect(await detailParts(await source({ diffusion: 'interne' }))).toEqual([]);
	});

	test('every region of 2010 has its files, a region without line an empty one', async () => {
		const parts = await detailParts(published);
		// 22 + 4 regions, Mayotte, and what has no region.
		expect(parts).toHaveLength(28);
		expect(parts.filter(({ lines }) => lines > 0)).toEqual([
			{ region: '53', year: 2012, lines: 15 },
			{ region: 'NR', year: 2012, lines: 1 },
		]);
		const empty = await detailLinesCsv(published, { region: '11', year: 2012 });
		expect(empty.trimEnd().split('\n')).toHaveLength(1);
	});

	test('a line says what was decided of it, in euros', async () => {
		const csv = await detailLinesCsv(published, { region: '53', year: 2012 });
		expect(csv.split('\n')[0]).toBe(
			schemaOf('detail_lignes')
				.fields.map(({ name }) => name)
				.join(','),
		);
		const lines = new Map(records(csv).map((line) => [line['id'], line]));
		expect(lines.get('1')).toMatchObject({
			segment: 'nettoyage',
			perimetre: 'etat',
			montant_ht: '40000.00',
			organismes_ht: '40000.00',
			famille: 'handicap',
			voie: 'direct',
			type: 'ESAT',
			contrat_id: 'C1',
			clause: 'false',
		});
		// 500 h at 30.77 €, 24.62 € at the cautious value and 36.92 € at the generous one.
		expect(lines.get('2')).toMatchObject({
			heures_ht: '15385.00',
			heures_prudentes_ht: '12310.00',
			heures_genereuses_ht: '18460.00',
			clause: 'true',
		});
		expect(lines.get('4')).toMatchObject({ non_identifie_ht: '50000.00' });
		expect(lines.get('13')).toMatchObject({ montant_ht: '-5000.00' });
		expect(lines.get('16')).toMatchObject({ perimetre: 'hors' });
	});

	test('no supplier is named unless the data set is internal', async () => {
		const files = async (from: PageSource) =>
			(await detailLinesCsv(from, { region: '53', year: 2012 })) +
			(await detailContractsCsv(from, '53'));
		const open = await files(published);
		for (const secret of [A, A_OTHER, B, C, X, Y, Z, 'Atelier secret'])
			expect(open).not.toContain(secret);
		const inside = await files(await source({ detail: true, diffusion: 'interne' }));
		for (const told of [A, X, Y, 'Atelier secret']) expect(inside).toContain(told);
	});

	test('a contract is summed by segment and basis', async () => {
		const contracts = records(await detailContractsCsv(published, '53'));
		const of = (segment: string, basis: string) =>
			contracts.find((row) => row['segment'] === segment && row['base_montant'] === basis);
		// Cleaning: 40 000 + 160 000 + 30 000 + 10 000 − 5 000 + 1 000, and the town's 90 000.
		expect(of('nettoyage', 'paye')).toMatchObject({
			montant_ht: '326000.00',
			organismes_ht: '130000.00',
			heures_ht: '16385.00',
			lignes: '7',
			clause: 'true',
		});
		expect(of('securite', 'paye')).toMatchObject({ montant_ht: '450000.00' });
		expect(of('securite', 'attribue')).toMatchObject({ montant_ht: '200000.00' });
	});
});

describe('the lines behind a figure', () => {
	/** An engine that starts, as the page's own. */
	const life = { start: async () => wasm } as unknown as EngineLife;
	const url = (region: string) => `/detail/${region}/lignes-2012.csv`;

	beforeAll(async () => {
		vi.stubGlobal('fetch', async (asked: string) => {
			const [, region = ''] = /detail\/(\w+)\//.exec(asked) ?? [];
			return new Response(await detailLinesCsv(published, { region, year: 2012 }));
		});
		await engineWithLines(life, [url('53'), url('NR')]);
		// Asked twice, read once.
		await engineWithLines(life, [url('53')]);
	}, 60_000);

	test.each([
		['a region', place()],
		['what has no region', place({ scope: 'NR' })],
		['a region of 2016', place({ question: { ...question, edition: '2016' } })],
		['a segment', place({ segment: 'nettoyage' })],
		['awarded amounts', place({ basis: 'attribue' })],
		['another threshold', place({ question: { ...question, threshold: 51 } })],
		[
			'one family, cautious hours',
			place({ question: { ...question, family: 'insertion', hourValue: 'prudente' } }),
		],
		['disability alone', place({ question: { ...question, family: 'handicap' } })],
	])('every figure of %s is what its lines give, on both engines', async (_, where) => {
		for (const engine of [published.engine, wasm]) {
			for (const kind of kindsAt(where, true)) {
				const [figure] = await engine.query(traceFigureSql(kind, where));
				const lines = await engine.query(traceLinesSql(kind, where));
				expect(figure).toBeDefined();
				for (const [column, euros] of Object.entries(figure ?? {}))
					if (column.endsWith('_ht')) {
						const summed = lines.reduce((sum, line) => sum + cents(line[column]), 0);
						expect([kind, column, summed]).toEqual([kind, column, cents(euros)]);
					}
			}
		}
	});

	test('the lines of the base of the worked example, one by one', async () => {
		for (const engine of [published.engine, wasm]) {
			const lines = await queryTraceLines(engine, 'base', place());
			expect(lines.map(({ id }) => id)).toEqual(
				// By falling amount: 400, 160, 100, 60, 50, 40, 30, 10, 1, −5 thousand.
				['3', '2', '6', '7', '4', '1', '5', '12', '15', '13'],
			);
			expect(lines[0]).toMatchObject({ montant_ht: 400_000, segment: 'securite', toutes: 10 });
			expect(lines.every(({ fournisseur_nom: name }) => name === null)).toBe(true);
		}
	});

	test('of one buyer, level or ministry', async () => {
		const count = async (buyer: Parameters<typeof queryTraceLines>[3]) =>
			(await queryTraceLines(published.engine, 'base', place(), buyer)).length;
		expect(await count({ nom: 'Service fictif', niveau: 'etat', ministere: null })).toBe(10);
		expect(await count({ niveau: 'etat_central' })).toBe(0);
		expect(await count({ ministere: 'Intérieur' })).toBe(0);
		expect(traceLinesSql('base', place(), { nom: "L'Orne" })).toContain("'L''Orne'");
	});
});
