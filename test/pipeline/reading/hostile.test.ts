import { Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { inspect } from '$lib/files/inspect';
import { readOwn } from '$lib/files/readOwn';
import { openNative } from '$lib/server/native';
import { choicesOf, given } from '../own/given';
import { datasetText } from '../../support/dataset';
import { kept, madeFolders, PATHS, readFolder, said } from './caseFolder';

const made = madeFolders();

/** Columns called as what every JavaScript object has. */
const OWN_NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
const HEADER = ['id', 'exercice', 'acheteur_nom', 'montant_ht', 'base_montant', ...OWN_NAMES];
const ROWS = ['A', 'B'].map((id, i) => [
	...[id, '2012', 'Préfecture', `${i + 1}0,50`, 'paye'],
	...OWN_NAMES.map((name) => `valeur de ${name}`),
]);

/** Its columns under these names. */
const columnsOf = (header: readonly string[]) =>
	header.map((name, i) => [name, ROWS.map((row) => row[i] ?? '')] as const);

/** The same table, in each form that the page reads. */
const FORMS: Readonly<Record<string, (header: readonly string[]) => Uint8Array | string>> = {
	csv: (header) => [header, ...ROWS].map((row) => row.join(';')).join('\n'),
	xlsx: (header) => {
		const book = xlsx.utils.book_new();
		xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([[...header], ...ROWS]), 'Achats');
		return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
	},
	parquet: (header) =>
		new Uint8Array(
			parquetWriteBuffer({
				columnData: columnsOf(header).map(([name, data]) => ({
					name,
					data,
					type: 'STRING' as const,
				})),
			}),
		),
	arrow: (header) =>
		tableToIPC(
			new Table(
				Object.fromEntries(
					columnsOf(header).map(([name, data]) => [name, vectorFromArray(data, new Utf8())]),
				),
			),
			'file',
		),
};

const UNKNOWN = OWN_NAMES.map(
	(name) => `1 ${name} : colonne inconnue du contrat : elle n'est pas lue`,
);

describe.each(PATHS)('read by the %s', (path) => {
	const forms = Object.keys(FORMS).filter((form) => path === 'page' || form !== 'arrow');

	test.each(forms)('columns of %s called as what every object has are ordinary', async (form) => {
		const content = FORMS[form]?.(HEADER) ?? '';
		const engine = await readFolder(made({ [`achats.${form}`]: content }), path);
		expect(await kept(engine)).toEqual([2, 31]);
		expect((await said(engine, 'avertissement')).sort()).toEqual([...UNKNOWN].sort());
		await engine.close();
	});

	test('keys of jeu.json that nothing reads are warned, with the nearest', async () => {
		const engine = await readFolder(
			made({
				'jeu.json': datasetText({ difusion: 'interne' }),
				'achats.csv': 'id,exercice,acheteur_nom,montant_ht,base_montant\nA,2012,S,1,paye\n',
			}),
			path,
		);
		expect(await said(engine, 'avertissement')).toEqual([
			'null difusion : clé inconnue : elle n’est pas lue ; peut-être « diffusion »',
		]);
		await engine.close();
	});

	test('amounts that add up beyond what is exact are refused, in words', async () => {
		// 902 × 99 999 999 999,99 € are more than 2^53 cents; 900 are less. Credit notes do not make it up.
		const rows = (count: number) =>
			Array.from(
				{ length: count },
				(_, i) => `A${i},2012,S${i},${i % 2 ? '-' : ''}99999999999.99,paye\n`,
			).join('');
		const header = 'id,exercice,acheteur_nom,montant_ht,base_montant\n';
		const engine = await readFolder(made({ 'achats.csv': header + rows(900) }), path);
		expect((await kept(engine))[0]).toBe(900);
		await engine.close();
		await expect(readFolder(made({ 'achats.csv': header + rows(902) }), path)).rejects.toThrow(
			/achats.csv : la somme de «\u00a0montant_ht\u00a0» dépasse 90\u202f071\u202f992\u202f547\u202f409\u00a0€/,
		);
	});
});

test.each(Object.entries(FORMS))(
	'a column of %s so called stands for one of the contract once its reader says so',
	async (form, make) => {
		const header = HEADER.map((name) =>
			name === 'acheteur_nom' ? '__proto__' : name === '__proto__' ? 'x' : name,
		);
		const opened = await inspect(given({ [`achats.${form}`]: make(header) }));
		const called = Object.fromEntries([['__proto__', 'acheteur_nom']]);
		const engine = await openNative({ threads: 1 });
		await readOwn(engine, opened, choicesOf(opened, { achats: called }));
		expect(await kept(engine, `acheteur_nom = 'Préfecture'`)).toEqual([2, 31]);
		await engine.close();
	},
);
