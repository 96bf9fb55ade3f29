import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONTOUR_FILES, DATASET_FILE } from '$lib/contract/dataset';
import { DataError, type DataIssue } from '$lib/contract/errors';
import { DATA_SCHEMAS, REFERENCE_SCHEMAS } from '$lib/contract/schema';
import { frenchSpaces } from '$lib/contract/wording';
import { loadDataset, type LoadProgress } from '$lib/pipeline/loadDataset';
import { fileOf, readTable } from '$lib/pipeline/read';
import type { Engine } from '$lib/engine/engine';
import { folderSource } from '../folder';
import { writeCsv } from '../importers/report';
import { withWorkspace, type ImportOptions } from '../importers/workspace';
import { datasetText, disagreements, mergedInfo, type NamedInfo } from './dataset';
import {
	addKeptLines,
	createKeptLines,
	DUPLICATES_FILE,
	duplicatesQuery,
	findDuplicates,
	setDuplicatesAside,
	type Duplicates,
} from './duplicates';
import { foldersOf, type MergedFolder } from './folders';
import { keepReferences, referenceDifferences } from './references';
import {
	addRows,
	createMergedTables,
	mergeAlike,
	mergedTable,
	prefixPurchases,
	tellApart,
	writtenColumns,
} from './rows';
import { added, totalsOf, verifyTotals, type Totals } from './totals';

/** Lines of a file that no reader could split: they are in no table, so they are listed. */
export const UNREADABLE_FILE = 'fusion-illisibles.csv';

/** What is done with a purchase that two folders hold. */
export const DUPLICATE_CHOICES = ['garder', 'ecarter'] as const;
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];

export interface MergeOptions extends Pick<ImportOptions, 'out' | 'dryRun' | 'replace'> {
	folders: readonly string[];
	duplicates: DuplicateChoice;
	onProgress?: (progress: LoadProgress & { dossier: string }) => void;
}

export interface MergeResult {
	folders: readonly (MergedFolder & { totals: Totals })[];
	total: Totals;
	duplicates: Duplicates;
	/** Rows that several folders hold alike and that are kept once, by file. */
	alike: ReadonlyMap<string, number>;
	/** Identifiers of posts and applications told apart by their folder's name. */
	toldApart: number;
	/** Lines that no reader could split. */
	unreadable: number;
	written: readonly string[];
}

