import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATASET_FILE } from '$lib/contract/dataset';
import { DataError } from '$lib/contract/errors';
import { schemaOf, type TableSchema } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { readChecked } from '$lib/pipeline/tableCheck';
import structuresSql from '$lib/pipeline/sql/structures.sql?raw';
import { settleBasinEdition } from '../basinEdition';
import { loadCommunes } from '../communes/read';
import { inputSource } from '../inputs';
import { ReadingProgress } from '../progress';
import { emptyTable, prepareImport, type ImportSettings } from '../prepareImport';
import { createReport, reasonsOf, reportUnreadableLines, writeCsv, writeReport } from '../report';
import { Stages } from '../stages';
import { refuseNothing, tallyRecords, type ImportResult } from '../importResult';
import { withWorkspace, type ImportOptions, type Workspace } from '../workspace';
import contractsSql from './contracts.sql?raw';
import { describeDataset } from './dataset';
import faultsSql from './faults.sql?raw';
import duplicatesSql from './duplicates.sql?raw';
import groupsSql from './groups.sql?raw';
import { readHeaderMap } from './headers';
import levelsSql from './levels.sql?raw';
import linesSql from './lines.sql?raw';
import { notesOf } from './notes';
import { CREATE_READ, decpNames, readInput } from './read';
import { BODIES_SCHEMA, BUYERS_SCHEMA } from './schema';
import valuesSql from './values.sql?raw';
import { verifyEuros } from './verify';

interface DecpOptions extends ImportOptions {
	/**
	 * A structures.csv of the contract: says which groups hold a counted structure. By default the
	 * one that the folder already holds.
	 */
	structures?: string;
	/** A commune table, as Insee publishes it or as the communes importer writes it. */
	communes?: string;
	/** A buyers' table (`siren, niveau, ministere`), stronger than what the name and the SIREN tell. */
	buyers?: string;
	/** Where the columns are in a file of no known format: a header map in JSON. */
	headers?: string;
	/** Today, ISO: later notifications are pointed out. */
	today?: string;
}

const PURCHASES_FILE = 'achats.csv';
const HOLDERS_FILE = 'import-cotitulaires.csv';
const REPORT_FILE = 'import-rapport.csv';
const LEVELS_FILE = 'import-acheteurs.csv';
const STRUCTURES_FILE = 'structures.csv';

/** Seconds of each stage for one second of reading, over three million rows. */
const STAGES = { contrats: 0.75, lignes: 0.7, rapport: 0.1, contrôle: 0.02, écriture: 0.3 };

/** Reads a table that stands beside the contracts; gives how many of its rows are set aside. */
async function readCompanion(
	engine: Engine,
	schema: TableSchema,
	path: string | undefined,
	repair: boolean,
	settings: ImportSettings,
): Promise<number> {
	if (path === undefined) {
		await emptyTable(engine, schema);
		return 0;
	}
	const source = inputSource([path]);
	const read = await readChecked(engine, schema, source, path, { repair, settings });
	return read.ecartes + read.rejected;
}

/** A level that the publisher gives wrongly must not fall back on a guess: it stops the import. */
async function refuseFaults(engine: Engine, path: string): Promise<void> {
	const faults = await engine.query<{ ligne: number; colonne: string; regle: string }>(
		`SELECT ligne, colonne, regle FROM constats_lus
		WHERE fichier = $1 AND gravite = 'rejet' ORDER BY ligne LIMIT 20`,
		[path],
	);
	throw new DataError(
		faults.map(({ ligne, colonne, regle }) => ({
			fichier: path,
			ligne,
			message: colonne === '' ? regle : `${colonne}\u00a0: ${regle}`,
		})),
	);
}

async function writeFolder(
	{ engine, folder, holds }: Workspace,
	options: DecpOptions,
	today: string,
	settings: ImportSettings,
): Promise<string[]> {
	const written = [PURCHASES_FILE, HOLDERS_FILE, LEVELS_FILE, REPORT_FILE];
	await writeCsv(
		engine,
		`SELECT uid AS id, exercice, departement, bassin,
			chiffres_de_siret(acheteur_id) AS acheteur_siret,
			coalesce(acheteur_nom, 'Acheteur ' || coalesce(acheteur_id, 'inconnu')) AS acheteur_nom,
			acheteur_niveau, ministere, cpv, fournisseur_siret, fournisseur_nom, montant_ht, base_montant,
			sous_traitant_siret, sous_traitance_ht,
			coalesce(CAST(clause_sociale AS VARCHAR), 'inconnu') AS clause_sociale,
			coalesce(CAST(marche_reserve AS VARCHAR), 'inconnu') AS marche_reserve,
			uid AS contrat_id, contrat_fin
		FROM decp_lignes ORDER BY rang_garde`,
		join(folder, PURCHASES_FILE),
	);
	await writeCsv(
		engine,
		`SELECT t.uid, t.ordre, t.type, t.identifiant, t.nom, l.montant_ht,
			CASE WHEN l.structures > 0 THEN 'à revoir' WHEN t.ordre = 1 THEN 'gardé'
				ELSE 'non compté' END AS sort
		FROM decp_titulaires t JOIN decp_lignes l ON l.uid = t.uid AND l.titulaires > 1
		ORDER BY l.rang_garde, t.ordre`,
		join(folder, HOLDERS_FILE),
	);
	await writeCsv(
		engine,
		`SELECT left(acheteur_id, 9) AS siren, mode(acheteur_niveau) AS niveau,
			mode(ministere) AS ministere, mode(acheteur_nom) AS nom,
			count(*) AS contrats, sum(montant_ht) AS montant_ht, mode(niveau_d_apres) AS d_apres,
			CASE WHEN mode(niveau_d_apres) IN ('table', 'organisme', 'nom') THEN 'non' ELSE 'oui' END
				AS a_confirmer
		FROM decp_lignes
		WHERE regexp_full_match(acheteur_id, '[0-9]{9}([0-9]{5})?')
		GROUP BY 1 ORDER BY montant_ht DESC, siren`,
		join(folder, LEVELS_FILE),
	);
	await writeReport(engine, join(folder, REPORT_FILE));
	if (!holds(DATASET_FILE) || options.replace) {
		const info = await describeDataset(engine, today, settings);
		await writeFile(join(folder, DATASET_FILE), JSON.stringify(info, null, '\t') + '\n');
		written.unshift(DATASET_FILE);
	}
	if (options.structures !== undefined && !holds(STRUCTURES_FILE)) {
		const { fields } = schemaOf('structures');
		await writeCsv(
			engine,
			`SELECT ${fields.map(({ name }) => name).join(', ')} FROM structures ORDER BY ligne`,
			join(folder, STRUCTURES_FILE),
		);
		written.push(STRUCTURES_FILE);
	}
	return written;
}

