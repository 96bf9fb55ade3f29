import { planChecks, REJECTED, SOUND, type CheckPlan } from '$lib/contract/checks';
import type { HeaderMatch } from '$lib/contract/header';
import type { CheckOptions } from '$lib/contract/rowRules';
import { engineColumn, engineTable, fieldOf, keyOf, type TableSchema } from '$lib/contract/schema';
import { identifier, literal, type Writing } from '$lib/contract/sql';
import { duplicateKey, frenchSpaces, PROBABLE_DUPLICATE } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import probableDuplicates from './check/probable_duplicates.sql?raw';
import { listFaults } from './listFaults';
import type { Piece } from './pieces';
import { BATCH, numberedTable, planNumbering, type Numbering } from './repeated';
import type { DataSource } from './dataSource';
import { rawColumns, readPieces } from './read';
import { MAX_EXCERPT, type FileRead, type PieceTaker } from './taker';

/** What the check of a table leaves: rows kept, rows set aside for what they hold. */
interface TableChecked {
	kept: number;
	rejected: number;
}

async function countOf(engine: Engine, sql: string): Promise<number> {
	const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`);
	return row?.n ?? 0;
}

/**
 * Lists every row after the first of a key, among all the rows read, in `lignes_en_double`; false, and
 * no such table, where no key comes back.
 */
async function rejectDuplicates(
	engine: Engine,
	schema: TableSchema,
	file: string,
): Promise<boolean> {
	const key = keyOf(schema);
	if (key.length === 0) return false;
	const columns = key.map((name) => identifier(engineColumn(fieldOf(schema, name))));
	const list = columns.join(', ');
	const filled = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
	const [found] = await engine.query<{ twice: boolean }>(
		`SELECT count(*) > count(DISTINCT hash(${list})) AS twice FROM lignes_lues WHERE ${filled}`,
	);
	if (found?.twice !== true) return false;
	// The hash first leaves nearly all rows out, so that few are sorted.
	await engine.run(
		`CREATE OR REPLACE TABLE lignes_en_double AS
		SELECT ligne, premiere, valeur FROM (
			SELECT ligne, concat_ws(' ', ${list}) AS valeur,
				row_number() OVER cle AS rang, first_value(ligne) OVER cle AS premiere
			FROM lignes_lues
			WHERE ${filled} AND hash(${list}) IN (
				SELECT hash(${list}) FROM lignes_lues WHERE ${filled} GROUP BY 1 HAVING count(*) > 1
			)
			WINDOW cle AS (PARTITION BY ${list} ORDER BY ligne)
		)
		WHERE rang > 1;
		INSERT INTO constats_lus
		SELECT ${literal(file)}, ligne, ${literal(key.join(' '))}, left(valeur, ${MAX_EXCERPT}),
			'rejet', 'cle_deja_lue', ${literal(frenchSpaces(duplicateKey(key)))}, NULL, premiere
		FROM lignes_en_double;`,
	);
	return true;
}

/** Runs a script whose tables may hold their rows in any order: each row says its line. */
async function inAnyOrder(engine: Engine, script: string): Promise<void> {
	await engine.run('SET preserve_insertion_order = false');
	try {
		await engine.run(script);
	} finally {
		await engine.run('SET preserve_insertion_order = true');
	}
}

/** The most rows of a piece that are read again one by one; beyond, the whole piece is. */
const MOST_PICKED = 20_000;

/**
 * Checks a table piece by piece: typed rows gather in `lignes_lues`, faults in `constats_lus`. The
 * tables that it refers to must have been checked before.
 */
export class TableCheck implements PieceTaker {
	private readonly plan: CheckPlan;
	private readonly numbering: Numbering | undefined;
	private header: HeaderMatch | undefined;
	private rows = 0;
	/** How the faulty rows are written; none was found while it is undefined. */
	private faulty: Writing | undefined;
	/** Whether the file has a column of the contract. */
	private readonly has = (column: string): boolean => this.header?.columns.includes(column) ?? true;

	constructor(
		private readonly engine: Engine,
		private readonly schema: TableSchema,
		private readonly file: string,
		options: CheckOptions,
	) {
		this.plan = planChecks(schema, options);
		this.numbering = planNumbering(schema);
	}

	async start(header?: HeaderMatch): Promise<void> {
		const { engine, schema, plan, numbering } = this;
		this.header = header;
		this.rows = 0;
		this.faulty = undefined;
		await engine.run(
			`${plan.prepare}
			CREATE OR REPLACE TABLE ${numbering ? BATCH : 'lignes_lues'} AS ${plan.empty};
			${numbering?.create('lignes_lues') ?? ''}`,
		);
		if (schema.name === 'achats') await engine.run('DELETE FROM achats_rejetes');
	}

	async take({ source, spaced, guarded, only }: Omit<Piece, 'records'>): Promise<number> {
		const { engine, plan, schema, numbering, has } = this;
		const before = this.rows;
		const typed = plan.typed({ from: source, has, spaced, guarded });
		if (numbering) {
			await inAnyOrder(
				engine,
				`CREATE OR REPLACE TABLE ${BATCH} AS FROM ${BATCH} LIMIT 0;
				INSERT INTO ${BATCH} ${typed};
				${numbering.add('lignes_lues')}`,
			);
		} else await engine.run(`INSERT INTO lignes_lues ${typed}`);
		const unsound = `rowid >= ${before} AND etat <> ${SOUND}`;
		const [count] = await engine.query<{ rows: number; unsound: number }>(
			`SELECT count(*) AS rows, count(*) FILTER (WHERE ${unsound}) AS unsound FROM lignes_lues`,
		);
		this.rows = count?.rows ?? 0;
		if ((count?.unsound ?? 0) > 0) {
			const faulty = await engine.query<{ ligne: number }>(
				`SELECT ligne FROM lignes_lues WHERE ${unsound} ORDER BY ligne`,
			);
			// A fault on nearly every row: sound rows among them have nothing to list, and do no harm.
			const most = faulty.length > MOST_PICKED;
			const from = most ? source : await only(faulty.map(({ ligne }) => ligne));
			const into = this.faulty
				? 'INSERT INTO brut_fautif'
				: 'CREATE OR REPLACE TABLE brut_fautif AS';
			await engine.run(`${into} SELECT ligne, ${rawColumns(schema, has)} FROM ${from}`);
			this.faulty = {
				spaced: spaced || this.faulty?.spaced === true,
				guarded: guarded || this.faulty?.guarded === true,
			};
		}
		return this.rows - before;
	}

	/** The contract's names of the columns of the file, null for those that are not read. */
	get columns(): readonly (string | null)[] {
		return this.header?.columns ?? [];
	}

	/** Rejects the rows whose key is taken, and leaves the kept ones in the table of the schema. */
	async finish(): Promise<TableChecked> {
		const { engine, schema, plan, file, numbering } = this;
		const table = numbering ? numberedTable(schema) : engineTable(schema);
		if (this.faulty) {
			await listFaults(engine, plan, file, this.header, { has: this.has, ...this.faulty });
		}
		const duplicated = await rejectDuplicates(engine, schema, file);
		if (duplicated && schema.name === 'achats') {
			await engine.run(
				`INSERT INTO achats_rejetes
				SELECT ligne, exercice, departement, montant_cts FROM lignes_lues
				WHERE ligne IN (SELECT ligne FROM lignes_en_double) AND etat <> ${REJECTED}`,
			);
		}
		const twice = duplicated ? ' OR ligne IN (SELECT ligne FROM lignes_en_double)' : '';
		const mayLose = this.faulty !== undefined || duplicated;
		await engine.run(
			`${mayLose ? `DELETE FROM lignes_lues WHERE etat = ${REJECTED}${twice};` : ''}
			ALTER TABLE lignes_lues DROP COLUMN etat;
			DROP TABLE IF EXISTS ${table};
			ALTER TABLE lignes_lues RENAME TO ${table};
			${duplicated ? 'DROP TABLE lignes_en_double;' : ''}
			${numbering ? `DROP TABLE ${BATCH};` : ''}`,
		);
		if (numbering) {
			const view = `CREATE OR REPLACE VIEW ${engineTable(schema)} AS ${numbering.view(table)}`;
			await engine.run(view);
		}
		const kept = mayLose ? await countOf(engine, table) : this.rows;
		return { kept, rejected: this.rows - kept };
	}

	/** Leaves the table of the schema without a row: no file brings any. */
	async leaveEmpty(): Promise<void> {
		const { engine, schema, plan } = this;
		// Its codes have types of their own where the table is a compact one.
		const types = schema.compact === true ? plan.prepare : '';
		await engine.run(
			`${types}
			CREATE OR REPLACE TABLE ${engineTable(schema)} AS SELECT * EXCLUDE (etat) FROM (${plan.empty});`,
		);
	}
}

/**
 * Reads a file of `source` into the kept table of its schema, checked as it comes; counts as
 * {@link readPieces} and the check give them.
 * @throws {DataError} when the file cannot be read at all, or when a record is lost on the way
 */
export async function readChecked(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	options: CheckOptions,
): Promise<FileRead & TableChecked> {
	const check = new TableCheck(engine, schema, name, options);
	const read = await readPieces(engine, schema, source, name, check);
	return { ...read, ...(await check.finish()) };
}

/**
 * Turns `brut_<table>` into its kept, typed table, and lists every fault in `constats_lus`. The
 * tables that it refers to must have been checked before.
 */
export async function checkTable(
	engine: Engine,
	schema: TableSchema,
	file: string,
	options: CheckOptions,
): Promise<TableChecked> {
	const check = new TableCheck(engine, schema, file, options);
	const source = `brut_${schema.name}`;
	await check.start();
	await check.take({
		source,
		spaced: true,
		guarded: true,
		only: async (ranks) => `(SELECT * FROM ${source} WHERE ligne IN (${ranks.join(', ')}))`,
	});
	return check.finish();
}

/** Lists the kept purchases that look like an earlier one; all of them stay. */
export async function warnProbableDuplicates(engine: Engine, file: string): Promise<void> {
	await engine.query(probableDuplicates, [file, frenchSpaces(PROBABLE_DUPLICATE)]);
}
