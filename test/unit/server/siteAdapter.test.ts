import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Builder } from '@sveltejs/kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftFolders, makeOwnFolder, ownName } from '$lib/server/leftovers';
import { siteAdapter } from '$lib/server/siteAdapter';

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'cap10-adapter-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const site = () => join(place, 'build');
const pages = (folder: string) => readdirSync(folder).sort();

/** What SvelteKit gives an adapter; the scripts are written, then the pages, as `writePages` does. */
function builder(writePages: (folder: string) => void): Builder {
	const put = (folder: string, name: string) => {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, name), 'new');
	};
	return {
		config: { kit: { router: { type: 'pathname' } } },
		routes: [],
		log: Object.assign(() => undefined, { minor: () => undefined, warn: () => undefined }),
		rimraf: (folder: string) => rmSync(folder, { recursive: true, force: true }),
		generateEnvModule: () => undefined,
		writeClient: (folder: string) => put(folder, 'script.js'),
		writePrerendered: (folder: string) => {
			put(folder, 'index.html');
			writePages(folder);
		},
	} as unknown as Builder;
}

function oldSite(): void {
	mkdirSync(site());
	for (const name of ['index.html', 'only-before.html']) writeFileSync(join(site(), name), 'old');
}

/** The name of a folder that a process which runs no more would have left. */
function nameOfDead(prefix: string): string {
	const { pid } = spawnSync(process.execPath, ['--version']);
	return ownName(prefix).replace(`-${process.pid}-`, `-${pid}-`) + 'aB3dEf';
}

test('a site is written beside the one before, and takes its place whole', async () => {
	oldSite();
	await siteAdapter(site()).adapt(
		builder(() => expect(pages(site())).toEqual(['index.html', 'only-before.html'])),
	);
	expect(pages(site())).toEqual(['index.html', 'script.js']);
	expect(pages(place)).toEqual(['build']);
});

test('a disk that fills while it is written leaves the site before as it was, and nothing else', async () => {
	oldSite();
	const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
	const adapted = siteAdapter(site()).adapt(
		builder(() => {
			throw full;
		}),
	);
	await expect(adapted).rejects.toBe(full);
	expect(readFileSync(join(site(), 'index.html'), 'utf8')).toBe('old');
	expect(pages(place)).toEqual(['build']);
});

test('what a killed build left is removed by the next one; a site put aside is given back', async () => {
	// Killed while it wrote, and killed between the two renames.
	for (const [name, inside] of [
		[nameOfDead('.build-'), 'nouveau'],
		[nameOfDead('.build-'), 'ancien'],
	] as const) {
		mkdirSync(join(place, name, inside), { recursive: true });
		writeFileSync(join(place, name, inside, 'index.html'), inside);
	}
	const adapted = siteAdapter(site()).adapt(
		builder(() => {
			expect(readFileSync(join(site(), 'index.html'), 'utf8')).toBe('ancien');
			throw new Error('stopped');
		}),
	);
	await expect(adapted).rejects.toThrow('stopped');
	expect(pages(place)).toEqual(['build']);
});

test('folders of processes that run, of other machines and of other names stay', () => {
	const other = `.import-autre${hostname().replace(/\W/g, '')}-1-x`;
	const kept = [ownName('.import-') + 'mine', other, '.import-plain', 'import-note'];
	for (const name of kept) mkdirSync(join(place, name));
	const dead = nameOfDead('.import-');
	mkdirSync(join(place, dead));
	expect(leftFolders(place, '.import-')).toEqual([join(place, dead)]);
	const made = makeOwnFolder(place, '.import-');
	expect(existsSync(join(place, dead))).toBe(false);
	expect(pages(place)).toEqual([...kept, made.slice(place.length + 1)].sort());
});
