/** Decimals as Arrow and Parquet hold them: an integer and a scale, which never go through a float. */

/** `value` × 10^−scale as text, without useless zeros: `-12.3`. */
export function scaledText(value: bigint, scale: number): string {
	const digits = String(value < 0n ? -value : value) + '0'.repeat(Math.max(0, -scale));
	const shift = Math.max(0, scale);
	const padded = digits.padStart(shift + 1, '0');
	const whole = padded.slice(0, padded.length - shift);
	const rest = padded.slice(padded.length - shift).replace(/0+$/, '');
	return (value < 0n ? '-' : '') + whole + (rest === '' ? '' : '.' + rest);
}

/** An integer in two's complement, in words of 32 bits, the first the least significant. */
export function wordsInteger(words: Uint32Array): bigint {
	let value = 0n;
	for (let i = words.length - 1; i >= 0; i -= 1) value = (value << 32n) | BigInt(words[i] ?? 0);
	return BigInt.asIntN(words.length * 32, value);
}
