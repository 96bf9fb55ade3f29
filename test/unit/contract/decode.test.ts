import { describe, expect, it } from 'vitest';
import { decoderOf, notText, NotUtf8, utf8Reader } from '$lib/contract/decode';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('decoding', () => {
	it('joins a character cut between two pieces', () => {
		const decoder = decoderOf('utf-8');
		expect(decoder.decode(bytes(0x63, 0xc3)) + decoder.decode(bytes(0xa9)) + decoder.end()).toBe(
			'cé',
		);
	});

	it('refuses what is not UTF-8, also when the last character is cut', () => {
		expect(() => decoderOf('utf-8').decode(bytes(0xe9, 0x2c))).toThrow(NotUtf8);
		const cut = decoderOf('utf-8');
		cut.decode(bytes(0xc3));
		expect(() => cut.end()).toThrow(NotUtf8);
	});

	it('reads Windows-1252, which is not Latin-1', () => {
		const decoder = decoderOf('windows-1252');
		expect(decoder.decode(bytes(0xe9, 0x80, 0x9c)) + decoder.end()).toBe('é€œ');
	});

	it('passes UTF-8 on, however its characters are cut, and refuses the rest', () => {
		const text = 'aé€😀';
		const whole = new TextEncoder().encode(text);
		for (let size = 1; size <= whole.length; size++) {
			const reader = utf8Reader('utf-8');
			const read: number[] = [];
			for (let at = 0; at < whole.length; at += size) {
				read.push(...reader.push(whole.subarray(at, at + size)));
			}
			read.push(...reader.end());
			expect(read).toEqual([...whole]);
		}
		expect(() => utf8Reader('utf-8').push(bytes(0xe9, 0x2c))).toThrow(NotUtf8);
		const cut = utf8Reader('utf-8');
		cut.push(bytes(0xc3));
		expect(() => cut.end()).toThrow(NotUtf8);
	});

	it('writes Windows-1252 as UTF-8', () => {
		const reader = utf8Reader('windows-1252');
		expect(new TextDecoder().decode(reader.push(bytes(0xe9, 0x80, 0x9c)))).toBe('é€œ');
	});

	it('knows what is no text by its first bytes', () => {
		expect(notText(bytes(0xff, 0xfe, 0x41, 0))).toBeNull();
		expect(notText(bytes(0x50, 0x4b, 3, 4))).toMatch('classeur');
		expect(notText(bytes(0x1f, 0x8b))).toMatch('.csv.gz');
		expect(notText(bytes(0x50, 0x41, 0x52, 0x31))).toMatch('.parquet');
		expect(notText(bytes(0xef, 0xbb, 0xbf, 0x41))).toBeNull();
		expect(notText(bytes())).toBeNull();
	});
});
