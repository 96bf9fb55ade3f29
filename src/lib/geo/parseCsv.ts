/**
 * Records of one of our own reference tables (comma, optional quotes, a header): kept files, so a plain
 * reader is enough. Data folders are read by the pipeline, which checks them.
 */
export function parseCsv(text: string): Record<string, string>[] {
	const [header = [], ...records] = text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.filter((line) => line !== '')
		.map(cells);
	return records.map((record) =>
		Object.fromEntries(header.map((name, rank) => [name, record[rank] ?? ''])),
	);
}

/** The cells of a line; a quote inside quotes is doubled. */
function cells(line: string): string[] {
	const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
	return [...found].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
