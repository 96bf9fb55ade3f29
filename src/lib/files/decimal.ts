/** Numbers of typed files as plain text: a decimal is an integer and a scale, and never goes through a float. */

/** `value` × 10^−scale as text: `-12.3`. Three decimals are written as four: as text, they have two readings. */
export function decimalText(value: bigint, scale: number): string {
	const digits = String(value < 0n ? -value : value) + '0'.repeat(Math.max(0, -scale));
	const shift = Math.max(0, scale);
	const padded = digits.padStart(shift + 1, '0');
	const whole = padded.slice(0, padded.length - shift);
	const rest = padded.slice(padded.length - shift).replace(/0+$/, '');
	const written = rest.length === 3 && whole.length <= 3 ? `${rest}0` : rest;
	return (value < 0n ? '-' : '') + whole + (written === '' ? '' : '.' + written);
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
