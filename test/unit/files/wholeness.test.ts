import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { wordsInteger } from '$lib/engine/decimal';
import { Crc32 } from '$lib/files/crc32';
import { bigEndian, decimalText, shortFloat } from '$lib/files/decimal';
import { inflated } from '$lib/files/inflate';
import { readZip } from '$lib/files/zip';

const TEXT = new TextEncoder().encode('id;montant\nA;1\nB;2\n'.repeat(500));

async function all(chunks: AsyncIterable<Uint8Array>): Promise<number> {
	let size = 0;
	for await (const chunk of chunks) size += chunk.length;
	return size;
}

async function* pieces(bytes: Uint8Array, step: number) {
	for (let at = 0; at < bytes.length; at += step) yield bytes.slice(at, at + step);
}

test('the checksum is that of the standard', () => {
	const sum = new Crc32();
	// The check value of CRC-32 for these nine figures.
	for (const part of ['1234', '56789']) sum.add(new TextEncoder().encode(part));
	expect(sum.value).toBe(0xcbf43926);
});

test('a gzip file is read whole, in one member or two, or is said to be damaged', async () => {
	const whole = gzipSync(TEXT);
	expect(await all(inflated(pieces(whole, 100), 'gzip'))).toBe(TEXT.length);
	const two = new Uint8Array([...whole, ...whole]);
	for (const step of [7, 64, 10_000]) {
		expect(await all(inflated(pieces(two, step), 'gzip'))).toBe(2 * TEXT.length);
	}
	const wrong = Uint8Array.from(whole);
	wrong[wrong.length - 6] = (wrong.at(-6) ?? 0) ^ 1;
	const firstWrong = new Uint8Array([...wrong, ...whole]);
	for (const bad of [whole.subarray(0, -12), whole.subarray(0, -3), wrong, firstWrong]) {
		await expect(all(inflated(pieces(bad, 100), 'gzip'))).rejects.toThrow('incomplet ou abîmé');
	}
});

test.each([0, 6] as const)(
	'an entry of a zip (level %i) is read whole, or said to be damaged',
	async (level) => {
		const zip = zipSync({ 'a.csv': TEXT }, { level });
		const open = async (bytes: Uint8Array) => {
			const [entry] = await readZip(new Blob([bytes as Uint8Array<ArrayBuffer>]));
			return all(entry?.open() ?? pieces(bytes, 1));
		};
		expect(await open(zip)).toBe(TEXT.length);
		const wrong = Uint8Array.from(zip);
		const at = level === 0 ? 100 : 50;
		wrong[at] = (wrong[at] ?? 0) ^ 1;
		await expect(open(wrong)).rejects.toThrow();
	},
);

test('decimals are integers and a scale, floats the shortest ones', () => {
	expect(decimalText(bigEndian(Uint8Array.of(0xff, 0xfe)), 2)).toBe('-0.02');
	expect(decimalText(9_007_199_254_740_993n, 2)).toBe('90071992547409.93');
	// A negative scale counts in tens; three decimals are written so that they have one reading.
	expect(decimalText(12n, -3)).toBe('12000');
	expect(decimalText(12_345n, 3)).toBe('12.3450');
	expect(wordsInteger(Uint32Array.of(1234, 0, 0, 0))).toBe(1234n);
	expect(wordsInteger(Uint32Array.of(0xfffffffb, 0xffffffff, 0xffffffff, 0xffffffff))).toBe(-5n);
	expect(shortFloat(Math.fround(0.1))).toBe(0.1);
	expect(shortFloat(Math.fround(1234567.5))).toBe(1234567.5);
});
