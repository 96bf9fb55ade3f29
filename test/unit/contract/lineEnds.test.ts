import { LineEnds } from '$lib/contract/lineEnds';
import { expect, test } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(...pieces: string[]): string {
	const ends = new LineEnds();
	return pieces.map((piece) => new TextDecoder().decode(ends.alike(bytes(piece)))).join('|');
}

test('CRLF, CR and LF are one line end each', () => {
	expect(read('a\r\nb\rc\nd\r\r\n\n')).toBe('a\nb\nc\nd\n\n\n');
});

test('a CRLF cut in two by a piece is one line end; an empty piece between changes nothing', () => {
	expect(read('a\r', '\nb')).toBe('a\n|b');
	expect(read('a\r', '', '\nb')).toBe('a\n||b');
	expect(read('a\r', '\r\nb\r', '\n')).toBe('a\n|\nb\n|');
	expect(read('a\r', 'b\n', '\nc')).toBe('a\n|b\n|\nc');
});

test('a piece without CR is not copied', () => {
	const piece = bytes('a\nb');
	expect(new LineEnds().alike(piece)).toBe(piece);
});
