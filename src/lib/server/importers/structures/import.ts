import { join } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';
import { filledFields, schemaOf } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { settleBasinEdition } from '../basinEdition';
import { loadCommunes } from '../communes/read';
import { columnsOf } from '../columnNames';
import { inputSource } from '../inputs';
import { readLayout } from '../layout';
import { ReadingProgress } from '../progress';
import { prepareImport } from '../prepareImport';
import { createReport, reasonsOf, reportUnreadableLines, writeCsv, writeReport } from '../report';
import { refuseNothing, tallyRecords, type ImportResult } from '../importResult';
import { refuseHeld, withWorkspace, type ImportOptions, type Workspace } from '../workspace';
import faultsSql from './faults.sql?raw';
import { withJsonLists } from './jsonList';
import {
	OTHER_NAMES,
	readHeaderMap,
	STRUCTURE_COLUMNS,
	STRUCTURE_LAYOUTS,
	type HeaderMap,
} from './layouts';
import postesSql from './postes.sql?raw';
import structuresSql from './structures.sql?raw';

interface StructuresOptions extends ImportOptions {
	/** Header maps in JSON, one for each layout that is not recognised. */
	headers?: readonly string[];
	/** A commune table, to find the basin of the entries that name a commune, by its code or its name. */
	communes?: string;
}

const STRUCTURES_FILE = 'structures.csv';
const POSTS_FILE = 'postes.csv';
/** Where organisations go when the folder has posts already: those were perhaps written by hand. */
const POSTS_ASIDE = 'postes-a-reprendre.csv';
const STRUCTURES_REPORT = 'import-rapport-structures.csv';

function unknownLayout(fichier: string, columns: readonly string[]): DataError {
	const [siret = 'N° SIRET'] = closestNames('siret', columns);
	const known = STRUCTURE_LAYOUTS.map(({ name }) => name).join(', ');
	return new DataError([
		{
			fichier,
			message: `colonnes non reconnues\u00a0: ${quoted(columns)}. Écrire dans un fichier map.json où sont le SIRET et le type, { "colonnes": { "siret": "${siret}", "type": "…" } }, ou le type de toutes, { "colonnes": { "siret": "${siret}" }, "valeurs": { "type": "ESAT" } }, et relancer avec --entetes map.json. Reconnus sans cela\u00a0: ${known}`,
		},
	]);
}

/** The layouts that a file is compared with: those given first. */
const layoutsOf = (maps: readonly HeaderMap[]) => [
	...maps.map(({ layout }) => layout),
	...STRUCTURE_LAYOUTS,
];

/** Reads every input into `structures_lues`; gives the files and their layouts. */
async function readInputs(
	engine: Engine,
	options: StructuresOptions,
	maps: readonly HeaderMap[],
): Promise<{ fichier: string; enregistrements: number; layout: string }[]> {
	const { inputs, onProgress = () => undefined } = options;
	const progress = new ReadingProgress(inputs, onProgress);
	const layouts = layoutsOf(maps);
	const names = layouts.flatMap(({ columns }) => Object.values(columns));
	const source = withJsonLists(progress.counting(inputSource(inputs, names)));
	const files: { fichier: string; enregistrements: number; layout: string }[] = [];
	for (const [order, fichier] of inputs.entries()) {
		const read = await readLayout(engine, source, fichier, layouts, STRUCTURE_COLUMNS, (given) =>
			progress.read(given),
		);
		if (!read) throw unknownLayout(fichier, await columnsOf(engine, source, fichier, names));
		await engine.run(
			`INSERT INTO structures_lues
			SELECT ${order} * 1000000000000 + ligne, ${literal(fichier)}, ligne,
				${STRUCTURE_COLUMNS.join(', ')}
			FROM lues_source`,
		);
		progress.endFile(read.enregistrements);
		files.push({ fichier, enregistrements: read.enregistrements, layout: read.layout.name });
	}
	return files;
}

/** What the publisher should know, in sentences. */
async function notesOf(
	engine: Engine,
	files: readonly { fichier: string; layout: string }[],
	{ communes }: StructuresOptions,
): Promise<string[]> {
	const notes = files.map(({ fichier, layout }) => `${fichier}\u00a0: ${layout}.`);
	const [row] = await engine.query<{ types: number; gardees: number; placees: number }>(
		`SELECT
			(SELECT count(*) FROM (SELECT siret FROM structures_gardees GROUP BY siret
				HAVING count(DISTINCT type) > 1)) AS types,
			(SELECT count(*) FROM structures_gardees) AS gardees,
			(SELECT count(bassin) FROM structures_gardees) AS placees`,
	);
	const { types = 0, gardees = 0, placees = 0 } = row ?? {};
	if (types > 0) notes.push(`${count(types, 'SIRET porte', 'SIRET portent')} plusieurs types.`);
	if (gardees > 0) {
		const how =
			communes === undefined && placees < gardees
				? '\u00a0: donner --communes pour placer les autres par leur commune ou leur ville'
				: '';
		notes.push(`${placees} fiches sur ${gardees} ont un bassin${how}.`);
	}
	return notes;
}

