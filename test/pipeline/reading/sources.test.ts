import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunksOf, gunzipped, memorySource, withDefaults } from '$lib/pipeline/dataSource';
import { folderSource } from '$lib/server/folder';

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
	return text + decoder.decode();
}

describe('sources', () => {
	it('reads a stream of the browser as well as an iterable', async () => {
		const stream = new Blob(['été']).stream();
		expect(await textOf(chunksOf(stream))).toBe('été');
		const source = memorySource({ 'a.csv': 'été' });
		expect(await textOf(chunksOf(await source.open('a.csv')))).toBe('été');
		expect(source.size?.('a.csv')).toBe(5);
	});

	it('gunzips', async () => {
		const source = memorySource({ 'a.gz': gzipSync('x'.repeat(100_000)) });
		const text = await textOf(gunzipped(chunksOf(await source.open('a.gz'))));
		expect(text).toHaveLength(100_000);
	});

	it('takes default files only for those that are not brought, whatever their form', async () => {
		const own = memorySource({ 'achats.csv': 'a', 'reference/segments.csv.gz': 'mien' });
		const source = withDefaults(
			own,
			memorySource({ 'reference/segments.csv': 'b', 'reference/regions.csv': 'c' }),
		);
		expect(await source.names()).toEqual([
			'achats.csv',
			'reference/segments.csv.gz',
			'reference/regions.csv',
		]);
		expect(await textOf(chunksOf(await source.open('reference/regions.csv')))).toBe('c');
		expect(await textOf(chunksOf(await source.open('achats.csv')))).toBe('a');
	});
});

describe('folder', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'cap10-folder-'));
		await mkdir(join(folder, 'reference'));
		await writeFile(join(folder, 'jeu.json'), '{}');
		await writeFile(join(folder, 'reference', 'segments.csv'), 'à moi');
	});
	afterAll(() => rm(folder, { recursive: true }));

	it('is its files, its references, and those of the project for the rest', async () => {
		const source = folderSource(folder);
		const names = await source.names();
		expect(names.slice(0, 2)).toEqual(['jeu.json', 'reference/segments.csv']);
		expect(names).toContain('reference/regions.csv');
		expect(names.filter((name) => name.endsWith('segments.csv'))).toHaveLength(1);
		expect(await textOf(chunksOf(await source.open('reference/segments.csv')))).toBe('à moi');
		expect(await textOf(chunksOf(await source.open('reference/regions.csv')))).toMatch('Bretagne');
		expect(source.size?.('jeu.json')).toBe(2);
		expect(source.path?.('jeu.json')).toBe(join(folder, 'jeu.json'));
	});

	it('says when it does not exist', async () => {
		await expect(folderSource(join(folder, 'absent')).names()).rejects.toThrow('ENOENT');
	});
});
