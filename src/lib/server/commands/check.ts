import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DataError } from '$lib/contract/errors';
import type { Severity } from '$lib/contract/schema';
import type { Thousands } from '$lib/contract/sql';
import { frenchSpaces } from '$lib/contract/wording';
import { count, number } from '$lib/format';
import type { Cell, Engine } from '$lib/engine/engine';
import { classifyDataset } from '$lib/pipeline/classify';
import { WORKBOOK } from '$lib/pipeline/sheets';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { numberBySheet } from '$lib/pipeline/sheetLines';
import { machineCsv } from '$lib/pages/downloads/machineCsv';
import { returnedWorkbook } from '$lib/pages/downloads/template/returned';
import { folderSource, requireFolder } from '../folder';
import { BUILD_MEMORY, openNative } from '../native';
import { systemFault } from '../systemFault';
import { sheetLines, workbookSheets } from '../workbookFolder';
import { sayFaults } from './faults';
import { ProgressBar } from './progressBar';
import { EXIT, type Terminal } from './terminal';
import { loadStep } from './withProgress';

interface CheckOptions {
	folder: string;
	/** Stop at the rejected rows, as the build does when it is strict. */
	strict?: boolean;
	/** Complete the codes that lost their zeros instead of rejecting them. */
	repair?: boolean;
	/** What three digits after a lone mark are; such numbers are set aside when it is not said. */
	thousands?: Thousands | null;
	/** File where every reject and warning is written. */
	rejects?: string;
	/** File where the workbook that was checked is written, with a note on each faulty cell. */
	returned?: string;
}

/** Faults of one rule shown one by one; the others are counted. */
const SHOWN = 3;

interface Fault {
	fichier: string;
	ligne: number | null;
	colonne: string;
	valeur: string;
	regle: string;
	rang: number;
	total: number;
}

async function sayFiles(engine: Engine, terminal: Terminal): Promise<void> {
	const files = await engine.query<{
		fichier: string;
		enregistrements: number;
		gardes: number;
		ecartes: number;
		encodage: string;
	}>(
		`SELECT fichier, enregistrements, gardes, ecartes, encodage FROM fichiers_lus
		ORDER BY starts_with(fichier, 'reference/'), fichier`,
	);
	const width = Math.max(...files.map(({ fichier }) => fichier.length));
	for (const { fichier, enregistrements, gardes, ecartes, encodage } of files) {
		terminal.out(
			`${fichier.padEnd(width)}  lus ${number(enregistrements)}, gardés ${number(gardes)}, écartés ${number(ecartes)} (${encodage})`,
		);
	}
}

async function sayFindings(
	engine: Engine,
	terminal: Terminal,
	severity: Severity,
): Promise<number> {
	const faults = await engine.query<Fault>(
		`SELECT fichier, ligne, colonne, valeur, regle, rang, total FROM (
			SELECT *,
				row_number() OVER (PARTITION BY fichier, colonne, motif ORDER BY ligne, regle) AS rang,
				count(*) OVER (PARTITION BY fichier, colonne, motif) AS total,
				min(coalesce(ligne, 0)) OVER (PARTITION BY fichier, colonne, motif) AS premiere
			FROM constats WHERE gravite = $1
		)
		WHERE rang <= ${SHOWN}
		ORDER BY fichier, premiere, colonne, motif, rang`,
		[severity],
	);
	for (const { fichier, ligne, colonne, valeur, regle, rang, total } of faults) {
		const place = [fichier, ligne === null ? '' : `ligne ${ligne}`, colonne].filter(Boolean);
		const value = valeur === '' ? '' : ` = «\u00a0${valeur}\u00a0»`;
		terminal.out(`  ${place.join(', ')}${value}\u00a0: ${regle}`);
		if (rang === SHOWN && total > SHOWN) {
			terminal.out(`    … et ${count(total - SHOWN, 'autre de même', 'autres de même')}`);
		}
	}
	const [row] = await engine.query<{ n: number }>(
		'SELECT count(*) AS n FROM constats WHERE gravite = $1',
		[severity],
	);
	return row?.n ?? 0;
}

