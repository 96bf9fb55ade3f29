import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { filesIn } from '../filesIn.ts';

/** The list of the files of a folder, which `sha256sum -c` checks there. */
const MANIFEST = 'sha256.txt';

/** A date that every zip can hold: two archives of the same files are the same. */
const DATE = new Date(1980, 0, 1);

/** Writes in a folder the digest of each of its files. */
export function writeManifest(folder: string): void {
	const lines = filesIn(folder)
		.filter((path) => path !== MANIFEST)
		.map((path) => {
			const digest = createHash('sha256').update(readFileSync(join(folder, path)));
			return `${digest.digest('hex')}  ${path}\n`;
		});
	writeFileSync(join(folder, MANIFEST), lines.join(''));
}

/**
 * Writes a folder as one zip, in which it is the folder `name`; one file of it is held in memory at a time.
 * @throws {Error} when the zip cannot be written
 */
export function writeZip(folder: string, zip: string, name: string): void {
	const part = `${zip}.part`;
	const out = openSync(part, 'w');
	try {
		const archive = new Zip((error, chunk) => {
			if (error) throw error;
			writeSync(out, chunk);
		});
		for (const path of filesIn(folder)) {
			const entry = new ZipDeflate(`${name}/${path}`, { level: 6 });
			entry.mtime = DATE;
			archive.add(entry);
			entry.push(readFileSync(join(folder, path)), true);
		}
		archive.end();
	} finally {
		closeSync(out);
	}
	renameSync(part, zip);
}
