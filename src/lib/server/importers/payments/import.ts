import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DATASET_FILE } from '$lib/contract/dataset';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { schemaOf } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import { checkTable } from '$lib/pipeline/tableCheck';
import { settleBasinEdition } from '../basinEdition';
import { columnsOf } from '../columnNames';
import { inputSource } from '../inputs';
import { readLayout, type Layout } from '../layout';
import { ReadingProgress } from '../progress';
import { prepareImport, type ImportSettings } from '../prepareImport';
import { createReport, reasonsOf, reportUnreadableLines, writeCsv, writeReport } from '../report';
import { Stages } from '../stages';
import { refuseNothing, tallyRecords, type ImportResult } from '../importResult';
import { withWorkspace, type ImportOptions, type Workspace } from '../workspace';
import classesSql from './classes.sql?raw';
import { describePayments, type Described } from './dataset';
import faultsSql from './faults.sql?raw';
import {
	layoutOf,
	NOMENCLATURE,
	PAYMENT_COLUMNS,
	readPaymentMap,
	type PaymentMap,
} from './mapping';
import { listCodes, loadNomenclature, STARTER_FILE } from './nomenclature';
import { notesOf, UNTOLD, untoldOf } from './notes';
import { placeOf } from './place';
import { TAXED, taxesOf, VAT_RATE, type FileTaxes } from './taxes';
import { keptLines, verifyPayments } from './verify';

interface PaymentsOptions extends ImportOptions {
	/** The JSON that says where the columns of achats.csv are in the files. */
	mapping: string;
	/** A table of the source's codes and of our segments, beside those of the mapping. */
	nomenclature?: string;
	/** Rate of the tax that amounts hold, in percent, where the files do not say it row by row. */
	vat?: string;
	/** Today, ISO: the reference date is never later. */
	today?: string;
}

const PURCHASES_FILE = 'achats.csv';
const REPORT_FILE = 'import-rapport.csv';

/** Seconds of each stage for one second of reading, over three million rows. */
const STAGES = { segments: 0.5, contrôle: 0.4, rapport: 0.02, sommes: 0.04, écriture: 0.56 };

/** Room for the records of a file, between the ranks of one file and of the next. */
const FILE_RANKS = 1_000_000_000_000;

interface InputLayout {
	layout: Layout;
	taxes: FileTaxes;
}

/**
 * Where each file has what the map names, and which of its amounts are with tax; every missing header of
 * every file is told at once.
 */
async function layoutsOf(
	engine: Engine,
	inputs: readonly string[],
	map: PaymentMap,
	vat: string | undefined,
): Promise<InputLayout[]> {
	const names = Object.values(map.columns).flat();
	const source = inputSource(inputs, names);
	const layouts: InputLayout[] = [];
	const issues: { fichier: string; message: string }[] = [];
	for (const fichier of inputs) {
		const header = await columnsOf(engine, source, fichier, names);
		const { layout, missing } = layoutOf(map, header);
		const taxes = taxesOf(layout, header, vat);
		layouts.push({ layout, taxes });
		issues.push(...[...missing, ...taxes.faults].map((message) => ({ fichier, message })));
	}
	if (issues.length === 0 && vat !== undefined) {
		if (layouts.every(({ taxes }) => taxes.converted.length === 0)) {
			const message = 'les montants sont hors taxes, leur colonne le dit\u00a0: ôter --tva';
			issues.push({ fichier: inputs[0] ?? '', message });
		}
	}
	if (issues.length > 0) throw new DataError(issues);
	return layouts;
}

/**
 * Identifiers are made of a file's name: two of the same name would share them, and those of a name that
 * starts with `=` would be set aside as formulas.
 */
