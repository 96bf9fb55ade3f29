/**
 * Gives a character of a TrueType font the glyph of another. Inter has no narrow no-break space
 * (U+202F), which stands in every French number of four digits: left to another font, it changes
 * width from one device to the next.
 */

const TABLE_RECORD = 16;
const HEADER = 12;

/** A copy of the font (TrueType bytes) in which `code` is drawn with the glyph of `model`. */
export function addAlias(font, code, model) {
	const tables = readTables(font);
	const cmap = tables.find(({ tag }) => tag === 'cmap');
	const glyphs = readFormat4(cmap.bytes);
	const glyph = glyphs.get(model);
	if (glyph === undefined) throw new Error(`No glyph for U+${model.toString(16)}`);
	glyphs.set(code, glyph);
	cmap.bytes = writeFormat4(glyphs);
	return writeTables(font, tables);
}

function readTables(font) {
	return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
		const at = HEADER + TABLE_RECORD * i;
		const offset = font.readUInt32BE(at + 8);
		const bytes = font.subarray(offset, offset + font.readUInt32BE(at + 12));
		return { tag: font.toString('latin1', at, at + 4), bytes };
	});
}

/** Code → glyph of the first subtable of format 4 (all our characters are below U+FFFF). */
function readFormat4(cmap) {
	const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
		cmap.readUInt32BE(4 + 8 * i + 4),
	);
	const start = offsets.find((offset) => cmap.readUInt16BE(offset) === 4);
	if (start === undefined) throw new Error('No cmap subtable of format 4');
	const segments = cmap.readUInt16BE(start + 6) / 2;
	const glyphs = new Map();
	for (let i = 0; i < segments; i += 1) {
		const column = (n) => start + 14 + 2 * i + 2 * segments * n + (n > 0 ? 2 : 0);
		const last = cmap.readUInt16BE(column(0));
		const first = cmap.readUInt16BE(column(1));
		const delta = cmap.readUInt16BE(column(2));
		const range = cmap.readUInt16BE(column(3));
		for (let code = first; code <= last && code !== 0xffff; code += 1) {
			const direct = range === 0;
			const raw = direct ? code : cmap.readUInt16BE(column(3) + range + 2 * (code - first));
			if (direct || raw !== 0) glyphs.set(code, (raw + delta) & 0xffff);
		}
	}
	return glyphs;
}

/** A cmap of one subtable, with one segment for each run of codes whose glyphs follow too. */
function writeFormat4(glyphs) {
	const runs = [];
	for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
		const run = runs.at(-1);
		const delta = (glyph - code) & 0xffff;
		if (run && run.last === code - 1 && run.delta === delta) run.last = code;
		else runs.push({ first: code, last: code, delta });
	}
	runs.push({ first: 0xffff, last: 0xffff, delta: 1 });
	const count = runs.length;
	const power = 2 ** Math.floor(Math.log2(count));
	const words = [
		...[4, 16 + 8 * count, 0],
		...[2 * count, 2 * power, Math.log2(power), 2 * (count - power)],
		...runs.map((run) => run.last),
		0,
		...runs.map((run) => run.first),
		...runs.map((run) => run.delta),
		...runs.map(() => 0),
	];
	const cmap = Buffer.alloc(HEADER + 2 * words.length);
	cmap.writeUInt16BE(1, 2);
	cmap.writeUInt16BE(3, 4);
	cmap.writeUInt16BE(1, 6);
	cmap.writeUInt32BE(HEADER, 8);
	words.forEach((word, i) => cmap.writeUInt16BE(word, HEADER + 2 * i));
	return cmap;
}

function writeTables(font, tables) {
	let offset = HEADER + TABLE_RECORD * tables.length;
	const head = Buffer.alloc(offset);
	font.copy(head, 0, 0, HEADER);
	const parts = [head];
	tables.forEach(({ tag, bytes }, i) => {
		const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
		const at = HEADER + TABLE_RECORD * i;
		head.write(tag, at, 'latin1');
		head.writeUInt32BE(checksum(padded), at + 4);
		head.writeUInt32BE(offset, at + 8);
		head.writeUInt32BE(bytes.length, at + 12);
		parts.push(padded);
		offset += padded.length;
	});
	return Buffer.concat(parts);
}

function checksum(bytes) {
	let sum = 0;
	for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
	return sum;
}
