import type { ChunkedEngine, Engine, FileSink } from '$lib/engine/engine';

export type { FileSink };

function takesChunks(engine: Engine): engine is ChunkedEngine {
	return 'createFile' in engine && typeof engine.createFile === 'function';
}

/**
 * Opens a file that `engine` will be able to read. An engine with a disk gets it in chunks, so
 * that memory stays bounded; another one gets the whole at the end.
 */
export async function openSink(engine: Engine, name: string): Promise<FileSink> {
	if (takesChunks(engine)) return engine.createFile(name);
	let chunks: Uint8Array[] = [];
	return {
		async write(bytes) {
			chunks.push(bytes);
		},
		async close() {
			const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
			let at = 0;
			for (const chunk of chunks) {
				whole.set(chunk, at);
				at += chunk.length;
			}
			chunks = [];
			return engine.putFile(name, whole);
		},
		async discard() {
			chunks = [];
		},
	};
}
