/** Cells of a typed file as the CSV text that the one reading path expects. */

const encoder = new TextEncoder();

/**
 * A number as plain decimal text, without what floating point adds beyond 15 digits. Three decimals are
 * written as four: as text, `12.345` has two readings.
 */
export function numberText(value: number): string {
	const exact = Number(value.toPrecision(15));
	let text = String(exact);
	if (text.includes('e')) text = exact.toFixed(Math.abs(exact) < 1 ? 20 : 0).replace(/[.]?0+$/, '');
	if (text === '' || text === '-' || text === '-0') text = '0';
	return /^-?\d{1,3}[.]\d{3}$/.test(text) ? `${text}0` : text;
}

/** A day as `aaaa-mm-jj`; with an hour, the instant in universal time. */
function dateText(value: Date): string {
	if (Number.isNaN(value.getTime())) return '';
	const iso = value.toISOString();
	return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

/** The text of a cell as a CSV file would hold it; nothing for an absent value. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (value instanceof Date) return dateText(value);
	if (typeof value === 'object')
		return JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'bigint' ? String(inner) : inner,
		);
	if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
	return String(value as bigint | boolean);
}

function field(value: unknown): string {
	const text = cellText(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of CSV text. */
export function csvRecord(cells: readonly unknown[]): string {
	return cells.map(field).join(',') + '\n';
}

/** Records as UTF-8 bytes. */
export function csvBytes(rows: Iterable<readonly unknown[]>): Uint8Array {
	let text = '';
	for (const row of rows) text += csvRecord(row);
	return encoder.encode(text);
}
