import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sourceDigest } from '../../scripts/sourceDigest.mjs';

const FILES: Readonly<Record<string, string>> = {
	'package-lock.json': '{}',
	'vite.config.ts': '',
	'src/routes/[code]/+page.ts': 'export const a = 1;',
	'src/lib/b.ts': 'export const b = 2;',
	'data/geo/departements.json': '{}',
	'data/reference/bassins.csv': 'code\n',
	'data/schema/achats.json': '{"name":"achats"}',
	'data/demo/achats.csv': 'id\n1\n',
};

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

function digestOf(files: Readonly<Record<string, string>>, changedOn = new Date()): string {
	const root = mkdtempSync(join(tmpdir(), 'cap10-digest-'));
	made.push(root);
	for (const [path, text] of Object.entries(files)) {
		const file = join(root, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
		utimesSync(file, changedOn, changedOn);
	}
	return sourceDigest(root);
}

test('another clone, on another day, or with other figures, is the same code', () => {
	const digest = digestOf(FILES);
	expect(digest).toMatch(/^[0-9a-f]{16}$/);
	expect(digestOf(FILES, new Date('2020-01-01'))).toBe(digest);
	expect(digestOf({ ...FILES, 'data/demo/achats.csv': 'id\n2\n' })).toBe(digest);
});

test.each(Object.keys(FILES).filter((path) => !path.startsWith('data/demo/')))(
	'a change of %s is another code',
	(path) => {
		expect(digestOf({ ...FILES, [path]: `${FILES[path]} ` })).not.toBe(digestOf(FILES));
	},
);

test('a file under another name is another code', () => {
	const { 'src/lib/b.ts': text = '', ...rest } = FILES;
	expect(digestOf({ ...rest, 'src/lib/c.ts': text })).not.toBe(digestOf(FILES));
});

test('what the code imports of the data folder is part of it', () => {
	// What only commands read is in no script of a page.
	const modules = import.meta.glob<string>(
		['../../src/**/*.{ts,svelte,js}', '!../../src/lib/server/importers/**'],
		{
			eager: true,
			query: '?raw',
			import: 'default',
		},
	);
	const imported = Object.values(modules).flatMap((text) =>
		[...text.matchAll(/['"`]\$data\/([^'"`]+)/g)].map(([, path]) => path),
	);
	expect(imported.length).toBeGreaterThan(20);
	const folders = new Set(imported.map((path) => path?.split('/')[0]));
	expect([...folders].sort()).toEqual(['geo', 'reference', 'schema']);
});
