/** Cells of a typed file as the CSV text that the one reading path expects. */

const encoder = new TextEncoder();

/** A day as `aaaa-mm-jj`; with an hour, the whole instant, which the contract then refuses. */
function dateText(value: Date): string {
	if (Number.isNaN(value.getTime())) return '';
	const iso = value.toISOString();
	return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

/** The text of a cell as a CSV file would hold it; nothing for an absent value. */
export function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (value instanceof Date) return dateText(value);
	if (typeof value === 'object')
		return JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'bigint' ? String(inner) : inner,
		);
	return String(value as number | bigint | boolean);
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