/** Writes what was kept; gives the files written, and what to know of the posts. */
async function writeFolder(
	{ engine, folder, holds }: Workspace,
	{ out, replace = false }: StructuresOptions,
	{ structures, posts }: { structures: number; posts: number },
): Promise<{ written: string[]; notes: string[] }> {
	const written: string[] = [];
	const notes: string[] = [];
	const write = async (table: string, schema: string, name: string) => {
		const columns = filledFields(schemaOf(schema)).map(({ name: column }) => column);
		await writeCsv(
			engine,
			`SELECT ${columns.join(', ')} FROM ${table} ORDER BY rang_lu`,
			join(folder, name),
		);
		written.push(name);
	};
	if (structures > 0) {
		if (!replace) refuseHeld(out, [STRUCTURES_FILE].filter(holds));
		await write('structures_gardees', 'structures', STRUCTURES_FILE);
	}
	if (posts > 0) {
		const held = holds(POSTS_FILE);
		await write('postes_gardes', 'postes', held ? POSTS_ASIDE : POSTS_FILE);
		const words = count(posts, 'organisation porteuse', 'organisations porteuses');
		notes.push(
			`${words} de la clause sociale dans ${held ? `${POSTS_ASIDE} (le dossier a déjà postes.csv, qui n’est pas touché)` : POSTS_FILE}, un poste chacune. Le type du porteur est lu dans son nom\u00a0; à compléter\u00a0: équivalents temps plein, dates, et couvertures.csv pour dire les bassins.`,
		);
	}
	await writeReport(engine, join(folder, STRUCTURES_REPORT));
	written.push(STRUCTURES_REPORT);
	return { written, notes };
}

/**
 * Turns lists of structures (Marché de l'inclusion, FINESS, or any other with a header map), as tables or
 * in JSON, into the contract's structures.csv: one entry per SIRET, kind and period; conflicts are
 * listed. Organisations that carry the social clause go to postes.csv.
 * @throws {DataError} when a file cannot be read, is of no known layout, or loses a record
 */
export async function importStructures(options: StructuresOptions): Promise<ImportResult> {
	const { inputs, onProgress = () => undefined, repair = false } = options;
	inputSource(inputs);
	const maps = (options.headers ?? []).map(readHeaderMap);
	return withWorkspace(options, [], async (workspace) => {
		const { engine } = workspace;
		onProgress({ etape: 'préparation' });
		await prepareImport(engine, options);
		await createReport(engine);
		await loadCommunes(engine, options.communes);
		await settleBasinEdition(engine, options, options.communes);
		await engine.run(
			`DELETE FROM constats_lus;
			SET VARIABLE reparer = ${repair};
			SET VARIABLE villes_connues = (SELECT count(libelle) > 0 FROM communes);
			CREATE TABLE types_donnes (lu VARCHAR, type VARCHAR);
			CREATE TABLE structures_lues (rang_lu BIGINT, fichier VARCHAR, ligne BIGINT,
				${STRUCTURE_COLUMNS.map((name) => `${name} VARCHAR`).join(', ')})`,
		);
		const words = Object.assign({}, OTHER_NAMES, ...maps.map(({ types }) => types)) as Readonly<
			Record<string, string>
		>;
		for (const [word, type] of Object.entries(words)) {
			await engine.query('INSERT INTO types_donnes VALUES ($1, $2)', [word.trim(), type]);
		}
		const files = await readInputs(engine, options, maps);
		await reportUnreadableLines(engine);
		for (const script of [structuresSql, postesSql, faultsSql]) await engine.run(script);
		onProgress({ etape: 'contrôle' });
		const first = inputs[0] ?? '';
		const [kept] = await engine.query<{ structures: number; posts: number }>(
			`SELECT (SELECT count(*) FROM structures_gardees) AS structures,
				(SELECT count(*) FROM porteuses_gardees) AS posts`,
		);
		const counted = kept ?? { structures: 0, posts: 0 };
		const read = files.reduce((sum, { enregistrements }) => sum + enregistrements, 0);
		const records = await tallyRecords(
			engine,
			first,
			read,
			`${counted.structures} + ${counted.posts}`,
		);
		const [keys] = await engine.query<{ read: number; kept: number }>(
			`SELECT
				(SELECT count(DISTINCT siret) FROM structures_jugees) AS read,
				(SELECT count(DISTINCT siret) FROM structures_gardees) AS kept`,
		);
		const reasons = await reasonsOf(engine);
		refuseNothing(first, 'aucune structure', records, reasons);
		const notes = await notesOf(engine, files, options);
		if (!options.dryRun) onProgress({ etape: 'écriture' });
		const done = options.dryRun
			? { written: [], notes: [] }
			: await writeFolder(workspace, options, counted);
		return {
			files,
			unit: 'structure',
			records,
			...(keys
				? { keys: { read: keys.read, kept: keys.kept, setAside: keys.read - keys.kept } }
				: {}),
			reasons,
			notes: [...notes, ...done.notes],
			written: done.written,
		};
	});
}
