import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataError } from '$lib/contract/errors';
import type { Engine } from '$lib/engine/engine';
import { inspect } from '$lib/files/inspect';
import { readOwn } from '$lib/files/readOwn';
import { strictFields } from '$lib/files/strictRecord';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { registreCsv } from '$lib/pages/downloads/registre';
import { queryFaultKinds, queryFaults, queryFileQuality } from '$lib/queries/quality';
import { openNative } from '$lib/server/native';
import { openWasm } from '../../support/wasmNode';
import { datasetText } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';
import { choicesOf, given, openGiven } from './given';

const ACHATS = EXAMPLE_FILES['achats.csv'] ?? '';
const [HEADER = '', ...LINES] = ACHATS.trimEnd().split('\n');

/** The example's lines from one to another, 1 being the first, under the same header. */
const lines = (from: number, to: number) =>
	[HEADER, ...LINES.slice(from - 1, to)].join('\n') + '\n';

/** The same lines as a spreadsheet saves them: other column order, `;`, Windows-1252, CRLF. */
function turned(csv: string): Uint8Array {
	const text = csv
		.trimEnd()
		.split('\n')
		.map((line) => line.split(',').reverse().join(';'))
		.join('\r\n');
	return Uint8Array.from([...(text + '\r\n')], (letter) => letter.charCodeAt(0));
}

const OTHERS = {
	'structures.csv': EXAMPLE_FILES['structures.csv'] ?? '',
	'jeu.json': datasetText(),
};

describe.each([
	['native', openNative],
	['wasm', openWasm],
] as const)('in %s', { timeout: 180_000 }, (_, openEngine) => {
	let engine: Engine;
	beforeEach(async () => {
		engine = await openEngine();
	});
	afterEach(() => engine.close());

	test('files of one table give the figures of the whole, whatever their form', async () => {
		const whole = await openGiven(engine, given({ ...OTHERS, 'achats.csv': ACHATS }));
		const expected = [await indicateurCsv(whole), await registreCsv(whole)];
		const source = await openGiven(
			engine,
			given({
				...OTHERS,
				'achats-2011.csv': lines(1, 6),
				'achats-2012.csv': turned(lines(7, 11).replaceAll('Service fictif', 'Préfecture')),
				'achats-2013.csv': lines(12, 16),
			}),
		);
		expect([await indicateurCsv(source), await registreCsv(source)]).toEqual(expected);
		const files = (await queryFileQuality(engine)).filter(({ table }) => table === 'achats');
		expect(files.map(({ file, records, kept }) => [file, records, kept])).toEqual([
			['achats-2011.csv', 6, 6],
			['achats-2012.csv', 5, 5],
			['achats-2013.csv', 5, 5],
		]);
		expect(files.map(({ encoding, separator }) => [encoding, separator])).toEqual([
			['UTF-8', ','],
			['Windows-1252', ';'],
			['UTF-8', ','],
		]);
		const [row] = await engine.query<{ n: number }>(
			`SELECT count(*) AS n FROM achats WHERE acheteur_nom = 'Préfecture'`,
		);
		expect(row?.n).toBe(5);
	});

	test('each fault is told of its own file and line, and an id of both files once', async () => {
		const second =
			'montant_ht;exercice;id;base_montant;acheteur_nom;couleur\n' +
			'12,50;2012;20;paye;"Mairie; annexe";bleu\n' + // line 2, sound
			'12,50;2012;2;paye;Mairie;bleu\n' + // line 3: id of line 3 of the first file
			'douze;2012;21;paye;Mairie;bleu\n' + // line 4: amount
			'1;2012;22;paye;Mairie, "annexe";bleu;trop\n' + // line 5: seven columns
			'1;2012;23;paye;"Mairie;bleu\n' + // line 6: quote never closed
			'1;2012;20;paye;Mairie;bleu\n'; // line 7: id of line 2 of this file
		const source = await openGiven(
			engine,
			given({ ...OTHERS, 'achats-2011.csv': lines(1, 3), 'achats-2012.csv': second }),
		);
		const faults = (await queryFaults(engine, 100)).filter(
			({ file, severity }) => file.startsWith('achats') && severity === 'rejet',
		);
		const plain = (text: string) => text.replaceAll('\u00a0', ' ');
		expect(
			faults.map(({ file, line, column, value, rule }) =>
				[file, line, column, value, plain(rule).slice(0, 60)].join('|'),
			),
		).toEqual([
			'achats-2012.csv|3|id|2|id déjà à la ligne 3 de « achats-2011.csv »',
			'achats-2012.csv|4|montant_ht|douze|montant illisible ou hors limites : 11 chiffres avant la vir',
			'achats-2012.csv|5||1;2012;22;paye;Mairie, "annexe";bleu;trop|7 colonnes au lieu de 6',
			'achats-2012.csv|6||1;2012;23;paye;"Mairie;bleu|guillemet non fermé ou mal placé : la ligne est écartée, la ',
			'achats-2012.csv|7|id|20|id déjà à la ligne 2',
		]);
		const files = (await queryFileQuality(engine)).filter(({ table }) => table === 'achats');
		expect(
			files.map(({ file, records, kept, setAside }) => [file, records, kept, setAside]),
		).toEqual([
			['achats-2011.csv', 3, 3, 0],
			['achats-2012.csv', 6, 1, 5],
		]);
		const unread = (await queryFaults(engine, 100)).find(({ column }) => column === 'couleur');
		expect([unread?.file, unread?.line]).toEqual(['achats-2012.csv', 1]);
		// 12,50 € of the duplicate of the other file; the amount of the other one is 1 €.
		const kinds = (await queryFaultKinds(engine)).filter(({ column }) => column === 'id');
		expect(kinds.map(({ file, rule, lines: n, amount }) => [file, plain(rule), n, amount])).toEqual(
			[['achats-2012.csv', 'id déjà à la ligne …', 2, 1350]],
		);
		await source.engine.close();
	});

	test('a quote that swallows a line and a damaged byte are told of their file and line', async () => {
		const header = ['id', 'exercice', 'acheteur_nom', 'montant_ht', 'base_montant'];
		const swollen = (mark: string) =>
			[
				header,
				['1', '2012', '"Préf', '10', 'paye'],
				['2', '2012', 'Autre"', '20', 'paye'],
				['3', '2012', 'Préfecture', '30', 'paye'],
			]
				.map((row) => row.join(mark))
				.join('\n') + '\n';
		const bytes = new TextEncoder().encode(swollen(';').replaceAll('\n', '\n9').replace('9', ''));
		bytes[new TextDecoder('latin1').decode(bytes).indexOf('30')] = 0xe9;
		const source = await openGiven(
			engine,
			given({ ...OTHERS, 'achats-2011.csv': swollen(','), 'achats-2012.csv': bytes }),
		);
		const faults = (await queryFaults(engine, 100)).filter(({ rule }) =>
			/guillemet|octet/.test(rule),
		);
		expect(faults.map(({ file, line, rule }) => [file, line, rule.slice(0, 8)])).toEqual([
			['achats-2011.csv', 2, 'un guill'],
			['achats-2012.csv', 2, 'un guill'],
			['achats-2012.csv', 3, 'octet qu'],
		]);
		await source.engine.close();
	});
});