function refuseNames(inputs: readonly string[]): void {
	const names = inputs.map((path) => basename(path));
	const faultOf = (name: string, i: number): string | null => {
		if (names.indexOf(name) !== i)
			return 'deux fichiers portent ce nom, dont les identifiants des lignes sont faits\u00a0: en renommer un';
		if (name.startsWith('='))
			return 'les identifiants des lignes sont faits de ce nom, et se liraient comme des formules de tableur\u00a0: renommer le fichier';
		return null;
	};
	const issues = inputs.flatMap((fichier, i) => {
		const fault = faultOf(names[i] ?? '', i);
		return fault === null
			? []
			: [{ fichier, message: `${fault}, ou dire où est «\u00a0id\u00a0»` }];
	});
	if (issues.length > 0) throw new DataError(issues);
}

/** The clean text of a column, the source's words turned into ours. */
function textOf(map: PaymentMap, column: string): string {
	if (UNTOLD.includes(column) && !(column in map.columns) && !(column in map.constants)) {
		return literal('inconnu');
	}
	const clean = `texte_net(${identifier(column)})`;
	const text = column.endsWith('_siret') ? `siret_net(${clean})` : clean;
	const words = Object.entries(map.words[column] ?? {});
	if (words.length === 0) return text;
	const cases = words.map(([word, ours]) => `WHEN ${literal(word)} THEN ${literal(ours)}`);
	return `nullif(CASE coalesce(${text}, '') ${cases.join(' ')} ELSE ${text} END, '')`;
}

/** Reads every input into `paiements_nets`: rank, file, line, and each of our columns as text. */
async function readInputs(
	engine: Engine,
	inputs: readonly string[],
	map: PaymentMap,
	layouts: readonly InputLayout[],
	vat: string | undefined,
	progress: ReadingProgress,
): Promise<{ fichier: string; enregistrements: number }[]> {
	const source = progress.counting(inputSource(inputs, Object.values(map.columns).flat()));
	const made = !('id' in map.columns) && !('id' in map.constants);
	await engine.run(
		`CREATE TABLE paiements_nets (rang BIGINT, fichier VARCHAR, ligne BIGINT,
			${PAYMENT_COLUMNS.map((name) => `${identifier(name)} VARCHAR`).join(', ')},
			montant_ttc BOOLEAN, sous_traitance_ttc BOOLEAN)`,
	);
	const files: { fichier: string; enregistrements: number }[] = [];
	for (const [order, fichier] of inputs.entries()) {
		const { layout, taxes } = layouts[order] ?? {};
		const read =
			layout &&
			(await readLayout(engine, source, fichier, [layout], PAYMENT_COLUMNS, (given) =>
				progress.read(given),
			));
		if (!read || !taxes) throw new Error(`${fichier} changed while it was read`);
		const id = `${literal(`${basename(fichier)}:`)} || ligne`;
		const columns = PAYMENT_COLUMNS.map((name) => {
			if (name === 'id' && made) return id;
			const text = textOf(map, name);
			return name === VAT_RATE && vat !== undefined ? `coalesce(${text}, ${literal(vat)})` : text;
		});
		const converted = TAXED.map((name) => String(taxes.converted.includes(name)));
		await engine.run(
			`INSERT INTO paiements_nets
			SELECT ${order * FILE_RANKS} + ligne, ${literal(fichier)}, ligne,
				${[...columns, ...converted].join(', ')}
			FROM lues_source;
			DROP TABLE lues_source;`,
		);
		progress.endFile(read.enregistrements);
		files.push({ fichier, enregistrements: read.enregistrements });
	}
	return files;
}

async function writeFolder(
	{ engine, folder, holds }: Workspace,
	{
		out,
		nomenclature,
		replace = false,
		today = new Date().toISOString().slice(0, 10),
	}: PaymentsOptions,
	described: Described,
	codes: number,
): Promise<string[]> {
	const written = [PURCHASES_FILE, REPORT_FILE];
	await writeCsv(engine, keptLines(), join(folder, PURCHASES_FILE));
	await writeReport(engine, join(folder, REPORT_FILE));
	// A list that someone completed, and did not give, is not written over.
	const own = nomenclature !== undefined && resolve(nomenclature) === resolve(out, STARTER_FILE);
	if (codes > 0 && (own || !holds(STARTER_FILE))) {
		await writeCsv(engine, 'FROM nomenclature_a_completer', join(folder, STARTER_FILE));
		written.push(STARTER_FILE);
	}
	if (!holds(DATASET_FILE) || replace) {
		const info = await describePayments(engine, today, described);
		await writeFile(join(folder, DATASET_FILE), JSON.stringify(info, null, '\t') + '\n');
		written.unshift(DATASET_FILE);
	}
	return written;
}

