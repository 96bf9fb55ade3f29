/** What the code of a site is, whatever its data. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that the scripts of a page are made of: the folders of `data` that the code imports, not figures. */
const SOURCES = [
	'src',
	'data/geo',
	'data/reference',
	'data/schema',
	'package-lock.json',
	'vite.config.ts',
];

/**
 * Digest of the source files of a project: the same in every clone, whatever the dates of its files.
 * @param {string} root folder of the project
 * @returns {string} 16 hexadecimal digits
 */
export function sourceDigest(root) {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = (path) => {
		const whole = join(root, path);
		if (statSync(whole).isDirectory()) {
			for (const name of readdirSync(whole).sort()) add(`${path}/${name}`);
		} else hash.update(`${path}\0`).update(readFileSync(whole));
	};
	for (const source of SOURCES) add(source);
	return hash.digest('hex').slice(0, 16);
}
