import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseCsv } from '$lib/geo/parseCsv';
import type { Terminal } from '$lib/server/commands/terminal';

const FIXTURES = 'test/fixtures/importers';

/** Path of a fixture of this folder's tests. */
export function fixture(name: string): string {
	return join(FIXTURES, name);
}

/** A folder for one test file, to be removed at its end. */
export class Workbench {
	readonly place = mkdtempSync(join(tmpdir(), 'cap10-importers-'));
	private folders = 0;

	/** Path of a folder that does not exist yet. */
	out(): string {
		return join(this.place, `dossier-${++this.folders}`);
	}

	/** Writes a file, in a folder of its own if its name says so, and gives its path. */
	file(name: string, content: string | Uint8Array): string {
		const path = resolve(this.place, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
		return path;
	}

	clear(): void {
		rmSync(this.place, { recursive: true, force: true });
	}
}

export function rowsOf(folder: string, name: string): Record<string, string>[] {
	return parseCsv(readFileSync(join(folder, name), 'utf8'));
}

/** What the folder holds, and whether an import left something beside it. */
export function filesOf(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The buyer of the contracts of these tests. */
export const BUYER = '00090050600015';

/** What the report of an import says of each line, without the buyer in its identifier. */
export const motifsOf = (out: string) =>
	rowsOf(out, 'import-rapport.csv').map(({ cle, sort, colonne, motif, montant_ht }) =>
		[(cle ?? '').replace(BUYER, ''), sort, colonne, motif, montant_ht].join(' | '),
	);

/** Remembers what a command says. */
export function fakeTerminal(): Terminal & { said: string[]; complained: string[] } {
	const said: string[] = [];
	const complained: string[] = [];
	return {
		said,
		complained,
		out: (line) => said.push(line),
		err: (line) => complained.push(line),
		interactive: false,
	};
}
