import {
	DATASET_FILE,
	parseDataset,
	type DatasetInfo,
	type UnknownKey,
} from '$lib/contract/dataset';
import { DataError, type DataIssue } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';
import { DATA_SCHEMAS, REFERENCE_SCHEMAS, type TableSchema } from '$lib/contract/schema';
import { count as counted } from '$lib/format';
import { literal, type Thousands } from '$lib/contract/sql';
import { frenchSpaces } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { TableCheck, warnProbableDuplicates } from './tableCheck';
import { CHECK_MACROS } from './check/macros';
import tables from './check/tables.sql?raw';
import { refuseImmenseSums } from './immenseSums';
import { fileOf, missingFile, readPieces } from './read';
import { chunksOf, type DataSource } from './dataSource';
import { sayShown } from './sayShown';
import type { FileRead, PieceTaker, ReadProgress } from './taker';

export interface LoadOptions {
	/** Complete the codes that lost their zeros, with a warning, instead of rejecting them. */
	repair?: boolean;
	/** What three digits after a lone mark are; such numbers are set aside when it is not said. */
	thousands?: Thousands | null | ((fichier: string) => Thousands | null);
	/** Any rejected row stops the reading. */
	strict?: boolean;
	onProgress?: (progress: LoadProgress) => void;
}

export type LoadProgress =
	({ etape: 'lecture' } & ReadProgress) | { etape: 'controle'; fichier: string };

export interface LoadedDataset {
	info: DatasetInfo;
	/** Whether the source holds each table of the contract, by its name. */
	present: Record<string, boolean>;
}

/** Takes a file for read, and keeps nothing of it. */
const LOOK_ONLY: PieceTaker = {
	start: async () => undefined,
	take: async ({ records }) => records,
};

const ALL: readonly TableSchema[] = [...REFERENCE_SCHEMAS, ...DATA_SCHEMAS];

/** Most issues shown of a strict reading; the rest is counted. */
const STRICT_SHOWN = 100;

async function readInfo(
	source: DataSource,
	names: readonly string[],
): Promise<[DatasetInfo, readonly UnknownKey[]]> {
	const fail = (messages: readonly string[]) =>
		new DataError(
			messages.map((message) => ({ fichier: DATASET_FILE, message: frenchSpaces(message) })),
		);
	if (!names.includes(DATASET_FILE)) throw fail([missingFile(DATASET_FILE, names)]);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let text = '';
	try {
		for await (const chunk of chunksOf(await source.open(DATASET_FILE))) {
			text += decoder.decode(chunk, { stream: true });
		}
		text += decoder.decode();
	} catch {
		throw fail(["le fichier n'est pas de l'UTF-8 : l'enregistrer en UTF-8"]);
	}
	const parsed = parseDataset(text);
	if (!parsed.info) throw fail(parsed.errors);
	return [parsed.info, parsed.unknown];
}

async function warnUnknownKeys(engine: Engine, unknown: readonly UnknownKey[]): Promise<void> {
	for (const { key, message } of unknown) {
		await engine.query(
			`INSERT INTO constats_lus VALUES
			($1, NULL, $2, '', 'avertissement', 'cle_inconnue', $3, NULL, NULL)`,
			[DATASET_FILE, key, frenchSpaces(message)],
		);
	}
}

/** A file read, and what was kept of it; `ecartes` counts all the records that were not. */
interface FileKept extends FileRead {
	table: string;
	gardes: number;
}

async function listFiles(engine: Engine, files: readonly FileKept[]): Promise<void> {
	const rows = files.map((file) => {
		const { fichier, table, enregistrements, gardes, ecartes, encodage, separateur } = file;
		const texts = [fichier, table, encodage].map(literal);
		return `(${texts[0]}, ${texts[1]}, ${enregistrements}, ${gardes}, ${ecartes}, ${texts[2]}, ${separateur === null ? 'NULL' : literal(separateur)})`;
	});
	await engine.run(`INSERT INTO fichiers_lus VALUES ${rows.join(', ')}`);
}