/** The bytes of a file, as one number to compare. */
async function digest(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** The contours that folders bring, the same in all that bring some; with what differs. */
async function contoursOf(folders: readonly MergedFolder[]) {
	const issues: DataIssue[] = [];
	const found = folders.flatMap(({ path, name }) =>
		CONTOUR_FILES.filter((file) => existsSync(join(path, file)))
			.slice(0, 1)
			.map((file) => ({ name, file, path: join(path, file) })),
	);
	const [first, ...others] = found;
	for (const { name, file, path } of others) {
		if (first && (file !== first.file || (await digest(path)) !== (await digest(first.path)))) {
			issues.push({
				fichier: `${name}/${file}`,
				message: `ces contours ne sont pas ceux de ${first.name} : garder les mêmes`,
			});
		}
	}
	return { contours: first, issues };
}

/** The files of `reference/` that folders bring, each from the first that has it. */
async function ownReferences(folders: readonly MergedFolder[]): Promise<Map<string, string>> {
	const own = new Map<string, string>();
	for (const { path } of folders) {
		const names = await folderSource(path).names();
		for (const schema of REFERENCE_SCHEMAS) {
			const name = fileOf(schema, names);
			const file = name === null ? '' : join(path, name);
			if (name !== null && existsSync(file) && !own.has(name)) own.set(name, file);
		}
	}
	return own;
}

const ALL_FILES = [
	DATASET_FILE,
	...DATA_SCHEMAS.map(({ path }) => path),
	DUPLICATES_FILE,
	UNREADABLE_FILE,
	...CONTOUR_FILES,
];

function within(name: string, error: unknown): unknown {
	if (!(error instanceof DataError)) return error;
	return new DataError(
		error.issues.map((issue) => ({ ...issue, fichier: `${name}/${issue.fichier}` })),
	);
}

function french(issues: readonly DataIssue[]): DataError {
	return new DataError(issues.map((issue) => ({ ...issue, message: frenchSpaces(issue.message) })));
}

/**
 * Makes one data folder of several: every row kept as its file writes it, with its folder in `origine`;
 * the `id` of purchases unique; what several folders hold alike kept once, purchases apart. The folder
 * made is read again by the contract before it comes into being: its totals are those that went in.
 * @throws {DataError} when a folder cannot be read, when folders disagree on an edition, a meaning or a
 * reference table (each difference named), or when totals differ
 */
export async function mergeFolders(options: MergeOptions): Promise<MergeResult> {
	const { out, dryRun = false, replace = false, duplicates: choice, onProgress } = options;
	const folders = foldersOf(options.folders);
	const { contours, issues } = await contoursOf(folders);
	return withWorkspace({ inputs: [], out, dryRun, replace }, ALL_FILES, async (workspace) => {
		const { engine, folder } = workspace;
		const load = async (path: string, name: string) => {
			try {
				return await loadDataset(engine, folderSource(path), {
					onProgress: (progress) => onProgress?.({ ...progress, dossier: name }),
				});
			} catch (error) {
				throw within(name, error);
			}
		};
		await createMergedTables(engine);
		await createKeptLines(engine);
		await engine.run(
			'CREATE TABLE illisibles (dossier INTEGER, origine VARCHAR, fichier VARCHAR, ligne BIGINT, texte VARCHAR, regle VARCHAR)',
		);
		const infos: NamedInfo[] = [];
		const totals: Totals[] = [];
		for (const [rank, { path, name }] of folders.entries()) {
			const { info } = await load(path, name);
			infos.push({ name, info });
			totals.push(await totalsOf(engine));
			await addKeptLines(engine, rank);
			if (rank === 0) await keepReferences(engine);
			else issues.push(...(await referenceDifferences(engine, name, folders[0]?.name ?? '')));
			await engine.query(
				`INSERT INTO illisibles SELECT $1, $2, fichier, ligne, valeur, regle
				FROM constats WHERE code = 'ligne_illisible'`,
				[rank, name],
			);
			await addFolder(engine, rank, { path, name });
		}
		issues.push(...disagreements(infos));
		if (issues.length > 0) throw french(issues);

		const found = await findDuplicates(engine);
		const setAside = choice === 'ecarter';
		const written = [DATASET_FILE];
		await prefixPurchases(engine, folders);
		const toldApart = await tellApart(engine, folders);
		const alike = await mergeAlike(engine);
		if (found.lines > 0) {
			await writeCsv(engine, duplicatesQuery(folders, setAside), join(folder, DUPLICATES_FILE));
			written.push(DUPLICATES_FILE);
		}
		if (setAside) await setDuplicatesAside(engine);
		await writeFile(join(folder, DATASET_FILE), datasetText(mergedInfo(infos)));
		for (const schema of DATA_SCHEMAS) {
			const columns = await writtenColumns(engine, schema);
			if (columns === null) continue;
			await writeCsv(
				engine,
				`SELECT ${columns.join(', ')} FROM ${mergedTable(schema)} ORDER BY dossier, ligne`,
				join(folder, schema.path),
			);
			written.push(schema.path);
		}
		for (const [name, from] of await ownReferences(folders)) {
			await mkdir(join(folder, 'reference'), { recursive: true });
			await copyFile(from, join(folder, name));
			written.push(name);
		}
		if (contours) {
			await copyFile(contours.path, join(folder, contours.file));
			written.push(contours.file);
		}
		const [lost] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM illisibles');
		const unreadable = lost?.n ?? 0;
		if (unreadable > 0) {
			await writeCsv(
				engine,
				'SELECT origine, fichier, ligne, texte, regle FROM illisibles ORDER BY dossier, fichier, ligne',
				join(folder, UNREADABLE_FILE),
			);
			written.push(UNREADABLE_FILE);
		}

		await load(folder, 'dossier réuni');
		const total = await totalsOf(engine);
		const expected = added(totals);
		verifyTotals(total, {
			...expected,
			kept: expected.kept - (setAside ? found.lines : 0),
			keptCents: expected.keptCents - (setAside ? found.cents : 0),
			setAside: expected.setAside - (await unreadablePurchases(engine)),
		});
		return {
			folders: folders.map((merged, rank) => ({ ...merged, totals: totals[rank] as Totals })),
			total,
			duplicates: found,
			alike,
			toldApart,
			unreadable,
			written,
		};
	});
}

async function addFolder(engine: Engine, rank: number, folder: MergedFolder): Promise<void> {
	const source = folderSource(folder.path);
	const names = await source.names();
	// Reading fills the list of findings anew; the first reading has counted them.
	await engine.run('CREATE OR REPLACE TABLE constats_lus AS SELECT * FROM constats WHERE false');
	for (const schema of DATA_SCHEMAS) {
		const name = fileOf(schema, names);
		if (name === null) continue;
		await readTable(engine, schema, source, name);
		await addRows(engine, schema, rank, folder);
		await engine.run(`DROP TABLE brut_${schema.name}`);
	}
}

async function unreadablePurchases(engine: Engine): Promise<number> {
	const [row] = await engine.query<{ n: number }>(
		`SELECT count(*) AS n FROM illisibles WHERE fichier LIKE 'achats.%'`,
	);
	return row?.n ?? 0;
}