/**
 * Turns an extract of the State's payments, of any layout, into a data folder: a mapping says where
 * the columns of achats.csv are, and which segment each of the source's codes belongs to. The rows
 * are judged by the contract's own checks: those they reject are set aside, with their euros.
 * @throws {DataError} when a file or the mapping cannot be read, or when records or euros read are
 * not all kept or set aside
 */
export async function importPayments(options: PaymentsOptions): Promise<ImportResult> {
	const { inputs, onProgress = () => undefined, repair = false, thousands = null } = options;
	inputSource(inputs);
	if (options.vat !== undefined && !/^\d{1,2}([.,]\d{1,2})?$/.test(options.vat)) {
		const message = `${quoted([options.vat])} n’est pas un taux en pour cent, comme 20 ou 19,6`;
		throw new DataError([{ fichier: '--tva', message }]);
	}
	const map = readPaymentMap(options.mapping, options.nomenclature !== undefined);
	if (!('id' in map.columns)) refuseNames(inputs);
	return withWorkspace(options, [PURCHASES_FILE], async (workspace) => {
		const { engine } = workspace;
		onProgress({ etape: 'préparation' });
		await prepareImport(engine, options);
		// An extract of the State's payments: an unnamed level is the State.
		const settings: ImportSettings = {
			edition_bassins: await settleBasinEdition(engine, options),
			niveau_par_defaut: 'etat',
		};
		await createReport(engine);
		await loadNomenclature(engine, map, options.nomenclature);
		const layouts = await layoutsOf(engine, inputs, map, options.vat);
		await engine.run('DELETE FROM constats_lus');
		const progress = new ReadingProgress(inputs, onProgress);
		const files = await readInputs(engine, inputs, map, layouts, options.vat, progress);
		await reportUnreadableLines(engine);
		const read = files.reduce((sum, { enregistrements }) => sum + enregistrements, 0);
		const stages = new Stages(STAGES, progress.seconds, read, onProgress);
		const achats = schemaOf('achats');
		const columns = achats.fields.map(({ name }) => identifier(name));
		await stages.run('segments', () =>
			engine.run(
				`DELETE FROM constats_lus;
				${classesSql}
				CREATE VIEW brut_achats AS SELECT rang AS ligne, ${columns.join(', ')} FROM paiements_ranges;`,
			),
		);
		await stages.run('contrôle', () =>
			checkTable(engine, achats, PURCHASES_FILE, { repair, thousands, settings }),
		);
		await stages.run('rapport', () => engine.run(faultsSql));
		const first = inputs[0] ?? '';
		const { records, euros } = await stages.run('sommes', async () => ({
			records: await tallyRecords(engine, first, read, 'SELECT count(*) FROM achats'),
			euros: await verifyPayments(engine, first),
		}));
		const reasons = await reasonsOf(engine);
		refuseNothing(first, 'aucune ligne', records, reasons);
		const place = placeOf(
			map,
			layouts.map(({ layout }) => layout),
		);
		const codes = NOMENCLATURE in map.columns ? await listCodes(engine) : 0;
		const notes = await notesOf(engine, {
			map,
			place,
			taxes: layouts.map(({ taxes }) => taxes),
			codes,
		});
		const described = { settings, lieu: place.lieu, unknown: untoldOf(map) };
		const written = await stages.run('écriture', async () =>
			options.dryRun ? [] : writeFolder(workspace, options, described, codes),
		);
		return { files, unit: 'ligne', records, euros, reasons, notes, written };
	});
}