/** What commands leave in a folder for its reader and for one another: their reports, the communes. */
const LEFT_BY_COMMANDS = /^(?:import-.*|fusion-.*|communes\.csv)$/;

/** A table file that no schema knows would be ignored in silence: say so. */
async function warnUnknownFiles(engine: Engine, names: readonly string[], read: Set<string>) {
	const expected = ALL.map((schema) => schema.path);
	for (const name of names) {
		if (read.has(name) || !/\.(csv|tsv|xlsx|ods|parquet)(\.gz)?$/.test(name)) continue;
		if (LEFT_BY_COMMANDS.test(name)) continue;
		const near = closestNames(name, expected);
		const hint = near.length > 0 ? ` ; peut-être ${quoted(near)}` : '';
		await engine.query(
			`INSERT INTO constats_lus VALUES
			($1, NULL, '', '', 'avertissement', 'fichier_inconnu', $2, NULL, NULL)`,
			[name, frenchSpaces(`fichier inconnu du contrat : il n'est pas lu${hint}`)],
		);
	}
}

async function refuseRejects(engine: Engine): Promise<void> {
	const rows = await engine.query<DataIssue & { colonne: string; valeur: string }>(
		`SELECT fichier, ligne, colonne, valeur, regle AS message FROM constats
		WHERE gravite = 'rejet' LIMIT ${STRICT_SHOWN + 1}`,
	);
	if (rows.length === 0) return;
	const issues = rows
		.slice(0, STRICT_SHOWN)
		.map(({ fichier, ligne, colonne, valeur, message }) => ({
			fichier,
			...(ligne === undefined ? {} : { ligne }),
			message: colonne === '' ? message : `${colonne} = ${quoted([valeur])}, ${message}`,
		}));
	const [total] = await engine.query<{ n: number }>(
		`SELECT count(*) AS n FROM constats WHERE gravite = 'rejet'`,
	);
	const more = (total?.n ?? 0) - issues.length;
	if (more > 0) {
		issues.push({
			fichier: 'en tout',
			message: `et ${counted(more, 'autre rejet', 'autres rejets')}`,
		});
	}
	throw new DataError(issues);
}

/** Codes of basins are read in the edition that the data set names: without one of its zones, none is. */
async function refuseUnknownEdition(engine: Engine, edition: string): Promise<void> {
	const rows = await engine.query<{ edition: string }>(
		'SELECT DISTINCT edition FROM ref_bassins ORDER BY edition',
	);
	const known = rows.map(({ edition: name }) => name);
	if (known.includes(edition)) return;
	const message = `edition_bassins = ${quoted([edition])}, édition absente de bassins.csv, qui a ${quoted(known)} : choisir l'une d'elles, ou mettre la liste de ces zones dans reference/bassins.csv`;
	throw new DataError([{ fichier: DATASET_FILE, message: frenchSpaces(message) }]);
}

/**
 * Reads and checks a whole data set into `engine`: raw, kept and reference tables, `constats`,
 * `achats_rejetes`, `fichiers_lus` and the macro `siret_valide`.
 * @throws {DataError} listing everything that makes the data set unreadable; in strict mode, its
 * rejected rows
 */
