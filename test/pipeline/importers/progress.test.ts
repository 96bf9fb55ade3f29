import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReadingProgress } from '$lib/server/importers/progress';
import type { ImportProgress } from '$lib/server/importers/workspace';
import { memorySource } from '$lib/pipeline/dataSource';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cap10-avancement-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, bytes: number): string {
	const path = join(folder, name);
	writeFileSync(path, new Uint8Array(bytes));
	return path;
}

test('a file that the engine reads by itself moves the bar too, and the next one goes on from there', () => {
	const told: ImportProgress[] = [];
	const progress = new ReadingProgress(
		[fileOf('un.parquet', 100), fileOf('deux.parquet', 50)],
		(step) => told.push(step),
	);
	progress.read({ octets: 60, enregistrements: 6 });
	progress.read({ octets: 100, enregistrements: 10 });
	progress.endFile(10);
	progress.read({ octets: 25, enregistrements: 2 });
	expect(told.map(({ fait, total, lignes }) => [fait, total, lignes])).toEqual([
		[60, 150, 6],
		[100, 150, 10],
		[125, 150, 12],
	]);
});

test('bytes that are counted as they go through count once', async () => {
	const told: ImportProgress[] = [];
	const progress = new ReadingProgress([fileOf('un.csv', 4)], (step) => told.push(step));
	const source = progress.counting(memorySource({ 'un.csv': 'a\n1\n' }));
	for await (const chunk of (await source.open('un.csv')) as AsyncIterable<Uint8Array>) {
		expect(chunk.length).toBe(4);
	}
	progress.read({ octets: 4, enregistrements: 1 });
	expect(told).toEqual([{ etape: 'lecture', fait: 4, total: 4, lignes: 1 }]);
});
