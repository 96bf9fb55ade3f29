/**
 * A value as SQL writes it. For texts that are read, copied and run elsewhere, where nothing is bound.
 * @throws {Error} on a number that is not a safe integer
 */
export function literal(value: string | number): string {
	if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
	if (!Number.isSafeInteger(value)) throw new Error(`not an integer: ${value}`);
	return String(value);
}