export async function loadDataset(
	engine: Engine,
	source: DataSource,
	options: LoadOptions = {},
): Promise<LoadedDataset> {
	const {
		repair = false,
		thousands = null,
		strict = false,
		onProgress = () => undefined,
	} = options;
	const names = await source.names();
	const issues: DataIssue[] = [];
	const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof DataError)) throw error;
			issues.push(...error.issues);
			return undefined;
		}
	};

	await engine.run(CHECK_MACROS);
	await engine.run(tables);
	const [info, unknown = []] = (await attempt(() => readInfo(source, names))) ?? [];
	const files: FileKept[] = [];
	const present: Record<string, boolean> = {};
	const settings = {
		edition_bassins: info?.edition_bassins ?? '',
		edition_regions: info?.edition_regions ?? '',
		niveau_par_defaut: info?.niveau_par_defaut ?? '',
	};
	for (const schema of ALL) {
		await attempt(async () => {
			const name = fileOf(schema, names);
			present[schema.name] = name !== null;
			if (name === null && schema.optional !== true) {
				const message = frenchSpaces(missingFile(schema.path, names));
				throw new DataError([{ fichier: schema.path, message }]);
			}
			const fichier = name ?? schema.path;
			// Once the data set cannot be read, the other files are only looked at for what stops them.
			const check =
				info && issues.length === 0
					? new TableCheck(engine, schema, fichier, {
							repair,
							thousands: typeof thousands === 'function' ? thousands(schema.path) : thousands,
							settings,
						})
					: undefined;
			if (name === null) {
				await check?.leaveEmpty();
				return;
			}
			const read = await readPieces(engine, schema, source, name, check ?? LOOK_ONLY, (progress) =>
				onProgress({ etape: 'lecture', ...progress }),
			);
			if (!check) return;
			onProgress({ etape: 'controle', fichier });
			const { kept, rejected } = await check.finish();
			await refuseImmenseSums(engine, schema, fichier);
			await sayShown(engine, fichier, check.columns, source.shown?.(name));
			if (schema.name === 'bassins') await refuseUnknownEdition(engine, settings.edition_bassins);
			files.push({ ...read, table: schema.name, gardes: kept, ecartes: read.ecartes + rejected });
		});
	}
	if (!info || issues.length > 0) throw new DataError(issues);
	await engine.query('INSERT INTO jeu VALUES (CAST($1 AS DATE), $2, $3, $4, $5, $6)', [
		info.date_reference,
		info.edition_bassins,
		info.edition_regions,
		info.completude_minimale,
		info.diffusion,
		info.detail,
	]);
	await warnUnknownKeys(engine, unknown);
	await listFiles(engine, files);
	await warnUnknownFiles(engine, names, new Set(files.map(({ fichier }) => fichier)));
	const purchases = files.find(({ table }) => table === 'achats')?.fichier;
	if (purchases !== undefined) await finishPurchases(engine, purchases);
	await engine.run(
		`INSERT INTO constats
		SELECT * EXCLUDE (regle) FROM constats_lus ORDER BY fichier, ligne NULLS FIRST, colonne, regle;
		DROP TABLE constats_lus;`,
	);
	await verifyCounts(engine);
	if (strict) await refuseRejects(engine);
	return { info, present };
}

/** Lines that are no record are rejected purchases of which nothing can be read. */
async function finishPurchases(engine: Engine, file: string): Promise<void> {
	await engine.query(
		`INSERT INTO achats_rejetes
		SELECT ligne, NULL, NULL, NULL FROM constats_lus
		WHERE fichier = $1 AND code = 'ligne_illisible'`,
		[file],
	);
	await warnProbableDuplicates(engine, file);
}

/** Nothing lost in silence: every record is either kept, or listed with the reason why not. */
async function verifyCounts(engine: Engine): Promise<void> {
	const wrong = await engine.query<{ fichier: string; enregistrements: number; comptes: number }>(
		`SELECT fichier, enregistrements, gardes + coalesce(rejets, 0) AS comptes
		FROM fichiers_lus LEFT JOIN (
			SELECT fichier, count(DISTINCT ligne) AS rejets
			FROM constats WHERE gravite = 'rejet' GROUP BY fichier
		) USING (fichier)
		WHERE enregistrements <> gardes + coalesce(rejets, 0) OR enregistrements <> gardes + ecartes`,
	);
	if (wrong.length === 0) return;
	throw new DataError(
		wrong.map(({ fichier, enregistrements, comptes }) => ({
			fichier,
			message: frenchSpaces(
				`${enregistrements} enregistrements comptés, mais ${comptes} gardés ou écartés avec un motif : lecture arrêtée`,
			),
		})),
	);
}
