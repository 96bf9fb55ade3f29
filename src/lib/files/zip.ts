import { chunksOf } from '$lib/pipeline/dataSource';
import { Crc32 } from './crc32';
import { FileError } from './given';
import { inflated } from './inflate';
import { limited, MAX_ENTRIES, MAX_SWELLING } from './limits';

/** A file inside an archive; nothing is inflated before it is opened. */
interface ZipEntry {
	path: string;
	/** Size that the archive declares; opening fails when the content is larger. */
	size: number;
	open(): AsyncIterable<Uint8Array>;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;
const STORED = 0;
const DEFLATED = 8;
/** Written where the 64-bit form of the format is used. */
const ZIP64 = 0xffffffff;

/** An archive smaller than this swells as it likes: an empty table does. */
const SMALL = 1_000_000;

const damaged = () => new FileError('l’archive est incomplète ou abîmée\u00a0: la refaire');

async function view(blob: Blob, from: number, length: number): Promise<DataView> {
	if (from < 0 || from + length > blob.size) throw damaged();
	return new DataView(await blob.slice(from, from + length).arrayBuffer());
}

/** Position of the end record, which a comment may follow. */
async function findEnd(blob: Blob): Promise<DataView> {
	const length = Math.min(blob.size, END_LENGTH + LONGEST_COMMENT);
	if (length < END_LENGTH) throw damaged();
	const tail = await view(blob, blob.size - length, length);
	for (let at = length - END_LENGTH; at >= 0; at -= 1) {
		if (tail.getUint32(at, true) === END_OF_DIRECTORY) {
			return new DataView(tail.buffer, at, END_LENGTH);
		}
	}
	throw damaged();
}

/** Refuses names that leave the archive; backslashes are those of old Windows tools. */
function cleanPath(name: string): string {
	const path = name.replaceAll('\\', '/').replace(/^\/+/, '');
	if (path.split('/').includes('..')) throw damaged();
	return path;
}

/** Gives the content of an entry, and fails at its end unless it is whole and sound. */
async function* verified(
	chunks: AsyncIterable<Uint8Array>,
	size: number,
	checksum: number,
): AsyncGenerator<Uint8Array> {
	const sum = new Crc32();
	for await (const chunk of chunks) {
		sum.add(chunk);
		yield chunk;
	}
	if (sum.size !== size || sum.value !== checksum) throw damaged();
}

async function* content(
	blob: Blob,
	at: number,
	compressed: number,
	method: number,
): AsyncGenerator<Uint8Array> {
	const header = await view(blob, at, 30);
	if (header.getUint32(0, true) !== LOCAL_HEADER) throw damaged();
	const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
	if (start + compressed > blob.size) throw damaged();
	const raw = chunksOf(blob.slice(start, start + compressed).stream());
	yield* method === STORED ? raw : inflated(raw, 'deflate');
}

/**
 * The files of a zip archive, read from its directory.
 * @throws {FileError} when it is cut, encrypted, of the 64-bit form, or made to swell
 */
export async function readZip(blob: Blob): Promise<ZipEntry[]> {
	const end = await findEnd(blob);
	const count = end.getUint16(10, true);
	const length = end.getUint32(12, true);
	const start = end.getUint32(16, true);
	if (start === ZIP64 || count === 0xffff) {
		throw new FileError('archive de plus de 4 Go (zip64)\u00a0: donner les fichiers eux-mêmes');
	}
	if (count > MAX_ENTRIES) {
		throw new FileError(
			`l’archive a ${count} fichiers, ${MAX_ENTRIES} au plus sont lus\u00a0: n’y mettre que le jeu de données`,
		);
	}
	const directory = await view(blob, start, length);
	const entries: ZipEntry[] = [];
	let at = 0;
	for (let rank = 0; rank < count; rank += 1) {
		if (at + 46 > length || directory.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
		const flags = directory.getUint16(at + 8, true);
		const method = directory.getUint16(at + 10, true);
		const checksum = directory.getUint32(at + 16, true);
		const compressed = directory.getUint32(at + 20, true);
		const size = directory.getUint32(at + 24, true);
		const nameLength = directory.getUint16(at + 28, true);
		const extra = directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
		const local = directory.getUint32(at + 42, true);
		if (at + 46 + nameLength > length) throw damaged();
		const name = new TextDecoder(flags & UTF8_NAME ? 'utf-8' : 'windows-1252').decode(
			new Uint8Array(directory.buffer, at + 46, nameLength),
		);
		at += 46 + nameLength + extra;
		const path = cleanPath(name);
		if (path.endsWith('/')) continue;
		if (flags & ENCRYPTED) {
			throw new FileError(`${path} est protégé par un mot de passe\u00a0: l’archiver sans`);
		}
		if (method !== STORED && method !== DEFLATED) {
			throw new FileError(
				`${path}\u00a0: compression inconnue, refaire l’archive en zip ordinaire`,
			);
		}
		if (size > SMALL && size > compressed * MAX_SWELLING) {
			throw new FileError(
				`${path} passerait de ${compressed} à ${size} octets en s’ouvrant\u00a0: archive refusée`,
			);
		}
		entries.push({
			path,
			size,
			open: () =>
				limited(
					verified(content(blob, local, compressed, method), size, checksum),
					size,
					() =>
						new FileError(`${path} est plus gros que l’archive ne le dit\u00a0: archive refusée`),
				),
		});
	}
	return entries;
}