async function writeRejects(engine: Engine, path: string): Promise<void> {
	const header = ['fichier', 'ligne', 'colonne', 'valeur', 'regle', 'gravite'];
	const rows = await engine.query<Record<string, Cell>>(
		`SELECT ${header.join(', ')} FROM constats ORDER BY fichier, ligne, colonne, regle`,
	);
	await writeFile(
		path,
		machineCsv(
			header,
			rows.map((row) => header.map((name) => row[name] ?? null)),
		),
	);
}

/** Writes `target`, the workbook at `path` with the findings of the check that was just made of it. */
async function writeReturned(engine: Engine, path: string, target: string): Promise<void> {
	const sheets = [...(await workbookSheets(path))].map(
		([file, { name, rows }]) => [file, { name, header: rows[0] ?? [] }] as const,
	);
	const bytes = await readFile(path);
	await writeFile(
		target,
		await returnedWorkbook(engine, bytes, new Map(sheets), /\.ods$/i.test(path)),
	);
}

/** Only a workbook can be given back with notes, and not in its own place. */
function refuseReturn(folder: string, returned: string): void {
	const message = !WORKBOOK.test(folder)
		? 'seul un classeur peut être rendu annoté : pour un dossier, --rejets donne la liste'
		: !/\.xlsx$/i.test(returned)
			? 'donner un nom en .xlsx'
			: resolve(returned) === resolve(folder)
				? 'donner un autre nom que celui du classeur lu'
				: null;
	if (message !== null) {
		throw new DataError([{ fichier: '--retour', message: frenchSpaces(message) }]);
	}
}

/**
 * Reads and checks a data folder, and says what is wrong with it: everything that makes it
 * unreadable at once, or its rejected rows and its warnings. Gives the exit code: 1 on any fault,
 * 0 when there are only warnings.
 */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
	const { folder, strict = false, repair = false, thousands = null, rejects, returned } = options;
	const bar = new ProgressBar(terminal.interactive);
	const engine = await openNative({ memoryLimit: BUILD_MEMORY });
	try {
		requireFolder(folder);
		if (returned !== undefined) refuseReturn(folder, returned);
		await loadDataset(engine, folderSource(folder), {
			repair,
			thousands,
			onProgress: (progress) => bar.update(loadStep(progress)),
		});
		await classifyDataset(engine);
		if (WORKBOOK.test(folder)) await numberBySheet(engine, await sheetLines(folder));
		bar.stop();
		await sayFiles(engine, terminal);
		terminal.out('');
		const rejected = await sayFindings(engine, terminal, 'rejet');
		const warned = await sayFindings(engine, terminal, 'avertissement');
		if (rejected + warned > 0) terminal.out('');
		if (rejects !== undefined) {
			await writeRejects(engine, rejects);
			terminal.out(`Liste complète\u00a0: ${rejects}`);
		}
		if (returned !== undefined) {
			await writeReturned(engine, folder, returned);
			terminal.out(`Classeur annoté\u00a0: ${returned}`);
		}
		const found = `${count(rejected, 'rejet')}, ${count(warned, 'avertissement')}`;
		if (rejected === 0) terminal.out(`Le dossier est lisible\u00a0: ${found}.`);
		else if (strict) terminal.out(`Le dossier est refusé (--strict)\u00a0: ${found}.`);
		else
			terminal.out(`Le dossier a des fautes\u00a0: ${found}. Les lignes rejetées sont écartées.`);
		return rejected === 0 ? EXIT.done : EXIT.fault;
	} catch (error) {
		bar.stop();
		return sayFaults(terminal, systemFault(error, rejects ?? folder) ?? error);
	} finally {
		await engine.close();
	}
}
