import { Crc32 } from './crc32';
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
	const trailer = new GzipTrailer();
	const take = (chunk: Uint8Array) => {
		if (format === 'gzip') trailer.inflated(chunk);
		ready.push(chunk);
	};
	const stream = format === 'gzip' ? new Gunzip(take) : new Inflate(take);
	if (stream instanceof Gunzip) stream.onmember = () => trailer.restart();
	const push = (chunk: Uint8Array, final: boolean) => {
		try {
			stream.push(chunk, final);
		} catch {
			throw damaged();
		}
	};
	for await (const chunk of chunks) {
		trailer.compressed(chunk);
		push(chunk, false);
		yield* ready;
		ready = [];
	}
	push(new Uint8Array(0), true);
	yield* ready;
	if (format === 'gzip' && !trailer.agrees()) throw damaged();
}

const damaged = () => new FileError('fichier compressé incomplet ou abîmé\u00a0: le refaire');

/** The last bytes of a gzip file, and whether they say what was inflated: checksum and size. */
class GzipTrailer {
	#sum = new Crc32();
	#tail = new Uint8Array(0);

	inflated(bytes: Uint8Array): void {
		this.#sum.add(bytes);
	}

	compressed(bytes: Uint8Array): void {
		const joined = new Uint8Array(this.#tail.length + Math.min(8, bytes.length));
		joined.set(this.#tail);
		joined.set(bytes.subarray(-8), this.#tail.length);
		this.#tail = joined.slice(-8);
	}

	/** Another member follows: the trailer at the end is its own. */
	restart(): void {
		this.#sum = new Crc32();
	}

	agrees(): boolean {
		if (this.#tail.length < 8) return false;
		const view = new DataView(this.#tail.buffer);
		return (
			view.getUint32(0, true) === this.#sum.value &&
			view.getUint32(4, true) === this.#sum.size % 2 ** 32
		);
	}
}
