import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset, type LoadedDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openNative, type NativeEngine } from '$lib/server/native';

interface Demo extends LoadedDataset {
	engine: NativeEngine;
}

async function read(): Promise<Demo> {
	const tempDirectory = await mkdtemp(join(tmpdir(), 'cap10-demo-'));
	const engine = await openNative({ tempDirectory, threads: 1 });
	const loaded = await loadDataset(engine, folderSource('data/demo'), {});
	await classifyDataset(engine);
	// All is in memory: nobody is left to close the engine and clear its files.
	await rm(tempDirectory, { recursive: true });
	return { engine, ...loaded };
}

let demo: Promise<Demo> | undefined;

/**
 * The demonstration, read and classified on native DuckDB once for all the test files of a worker:
 * they ask it, never change its tables, and leave it open.
 */
export function openDemo(): Promise<Demo> {
	demo ??= read();
	return demo;
}
