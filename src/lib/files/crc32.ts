/** The checksum of gzip and zip (CRC-32, polynomial 0xEDB88320), of bytes that come in pieces. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

export class Crc32 {
	#state = 0xffffffff;
	/** Bytes so far. */
	size = 0;

	add(bytes: Uint8Array): void {
		let state = this.#state;
		for (const byte of bytes) state = (state >>> 8) ^ (TABLE[(state ^ byte) & 255] as number);
		this.#state = state;
		this.size += bytes.length;
	}

	get value(): number {
		return (this.#state ^ 0xffffffff) >>> 0;
	}
}
