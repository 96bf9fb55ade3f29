/** What a text file is written in: UTF-8 unless its first bytes say UTF-16, or others that it is not. */
export type Encoding = 'utf-8' | 'utf-8 damaged' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What encodings are called to readers. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
	'utf-8': 'UTF-8',
	'utf-8 damaged': 'UTF-8',
	'windows-1252': 'Windows-1252',
	'utf-16le': 'UTF-16',
	'utf-16be': 'UTF-16',
};

/** The encoding that the byte order mark of a file tells; UTF-8 without one. */
function markedEncoding(start: Uint8Array): Encoding {
	if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
	if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
	return 'utf-8';
}

/** The bytes are not UTF-8: read the file again from its start as Windows-1252. */
export class NotUtf8 extends Error {
	override readonly name = 'NotUtf8';

	/** @param marked the encoding that the first bytes of the file tell; null when nothing does */
	constructor(readonly marked: Encoding | null = null) {
		super();
	}
}

const SIGNATURES: readonly [bytes: readonly number[], message: string][] = [
	[
		[0x50, 0x4b, 0x03, 0x04],
		"c'est un classeur ou une archive, pas un CSV : l'exporter en CSV UTF-8",
	],
	[[0xd0, 0xcf, 0x11, 0xe0], "c'est un classeur, pas un CSV : l'exporter en CSV UTF-8"],
	[[0x1f, 0x8b], 'le fichier est compressé : le nommer en .csv.gz'],
	[[0x50, 0x41, 0x52, 0x31], "c'est un fichier Parquet : le nommer en .parquet"],
	[
		[0x25, 0x50, 0x44, 0x46],
		"c'est un PDF, pas un tableau : demander le CSV ou le classeur d'origine",
	],
];

/** Why bytes that start so cannot be a CSV, null when nothing says so. */
export function notText(start: Uint8Array): string | null {
	const found = SIGNATURES.find(([bytes]) => bytes.every((byte, i) => start[i] === byte));
	if (found) return found[1];
	const text = new TextDecoder().decode(start.subarray(0, 256)).trimStart().toLowerCase();
	if (/^<(!doctype html|html|head|body|\?xml)/.test(text)) {
		return "c'est une page web (HTML ou XML), pas un CSV : le téléchargement a sans doute échoué, le refaire";
	}
	if (/^[{[]\s*["{[\]}]/.test(text)) return "c'est du JSON, pas un CSV : l'exporter en CSV UTF-8";
	return null;
}

interface Decoder {
	/** @throws {NotUtf8} in UTF-8, at the first byte that is not */
	decode(bytes: Uint8Array): string;
	/** @throws {NotUtf8} in UTF-8, when the last character is cut */
	end(): string;
}

/** Decodes a stream piece by piece; a leading byte order mark is dropped. */
export function decoderOf(encoding: Encoding): Decoder {
	const label = encoding === 'utf-8 damaged' ? 'utf-8' : encoding;
	const decoder = new TextDecoder(label, { fatal: encoding === 'utf-8' });
	const guarded = (bytes: Uint8Array | undefined): string => {
		try {
			return decoder.decode(bytes, { stream: bytes !== undefined });
		} catch {
			throw new NotUtf8();
		}
	};
	return { decode: (bytes) => guarded(bytes), end: () => guarded(undefined) };
}

/** Bytes in, sound UTF-8 out. */
interface Utf8Reader {
	/** @throws {NotUtf8} in UTF-8, at the first byte that is not */
	push(bytes: Uint8Array): Uint8Array;
	/** @throws {NotUtf8} in UTF-8, when the last character is cut */
	end(): Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** How many bytes, at the end of a piece, are the start of a character that is not all there. */
function cutCharacter(bytes: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) {
			const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return length > back ? back : 0;
		}
	}
	return 0;
}

type IsUtf8 = (bytes: Uint8Array) => boolean;

interface WithBuiltins {
	process?: { getBuiltinModule?: (name: string) => { isUtf8?: IsUtf8 } | undefined };
}

/** Node's own check is many times faster than decoding; a browser has only the decoder. */
const isUtf8: IsUtf8 =
	(globalThis as WithBuiltins).process?.getBuiltinModule?.('node:buffer')?.isUtf8 ??
	((bytes) => {
		try {
			new TextDecoder('utf-8', { fatal: true }).decode(bytes);
			return true;
		} catch {
			return false;
		}
	});

/** Reads a file of either encoding as UTF-8: checked and passed on, or written anew. */
export function utf8Reader(encoding: Encoding): Utf8Reader {
	if (encoding !== 'utf-8') {
		const decoder = decoderOf(encoding);
		const encoder = new TextEncoder();
		return {
			push: (bytes) => encoder.encode(decoder.decode(bytes)),
			end: () => encoder.encode(decoder.end()),
		};
	}
	let cut = NOTHING;
	let first = true;
	return {
		push(bytes) {
			if (first && bytes.length > 1) {
				first = false;
				const marked = markedEncoding(bytes);
				if (marked !== 'utf-8') throw new NotUtf8(marked);
			}
			let whole = bytes;
			if (cut.length > 0) {
				whole = new Uint8Array(cut.length + bytes.length);
				whole.set(cut);
				whole.set(bytes, cut.length);
			}
			const end = whole.length - cutCharacter(whole);
			const sound = whole.subarray(0, end);
			if (!isUtf8(sound)) throw new NotUtf8();
			cut = whole.slice(end);
			return sound;
		},
		end() {
			if (cut.length > 0) throw new NotUtf8();
			return NOTHING;
		},
	};
}

/** Whether bytes that are not all UTF-8 hold more characters of it than faults: only the latter are damaged. */
async function isDamagedUtf8(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
	const decoder = new TextDecoder('utf-8');
	let characters = 0;
	let faults = 0;
	for await (const chunk of chunks) {
		for (const letter of decoder.decode(chunk, { stream: true })) {
			if (letter === '\ufffd') faults++;
			else if (letter > '\u007f') characters++;
		}
	}
	return characters > faults;
}

/**
 * Reads a file as UTF-8, and again from the start when it was not: in UTF-16 where its first bytes say so,
 * else in Windows-1252, or in UTF-8 of which some bytes are damaged.
 */
export async function inItsEncoding<T>(
	open: () => AsyncIterable<Uint8Array>,
	read: (encoding: Encoding) => Promise<T>,
): Promise<[T, Encoding]> {
	try {
		return [await read('utf-8'), 'utf-8'];
	} catch (error) {
		if (!(error instanceof NotUtf8)) throw error;
		const other =
			error.marked ?? ((await isDamagedUtf8(open())) ? 'utf-8 damaged' : 'windows-1252');
		return [await read(other), other];
	}
}

const REPLACEMENT = [0xef, 0xbf, 0xbd] as const;

/** Whether UTF-8 bytes hold the character that stands for a damaged one. */
export function includesDamage(bytes: Uint8Array): boolean {
	for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
		if (REPLACEMENT.every((byte, i) => bytes[at + i] === byte)) return true;
	}
	return false;
}