describe('what stops the reading names its file', () => {
	const read = async (files: Readonly<Record<string, string | Uint8Array>>) => {
		const engine = await openNative();
		try {
			const opened = await inspect(given({ ...OTHERS, ...files }));
			await readOwn(engine, opened, choicesOf(opened));
		} catch (error) {
			if (error instanceof DataError) return error.issues;
			throw error;
		} finally {
			await engine.close();
		}
		throw new Error('the reading did not stop');
	};

	test('a required column that one of them lacks', async () => {
		const [issue] = await read({
			'achats-2011.csv': lines(1, 3),
			'achats-2012.csv': lines(4, 6).replace('acheteur_nom', 'autre'),
		});
		expect(issue?.fichier).toBe('achats-2012.csv');
		expect(issue?.message).toContain('acheteur_nom');
	});

	test('a line without end far in one of them', async () => {
		const [issue] = await read({
			'achats-2011.csv': lines(1, 3),
			'achats-2012.csv': lines(4, 6) + 'x'.repeat(2_000_000),
		});
		expect(issue?.fichier).toBe('achats-2012.csv');
		expect(issue?.message).toContain('ligne');
	});

	test('a single file, under the name that its reader gave it', async () => {
		const [issue] = await read({
			'Achats de 2012.csv': lines(1, 3).replace('acheteur_nom', 'autre'),
		});
		expect(issue?.fichier).toBe('Achats de 2012.csv');
	});
});

test('two archives with a file of the same name', async () => {
	const { zipSync, strToU8 } = await import('fflate');
	const zip = (csv: string) => zipSync({ 'achats.csv': strToU8(csv) });
	const engine = await openNative();
	await openGiven(
		engine,
		given({ ...OTHERS, 'a.zip': zip(lines(1, 8)), 'b.zip': zip(lines(9, 16)) }),
	);
	const files = (await queryFileQuality(engine)).filter(({ table }) => table === 'achats');
	expect(files.map(({ file, kept }) => [file, kept])).toEqual([
		['achats.csv', 8],
		['achats.csv (2)', 8],
	]);
	await engine.close();
});

describe('which jeu.json speaks for the files', () => {
	const dataset = async (files: Readonly<Record<string, string>>) =>
		(await inspect(given(files))).inspection;

	test('the only one, even in a folder; else the one beside them', async () => {
		const one = await dataset({ '2011/jeu.json': 'A', '2012/achats.csv': lines(1, 2) });
		expect(one.dataset).toBe('A');
		const beside = await dataset({ 'jeu.json': 'A', '2011/jeu.json': 'B' });
		expect([beside.dataset, beside.ignored]).toEqual(['A', ['2011/jeu.json']]);
	});

	test('none of several that differ: the reader is asked', async () => {
		const several = await dataset({ '2011/jeu.json': 'A', '2012/jeu.json': 'B' });
		expect([several.dataset, several.ignored]).toEqual([null, ['2011/jeu.json', '2012/jeu.json']]);
	});
});

test('the fields of a strict record', () => {
	expect(strictFields('a;;"b;c";"d ""e""";', ';')).toEqual(['a', '', 'b;c', 'd "e"', '']);
	expect(strictFields('"a"', ',')).toEqual(['a']);
	expect(strictFields('', ',')).toEqual(['']);
	expect(strictFields('"",""', ',')).toEqual(['', '']);
});
