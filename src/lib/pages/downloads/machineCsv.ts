import type { Cell } from '$lib/engine/engine';

/** What a spreadsheet would run as a formula; a number with its sign is none. */
const FORMULA = /^[=+\-@\t\r](?![0-9]+([.][0-9]+)?$)/;

function field(value: Cell): string {
	const read = value === null || Number.isNaN(value) ? '' : String(value);
	const text = FORMULA.test(read) ? `'${read}` : read;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Open data for machines: UTF-8, comma, decimal point, one header line, LF. Null is empty. People open
 * these files in spreadsheets all the same: a text that would be run as a formula follows an apostrophe.
 */
export function machineCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
	let csv = header.join(',') + '\n';
	for (const row of rows) csv += row.map(field).join(',') + '\n';
	return csv;
}

/** Integer cents as euros with two decimals, exactly: `-1234` is `-12.34`; empty when not known. */
export function euroText(cents: number): string {
	if (Number.isNaN(cents)) return '';
	const digits = String(Math.abs(cents)).padStart(3, '0');
	return (cents < 0 ? '-' : '') + digits.slice(0, -2) + '.' + digits.slice(-2);
}

/** A share as a fraction with six decimals, empty when not computable. */
export function shareText(share: number | null): string {
	return share === null ? '' : share.toFixed(6).replace(/^-(0\.0+)$/, '$1');
}
