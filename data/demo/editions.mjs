/**
 * `node data/demo/editions.mjs <folder>` writes three data folders, as an analyst publishes them each
 * quarter: `1` lacks fourteen lines of Bretagne and has the period of a structure wrong, `2` is the
 * demonstration, and in `3` a labour share is revised and the amount of a line amended.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const demo = dirname(fileURLToPath(import.meta.url));
const reference = join(demo, '..', 'reference');

/** Lines of Bretagne received late. */
export const LATE = Array.from({ length: 14 }, (_, i) => `L${14_474 + i}`);
/** A structure said to have ended before 2012, and had not. */
export const STRUCTURE = '00010246700016';
/** The segment whose labour share is revised, from 45 to 50 %: it enters the base. */
export const REVISED = 'conditionnement';
/** A line paid 1 424 844.14 €, found to be of 924 844.14 €. */
export const AMENDED = 'L14462';

const read = (/** @type {string} */ path) => readFileSync(path, 'utf8');
const idOf = (/** @type {string} */ line) => line.split(',')[0] ?? '';

/** @param {string} folder @param {string} name @param {string} date */
function copy(folder, name, date) {
	const to = join(folder, name);
	mkdirSync(to, { recursive: true });
	cpSync(demo, to, { recursive: true, filter: (path) => path === demo || /\.csv$/.test(path) });
	const info = { ...JSON.parse(read(join(demo, 'jeu.json'))), date_reference: date };
	writeFileSync(join(to, 'jeu.json'), JSON.stringify(info, null, '\t'));
	return to;
}

/** @param {string} path @param {(line: string) => string | null} change null leaves the line out */
function rewrite(path, change) {
	const lines = read(path).split('\n');
	writeFileSync(
		path,
		lines
			.map(change)
			.filter((line) => line !== null)
			.join('\n'),
	);
}

/** @param {string} folder @returns {string[]} the three folders */
export function writeEditions(folder) {
	const first = copy(folder, '1', '2012-12-31');
	rewrite(join(first, 'achats.csv'), (line) => (LATE.includes(idOf(line)) ? null : line));
	rewrite(join(first, 'structures.csv'), (line) => {
		if (idOf(line) !== STRUCTURE) return line;
		const cells = line.split(',');
		cells[7] = '2011-12-31';
		return cells.join(',');
	});
	const second = copy(folder, '2', '2013-03-31');
	const third = copy(folder, '3', '2013-06-30');
	mkdirSync(join(third, 'reference'));
	const segments = join(third, 'reference', 'segments.csv');
	cpSync(join(reference, 'segments.csv'), segments);
	rewrite(segments, (line) =>
		idOf(line) === REVISED ? line.replace(',0.35,0.45,0.55,', ',0.45,0.50,0.55,') : line,
	);
	rewrite(join(third, 'achats.csv'), (line) =>
		idOf(line) === AMENDED ? line.replace('1424844.14', '924844.14') : line,
	);
	return [first, second, third];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const folder = process.argv[2];
	if (!folder) throw new Error('node data/demo/editions.mjs <folder>');
	writeEditions(folder);
}
