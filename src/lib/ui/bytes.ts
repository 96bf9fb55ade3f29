import { number } from '$lib/format';

const NBSP = '\u00a0';

/** A size in the unit that keeps it short: `850 octets`, `320 ko`, `7,7 Mo` (decimal units). */
export function bytes(size: number): string {
	if (size < 1000) return number(size) + NBSP + (size >= 2 ? 'octets' : 'octet');
	if (size < 1e6) return number(size / 1000) + NBSP + 'ko';
	return number(size / 1e6, 1) + NBSP + 'Mo';
}
