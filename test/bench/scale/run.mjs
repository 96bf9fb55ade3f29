/**
 * `npm run bench -- scale [lines…]`: the pipeline at several sizes, beside a bare aggregation of the
 * same file and its bare loading as text, in the same run. Prints lines a second, memory, bytes published and seconds by step, those of
 * the clock and those of the cores, which a busy machine changes less; asserts nothing. Sizes: 100 thousand, 1 and 10 million lines unless told.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateFolder } from './generate.mjs';

const SIZES = [100_000, 1_000_000, 10_000_000];
/** Where the growth of the published tables is counted from. */
const SMALL = 50_000;

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('fr-FR', {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
});

/** @param {string} root @param {readonly string[]} words */
export async function benchScale(root, words) {
	const here = resolve(root, 'test/bench/scale');
	const node = (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
		execFileSync(process.execPath, [resolve(here, script), ...args], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'inherit'],
			maxBuffer: 1 << 26,
		});
	const folderOf = (/** @type {number} */ lines) => {
		const folder = resolve(root, `.cache/scale/${lines}`);
		if (!existsSync(folder)) {
			// Under another name first: an interrupted run leaves nothing that looks whole.
			const making = `${folder}-en-cours`;
			rmSync(making, { recursive: true, force: true });
			generateFolder(making, lines);
			renameSync(making, folder);
		}
		return folder;
	};
	const measured = (/** @type {string} */ folder) => JSON.parse(node('one.mjs', root, folder));
	/** @typedef {{ seconds: number, cpu: number }} Time */
	/** @returns {Time} */
	const bare = (/** @type {string} */ folder, /** @type {'sum' | 'load'} */ task) =>
		JSON.parse(node('bare.mjs', `${folder}/achats.csv`, task));
	/** @returns {Time} */
	const sum = (/** @type {readonly Time[]} */ times) => ({
		seconds: times.reduce((total, { seconds }) => total + seconds, 0),
		cpu: times.reduce((total, { cpu }) => total + cpu, 0),
	});
	const shown = (/** @type {Time} */ { seconds, cpu }) =>
		`${decimal.format(seconds).padStart(8)} s, ${decimal.format(cpu).padStart(7)} s de cœur`;

	const asked = words.map(Number);
	if (asked.some((lines) => !Number.isInteger(lines) || lines < 1000)) {
		throw new Error('Tailles attendues : des nombres de lignes, 1000 au moins');
	}
	/** @typedef {{ name: string, rows: number, bytes: number }} Table */
	const bytesOf = (/** @type {readonly Table[]} */ tables) =>
		tables.reduce((total, { bytes }) => total + bytes, 0);
	const kib = (/** @type {number} */ bytes) => number.format(bytes / 1024);
	const small = measured(folderOf(SMALL));
	/** @type {Map<string, Table>} */
	const smallTables = new Map(
		small.tables.map((/** @type {Table} */ table) => [table.name, table]),
	);
	console.log(`${number.format(SMALL)} lignes : ${kib(bytesOf(small.tables))} Kio publiés`);
	for (const lines of asked.length > 0 ? asked : SIZES) {
		const folder = folderOf(lines);
		const before = bare(folder, 'sum');
		const found = measured(folder);
		const twice = sum([before, bare(folder, 'sum')]);
		const loaded = bare(folder, 'load');
		const alone = { seconds: twice.seconds / 2, cpu: twice.cpu / 2 };
		const total = sum(found.steps);
		console.log(
			`\n${number.format(found.records)} lignes lues, ${number.format(found.kept)} gardées, ${number.format(found.findings)} constats`,
		);
		console.log(
			`  ${number.format(found.records / total.seconds)} lignes/s, en tout ${shown(total).trim()}`,
		);
		for (const step of found.steps) console.log(`    ${step.name.padEnd(36)} ${shown(step)}`);
		const beside = (/** @type {string} */ what, /** @type {Time} */ other) =>
			console.log(
				`  ${what} : ${shown(other).trim()} ; rapport × ${decimal.format(total.seconds / other.seconds)}, en secondes de cœur × ${decimal.format(total.cpu / other.cpu)}`,
			);
		beside('agrégation nue du même fichier', alone);
		beside('chargement nu du même fichier', loaded);
		console.log(`  mémoire : ${number.format(found.peak / 1024 ** 2)} Mio au plus`);
		console.log(
			`  publié : ${kib(bytesOf(found.tables))} Kio, × ${decimal.format(bytesOf(found.tables) / bytesOf(small.tables))} de ${number.format(SMALL)} lignes`,
		);
		const { cells } = found;
		console.log(
			`  cellules : ${number.format(cells.rows)} de ${cells.years} exercices, ${kib(cells.bytes)} Kio compressées en ${cells.files} fichier(s) ; une somme : ${decimal.format(cells.usual)} ms, la première ${decimal.format(cells.first)} ms`,
		);
		for (const { name, rows, bytes } of found.tables) {
			const growth = bytes / (smallTables.get(name)?.bytes ?? NaN);
			console.log(
				`    ${name.padEnd(36)} ${kib(bytes).padStart(8)} Kio, × ${decimal.format(growth)}, ${number.format(rows)} lignes`,
			);
		}
	}
}
