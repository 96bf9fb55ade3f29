import { FileError } from './given';

/**
 * Inflates a stream as it comes. The caller may stop at any piece: the browser's own decompression
 * would go on in the background.
 * @param format `gzip`, or `deflate` for the bare content of a zip
 * @throws {FileError} when the content is cut or damaged
 */
export async function* inflated(
	chunks: AsyncIterable<Uint8Array>,
	format: 'gzip' | 'deflate',
): AsyncGenerator<Uint8Array> {
	const { Gunzip, Inflate } = await import('fflate');
	let ready: Uint8Array[] = [];
	const take = (chunk: Uint8Array) => void ready.push(chunk);
	const stream = format === 'gzip' ? new Gunzip(take) : new Inflate(take);
	const push = (chunk: Uint8Array, final: boolean) => {
		try {
			stream.push(chunk, final);
		} catch {
			throw new FileError('fichier compressé incomplet ou abîmé\u00a0: le refaire');
		}
	};
	for await (const chunk of chunks) {
		push(chunk, false);
		yield* ready;
		ready = [];
	}
	push(new Uint8Array(0), true);
	yield* ready;
}
