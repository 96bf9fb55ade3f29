import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as xlsx from '@e965/xlsx';
import { afterAll, expect, test } from 'vitest';

const place = mkdtempSync(join(tmpdir(), 'cap10-command-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

// As a shell runs it: what the command loads late must still be there.
test('the command itself reads a workbook', { timeout: 90_000 }, async () => {
	const book = xlsx.utils.book_new();
	const rows = [
		['siret', 'type', 'nom'],
		['00090001900019', 'EI', 'Atelier'],
	];
	xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), 'Liste');
	const file = join(place, 'liste.xlsx');
	writeFileSync(file, new Uint8Array(xlsx.write(book, { type: 'array' }) as ArrayBuffer));
	const argv = ['scripts/cli.mjs', 'import', 'structures', '--in', file, '--out', join(place, 'x')];
	const { stdout } = await promisify(execFile)(process.execPath, [...argv, '--dry-run']);
	expect(stdout.replaceAll('\u00a0', ' ')).toMatch(/Gardés +1 enregistrement, 1 structure/);
});
