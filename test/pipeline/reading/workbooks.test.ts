import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inspect } from '$lib/files/inspect';
import { rejetsCsv } from '$lib/pages/downloads/rejets';
import type { PageSource } from '$lib/pages/source';
import { given } from '../own/given';
import { kept, madeFolders, PATHS, readFolder, said } from './caseFolder';

// Workbooks saved by LibreOffice 7.4: calc.ods has a hidden sheet, a département merged over three rows,
// two error cells and a code shown 01; montre.* shows amounts rounded, in scientific form or in per cent.
const made = madeFolders();
const bytesOf = (name: string) => new Uint8Array(readFileSync(`test/fixtures/workbooks/${name}`));

describe.each(PATHS)('read by the %s', (path) => {
	test('a workbook of LibreOffice: hidden sheet left out and said, merged cells, errors, codes', async () => {
		const engine = await readFolder(made({ 'achats.ods': bytesOf('calc.ods') }), path);
		// The page leaves to its reader which sheets are one table; the commands read both visible ones.
		const euros = 1000 + 2000.5 + 1234.57 + 0.3 + 70;
		expect(await kept(engine)).toEqual([5, euros]);
		expect(await kept(engine, `departement = '35' AND id <> 'G'`)).toEqual([3, 4235.07]);
		expect(await kept(engine, `id = 'F' AND departement = '01'`)).toEqual([1, 0.3]);
		const rejects = await said(engine, 'rejet');
		expect(rejects).toHaveLength(2);
		for (const text of rejects) expect(text).toContain('montant_ht : erreur de tableur');
		const warned = (await said(engine, 'avertissement')).join('\n');
		expect(warned).toContain('cellules fusionnées (C2:C4)');
		if (path === 'folder') {
			expect(warned).toContain('feuilles masquées, qui ne sont pas lues : « Brouillon »');
		}
		await engine.close();
	});

	test.each(['ods', 'xlsx'])(
		'what a cell of %s shows and what it stores are both said',
		async (type) => {
			const engine = await readFolder(
				made({ [`achats.${type}`]: bytesOf(`montre.${type}`) }),
				path,
			);
			const rows = await engine.query<{ l: number; c: string; v: string }>(
				`SELECT ligne AS l, colonne AS c, replace(replace(valeur, chr(160), ' '), chr(8239), ' ') AS v
			FROM constats WHERE colonne <> '' AND fichier LIKE 'achats%' ORDER BY ligne`,
			);
			// Stored 1234.5678 and shown 1 235; shown in the form of its own number, 1,00E+13 is no other.
			expect(rows).toContainEqual({ l: 2, c: 'montant_ht', v: '1234.5678 (affiché « 1 235 »)' });
			expect(rows).toContainEqual({ l: 5, c: 'departement', v: '99999' });
			expect(rows).toContainEqual({ l: 6, c: 'montant_ht', v: '10000000000000' });
			expect(rows.find(({ l }) => l === 7)?.v).toMatch(/^0.35 \(affiché « .*% »\)$/);
			await engine.close();
		},
	);
});

test('the page proposes no hidden sheet', async () => {
	const { inspection } = await inspect(given({ 'achats.ods': bytesOf('calc.ods') }));
	expect(inspection.tables.map(({ label, hidden, table }) => [label, hidden, table])).toEqual([
		['achats.ods, feuille «\u00a0Achats\u00a0»', false, 'achats'],
		['achats.ods, feuille masquée «\u00a0Brouillon\u00a0»', true, null],
		['achats.ods, feuille «\u00a0Février\u00a0»', false, 'achats'],
	]);
});

test('what a cell shows is published only with what it stores', async () => {
	const engine = await readFolder(made({ 'achats.ods': bytesOf('montre.ods') }), 'page');
	const csv = (name: string) => rejetsCsv({ engine } as unknown as PageSource, name === 'public');
	expect((await csv('public')).replaceAll('\u00a0', ' ')).toContain(
		'1234.5678 (affiché « 1\u202f235 »)',
	);
	await engine.close();
});

/** The start of the container in which Excel puts an encrypted workbook. */
const encrypted = Uint8Array.of(
	...[0xd0, 0xcf, 0x11, 0xe0],
	...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
);

test.each([
	[
		'protected, of LibreOffice',
		'achats.ods',
		bytesOf('mot-de-passe.ods'),
		'protégé par un mot de passe',
	],
	['protected, of Excel', 'achats.xlsx', encrypted, 'protégé par un mot de passe'],
	[
		'of the old format, under a new name',
		'achats.xlsx',
		bytesOf('ancien.xls'),
		'ancien format Excel',
	],
	['empty', 'achats.ods', bytesOf('vide.ods'), 'le classeur est vide'],
])('a workbook %s says so, and what to do', async (_, name, bytes, words) => {
	const folder = made({ [name]: bytes });
	for (const path of PATHS) await expect(readFolder(folder, path)).rejects.toThrow(words);
});

test('an old workbook says so under its own name too', async () => {
	const folder = made({ 'achats.xls': bytesOf('ancien.xls') });
	await expect(readFolder(folder, 'folder')).rejects.toThrow('ancien format Excel');
	const { inspection } = await inspect(given({ 'achats.xls': bytesOf('ancien.xls') }));
	expect(inspection.problems[0]?.message).toContain('ancien format Excel');
});
