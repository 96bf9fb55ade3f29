/**
 * @param {readonly string[]} columns
 * @param {readonly Record<string, unknown>[]} rows null, undefined and false are written as an
 * empty cell (false is the default of every boolean column that uses it)
 */
export function toCsv(columns, rows) {
	const cell = (/** @type {unknown} */ value) => {
		if (value === null || value === undefined || value === false) return '';
		const text = String(value);
		return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
	return [columns.join(','), ...lines, ''].join('\n');
}

/**
 * Enough of a CSV reader for our own reference tables: comma, double quotes, no line break inside.
 * @param {string} text @returns {Record<string, string>[]}
 */
export function readCsv(text) {
	const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
	const columns = splitLine(header);
	return lines.map((line) => {
		const cells = splitLine(line);
		return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
	});
}

/** @param {string} line */
function splitLine(line) {
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
		(match[1] ?? match[2] ?? '').replaceAll('""', '"'),
	);
}
