import { scaledText } from '$lib/engine/decimal';

/** Numbers of typed files as plain text: a decimal is an integer and a scale, and never goes through a float. */

/** The same as text; three decimals are written as four: as text, they have two readings. */
export function decimalText(value: bigint, scale: number): string {
	return scaledText(value, scale).replace(/^(-?[0-9]{1,3}[.][0-9]{3})$/, '$10');
}

/** An integer in two's complement, the first byte the most significant. */
export function bigEndian(bytes: Uint8Array): bigint {
	const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	return BigInt.asIntN(bytes.length * 8, value);
}

/** A 32-bit float as the shortest decimal that is this one and no other: 0.1 and not 0.10000000149. */
export function shortFloat(value: number): number {
	for (let digits = 6; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return Number(value.toPrecision(9));
}
