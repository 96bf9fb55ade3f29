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