/**
 * Turns DECP files (tables of any published format, official JSON) into a data folder: one line per
 * contract in its current version, `attribue` or `maximum`, amounts in euros excl. VAT.
 * @throws {DataError} when a file cannot be read, or when records, euros or contracts read are not
 * all kept, merged or set aside
 */
export async function importDecp(options: DecpOptions): Promise<ImportResult> {
	const { inputs, onProgress = () => undefined, repair = false } = options;
	const today = options.today ?? new Date().toISOString().slice(0, 10);
	const map = options.headers === undefined ? undefined : readHeaderMap(options.headers);
	const source = inputSource(inputs, decpNames(map));
	return withWorkspace(options, [PURCHASES_FILE], async (workspace) => {
		const { engine } = workspace;
		onProgress({ etape: 'préparation' });
		await prepareImport(engine, options);
		await createReport(engine);
		await engine.run(
			`SET VARIABLE reparer = ${repair}; SET VARIABLE aujourdhui = ${literal(today)};
			${valuesSql}
			${CREATE_READ}`,
		);
		await loadCommunes(engine, options.communes);
		const settings: ImportSettings = {
			edition_bassins: await settleBasinEdition(engine, options, options.communes),
			niveau_par_defaut: 'autre',
		};
		const structures =
			options.structures ??
			(workspace.holds(STRUCTURES_FILE) ? join(options.out, STRUCTURES_FILE) : undefined);
		const unusable = await readCompanion(
			engine,
			schemaOf('structures'),
			structures,
			repair,
			settings,
		);
		const wrong = await readCompanion(engine, BUYERS_SCHEMA, options.buyers, repair, settings);
		if (wrong > 0 && options.buyers !== undefined) await refuseFaults(engine, options.buyers);
		await readCompanion(engine, BODIES_SCHEMA, BODIES_SCHEMA.path, repair, settings);
		await engine.run('DELETE FROM constats_lus');

		const progress = new ReadingProgress(inputs, onProgress);
		const files: { fichier: string; enregistrements: number }[] = [];
		for (const [order, fichier] of inputs.entries()) {
			const enregistrements = await readInput(engine, source, fichier, order, progress, map);
			files.push({ fichier, enregistrements });
		}
		await reportUnreadableLines(engine);
		const read = files.reduce((sum, { enregistrements }) => sum + enregistrements, 0);
		const stages = new Stages(STAGES, progress.seconds, read, onProgress);
		await stages.run('contrats', () => engine.run(contractsSql));
		// Which structures count in a year is said once, for lines already imported as for these.
		await engine.run(
			`CREATE OR REPLACE TEMP VIEW achats_gardes AS SELECT year(notification) AS exercice
			FROM decp_contrats WHERE motif IS NULL`,
		);
		await stages.run('lignes', async () => {
			for (const script of [structuresSql, groupsSql, levelsSql, linesSql])
				await engine.run(script);
		});
		await stages.run('rapport', async () => {
			for (const script of [faultsSql, duplicatesSql]) await engine.run(script);
		});
		const first = inputs[0] ?? '';
		const { records, euros, keys } = await stages.run('contrôle', async () => ({
			records: await tallyRecords(engine, first, read, 'SELECT count(*) FROM decp_lignes'),
			...(await verifyEuros(engine, first)),
		}));
		const reasons = await reasonsOf(engine);
		refuseNothing(first, 'aucun contrat', records, reasons);
		const notes = await notesOf(engine, structures !== undefined);
		if (unusable > 0) {
			notes.push(
				`${count(unusable, 'fiche écartée', 'fiches écartées')} de ${structures}, comme le fera le site\u00a0: npm run check dit pourquoi.`,
			);
		}
		const written = await stages.run('écriture', async () =>
			options.dryRun ? [] : writeFolder(workspace, options, today, settings),
		);
		return { files, unit: 'contrat', records, keys, euros, reasons, notes, written };
	});
}
