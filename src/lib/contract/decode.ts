/** What a text file is written in: UTF-8, or Windows-1252 when it is not valid UTF-8. */
export type Encoding = 'utf-8' | 'windows-1252';

/** The bytes are not UTF-8: read the file again from its start as Windows-1252. */
export class NotUtf8 extends Error {
	override readonly name = 'NotUtf8';
}

const SIGNATURES: readonly [bytes: readonly number[], message: string][] = [
	[[0xff, 0xfe], "le fichier est en UTF-16 : l'enregistrer en UTF-8"],
	[[0xfe, 0xff], "le fichier est en UTF-16 : l'enregistrer en UTF-8"],
	[
		[0x50, 0x4b, 0x03, 0x04],
		"c'est un classeur ou une archive, pas un CSV : l'exporter en CSV UTF-8",
	],
	[[0xd0, 0xcf, 0x11, 0xe0], "c'est un classeur, pas un CSV : l'exporter en CSV UTF-8"],
	[[0x1f, 0x8b], 'le fichier est compressé : le nommer en .csv.gz'],
	[[0x50, 0x41, 0x52, 0x31], "c'est un fichier Parquet : le nommer en .parquet"],
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

export interface Decoder {
	/** @throws {NotUtf8} in UTF-8, at the first byte that is not */
	decode(bytes: Uint8Array): string;
	/** @throws {NotUtf8} in UTF-8, when the last character is cut */
	end(): string;
}

/** Decodes a stream piece by piece; a leading byte order mark is dropped. */
export function decoderOf(encoding: Encoding): Decoder {
	const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
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
export interface Utf8Reader {
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
	if (encoding === 'windows-1252') {
		const decoder = decoderOf(encoding);
		const encoder = new TextEncoder();
		return {
			push: (bytes) => encoder.encode(decoder.decode(bytes)),
			end: () => encoder.encode(decoder.end()),
		};
	}
	let cut = NOTHING;
	return {
		push(bytes) {
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
