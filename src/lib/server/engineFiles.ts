import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PACKAGE_VERSION } from '@duckdb/duckdb-wasm/blocking';
import { once } from '$lib/once';

/**
 * The engine as the site serves it. The module is gzipped here and inflated in the browser, so that
 * its size does not depend on the host; its name does not end in `.gz`, which some hosts would
 * declare as an encoding and others not.
 */
export const ENGINE_FILES = {
	module: `duckdb-eh-${PACKAGE_VERSION}.wasm.gzip`,
	worker: `duckdb-eh-${PACKAGE_VERSION}.worker.js`,
} as const;

interface ServedFile {
	bytes: Uint8Array;
	type: string;
}

function fromPackage(path: string): Promise<Buffer> {
	const require = createRequire(import.meta.url);
	return readFile(require.resolve(`@duckdb/duckdb-wasm/dist/${path}`));
}

const moduleBytes = once(async () =>
	promisify(gzip)(await fromPackage('duckdb-eh.wasm'), { level: 9 }),
);

/** Bytes of one of {@link ENGINE_FILES}, or null for another name. */
export async function engineFile(name: string): Promise<ServedFile | null> {
	if (name === ENGINE_FILES.module) {
		return { bytes: await moduleBytes(), type: 'application/octet-stream' };
	}
	if (name === ENGINE_FILES.worker) {
		const source = await fromPackage('duckdb-browser-eh.worker.js');
		return { bytes: source, type: 'text/javascript' };
	}
	return null;
}

/** What the reader downloads before the engine starts, in bytes. */
export async function engineBytes(): Promise<number> {
	return (await moduleBytes()).byteLength;
}
