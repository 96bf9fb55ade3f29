import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';

const site = (path: string) => `${inject('siteFolder')}/${path}`;
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

interface FieldSchema {
	name: string;
	type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
	constraints?: { required?: boolean; enum?: string[] };
}

interface Resource {
	name: string;
	path: string;
	bytes: number;
	hash: string;
	schema: { fields: FieldSchema[] };
}

/** What each type of the standard looks like in a file (Table Schema 2.0). */
const WRITTEN: Readonly<Record<FieldSchema['type'], RegExp>> = {
	string: /./s,
	integer: /^-?\d+$/,
	number: /^-?\d+(\.\d+)?$/,
	boolean: /^(true|false)$/,
	date: /^\d{4}-\d{2}-\d{2}$/,
};

/** The cells of a machine's CSV, row by row, its header first. */
function cellsOf(csv: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, cell = '', end] of csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n)/g)) {
		rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
		if (end !== ',') rows.push([]);
	}
	return rows.slice(0, -1);
}

test('the Data Package describes the files that are there, value by value', async () => {
	const text = await readFile(site('telechargements/datapackage.json'), 'utf8');
	const described = JSON.parse(text) as { name: string; resources: Resource[] };
	expect(described.name).toMatch(/^[a-z0-9._/-]+$/);
	expect(described.resources.map(({ name }) => name)).toEqual(
		'indicateur epreuves registre completude acheteurs_absents atypiques couverture demandes_fse rejets dictionnaire revisions'.split(
			' ',
		),
	);
	const wrong: string[] = [];
	for (const { name, path, bytes, hash, schema } of described.resources) {
		const file = await readFile(site(`telechargements/${path}`));
		expect([name, file.length, `sha256:${digest(file)}`]).toEqual([name, bytes, hash]);
		const [header, ...rows] = cellsOf(file.toString('utf8'));
		expect(header).toEqual(schema.fields.map((field) => field.name));
		for (const row of rows)
			schema.fields.forEach(({ name: column, type, constraints }, place) => {
				const value = row[place] ?? '';
				const fine = value === '' ? !constraints?.required : WRITTEN[type].test(value);
				const listed = value === '' || (constraints?.enum?.includes(value) ?? true);
				if (!fine || !listed) wrong.push(`${path}, ${column}: « ${value} »`);
			});
	}
	expect(wrong).toEqual([]);
});

test('the list of digests is what sha256sum checks', async () => {
	const lines = (await readFile(site('telechargements/sha256.txt'), 'utf8')).trimEnd().split('\n');
	expect(lines.length).toBeGreaterThan(15);
	for (const line of lines) {
		const [, sum = '', path = ''] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
		expect([path, digest(await readFile(site(`telechargements/${path}`)))]).toEqual([path, sum]);
	}
});

test('DCAT names each file with its digest, and the data page carries the same for search engines', async () => {
	const files = (await readFile(site('telechargements/sha256.txt'), 'utf8'))
		.split('\n')
		.filter((line) => line.endsWith('.csv'))
		.map((line) => line.split('  '));
	interface Distribution {
		'dcat:downloadURL': { '@id': string };
		'spdx:checksum': { 'spdx:checksumValue': { '@value': string } };
	}
	const catalogue = JSON.parse(await readFile(site('catalogue.jsonld'), 'utf8')) as {
		'@type': string;
		'dcat:dataset': {
			'dct:description': { '@value': string };
			'dcat:distribution': Distribution[];
		};
	};
	const { 'dcat:dataset': dataset } = catalogue;
	expect(catalogue['@type']).toBe('dcat:Catalog');
	expect(dataset['dct:description']['@value']).toMatch(/^Données fictives/);
	expect(
		dataset['dcat:distribution'].map((found) => [
			found['spdx:checksum']['spdx:checksumValue']['@value'],
			found['dcat:downloadURL']['@id'],
		]),
	).toEqual(files.map(([sum, file]) => [sum, `telechargements/${file}`]));

	const page = await readFile(site('donnees/index.html'), 'utf8');
	const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
	const said = JSON.parse(json) as {
		'@type': string;
		temporalCoverage: string;
		distribution: { contentUrl: string; sha256: string }[];
	};
	expect([said['@type'], said.temporalCoverage]).toEqual(['Dataset', '2009/2012']);
	expect(said.distribution.map(({ contentUrl, sha256 }) => [sha256, contentUrl])).toEqual(
		files.map(([sum, file]) => [sum, `../telechargements/${file}`]),
	);
});

test('a page says how it is cited, with its title and its edition', async () => {
	const page = await readFile(site('regions/53/index.html'), 'utf8');
	const [, cited = ''] = /Pour citer cette page([^<]*)/.exec(page) ?? [];
	expect(cited.replace(/\s/g, ' ')).toBe(
		' : Cap 10 (données fictives), « Bretagne : où en est la région de ses 10 % ? · Cap 10 », Jeu de démonstration (données fictives), édition du 31 décembre 2012',
	);
	// Without the address of the site nothing pretends to know it.
	expect(page.includes('rel="canonical"')).toBe(false);
});
