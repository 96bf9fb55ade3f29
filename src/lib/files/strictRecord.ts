import type { Separator } from '$lib/contract/scanner';

/** The fields of a record that is strict CSV, as `RecordScanner` gives them: quotes are well placed. */
export function strictFields(record: string, separator: Separator): string[] {
	if (!record.includes('"')) return record.split(separator);
	const fields: string[] = [];
	for (let at = 0; at <= record.length;) {
		if (record[at] !== '"') {
			const next = record.indexOf(separator, at);
			const end = next < 0 ? record.length : next;
			fields.push(record.slice(at, end));
			at = end + 1;
			continue;
		}
		let end = record.indexOf('"', at + 1);
		while (record[end + 1] === '"') end = record.indexOf('"', end + 2);
		fields.push(record.slice(at + 1, end).replaceAll('""', '"'));
		at = end + 2;
	}
	return fields;
}
