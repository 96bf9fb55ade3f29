import { DAMAGED_GZIP, frenchSpaces } from '$lib/contract/wording';
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
	if (stream instanceof Gunzip) stream.onmember = (offset) => trailer.restart(offset);
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

const damaged = () => new FileError(frenchSpaces(DAMAGED_GZIP));

/** Bytes kept of what came before: more than the header and the trailer of a member take. */
const KEPT = 1024;

/** The last bytes of each member of a gzip file, and whether they say what was inflated: checksum and size. */
class GzipTrailer {
	#sum = new Crc32();
	/** The last bytes read, and where they end in the file. */
	#window = new Uint8Array(0);
	#end = 0;

	inflated(bytes: Uint8Array): void {
		this.#sum.add(bytes);
	}

	compressed(bytes: Uint8Array): void {
		const before = this.#window.subarray(-KEPT);
		const window = new Uint8Array(before.length + bytes.length);
		window.set(before);
		window.set(bytes, before.length);
		this.#window = window;
		this.#end += bytes.length;
	}

	/** Another member starts at this place. @throws {FileError} when the one before is damaged */
	restart(offset: number): void {
		if (!this.agrees(offset)) throw damaged();
		this.#sum = new Crc32();
	}

	/** Whether the member that ends at this place, the end of the file by default, is whole. */
	agrees(offset = this.#end): boolean {
		const at = this.#window.length - (this.#end - offset) - 8;
		if (at < 0) return false;
		const view = new DataView(this.#window.buffer, at, 8);
		return (
			view.getUint32(0, true) === this.#sum.value &&
			view.getUint32(4, true) === this.#sum.size % 2 ** 32
		);
	}
}
