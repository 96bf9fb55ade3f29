import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import adapterStatic from '@sveltejs/adapter-static';
import type { Adapter, Builder } from '@sveltejs/kit';
import { leftFolders, makeOwnFolder } from './leftovers.ts';

/** Names, in a folder of work, of the site being written and of the one that it replaces. */
const NEW = 'nouveau';
const OLD = 'ancien';

/** Gives back the site that a process killed between two renames has put aside. */
function restore(out: string, prefix: string): void {
	if (existsSync(out)) return;
	const left = leftFolders(dirname(out), prefix).map((folder) => join(folder, OLD));
	const old = left.find((path) => existsSync(path));
	if (old !== undefined) renameSync(old, out);
}

/**
 * Writes the static site beside `out` and puts it in its place once it is whole: whatever happens before,
 * the site that stood there is intact.
 */
export function siteAdapter(out: string): Adapter {
	const target = resolve(out);
	const parent = dirname(target);
	const prefix = `.${basename(target)}-`;
	return {
		name: 'cap10-static',
		async adapt(builder: Builder) {
			mkdirSync(parent, { recursive: true });
			restore(target, prefix);
			const place = makeOwnFolder(parent, prefix);
			try {
				const made = join(place, NEW);
				// It would name the folder that it writes, which is not the site's.
				const quiet = { log: { value: Object.assign(() => undefined, builder.log) } };
				await adapterStatic({
					pages: made,
					assets: made,
					precompress: false,
					strict: true,
				}).adapt(Object.create(builder, quiet) as Builder);
				if (existsSync(target)) renameSync(target, join(place, OLD));
				try {
					renameSync(made, target);
				} catch (error) {
					if (existsSync(join(place, OLD))) renameSync(join(place, OLD), target);
					throw error;
				}
			} finally {
				rmSync(place, { recursive: true, force: true });
			}
		},
	};
}
