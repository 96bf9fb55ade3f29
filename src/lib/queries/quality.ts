import type { Engine } from '$lib/engine/engine';
import type { Cents } from '$lib/rules/sums';
import type { Basis } from '$lib/rules/question';
import byPlace from './qualityByPlace.sql?raw';
import faults from './qualityFaults.sql?raw';

/** How a file of the data set was read; counts are records, the header apart. */
export interface FileQuality {
	file: string;
	/** Name of the contract's table. */
	table: string;
	records: number;
	kept: number;
	setAside: number;
	/** Records kept with at least one warning. */
	warned: number;
	encoding: string;
	separator: string | null;
}

/** How each file was read, in the order of reading. */
export async function queryFileQuality(engine: Engine): Promise<FileQuality[]> {
	return engine.query<FileQuality>(
		`SELECT f.fichier AS file, f.table_contrat AS "table", f.enregistrements AS records,
			f.gardes AS kept, f.ecartes AS "setAside", f.encodage AS encoding,
			f.separateur AS separator,
			CAST((
				SELECT count(DISTINCT c.ligne) FROM constats c
				WHERE c.fichier = f.fichier AND c.gravite = 'avertissement' AND c.ligne > 1
					AND c.ligne NOT IN (
						SELECT r.ligne FROM constats r
						WHERE r.fichier = f.fichier AND r.gravite = 'rejet' AND r.ligne IS NOT NULL
					)
			) AS INTEGER) AS warned
		FROM fichiers_lus f ORDER BY f.rowid`,
	);
}

/** A rule that records break, all those of one file and column together. */
export interface FaultKind {
	file: string;
	/** Empty when the whole record is concerned. */
	column: string;
	/** Code of the rule: `zero_perdu`. */
	code: string;
	/** The rule in French; what changes from one record to the next is written « … ». */
	rule: string;
	severity: 'rejet' | 'avertissement';
	/** Records concerned; one may break several rules. */
	lines: number;
	/** Rank of the first of them, the header being 1; null for the file itself. */
	first: number | null;
	/** Sum of their amounts that can be read, in cents; null in files without amount. */
	amount: Cents | null;
}

/** What reading set aside or warned of, by rule, the most frequent first. */
export async function queryFaultKinds(engine: Engine): Promise<FaultKind[]> {
	return engine.query<FaultKind>(faults);
}

/** The bases of the kept lines, in the order of their names. */
export async function queryBases(engine: Engine): Promise<Basis[]> {
	const rows = await engine.query<{ basis: Basis }>(
		'SELECT DISTINCT CAST(base_montant AS VARCHAR) AS basis FROM lignes ORDER BY basis',
	);
	return rows.map(({ basis }) => basis);
}

/** What of a year and a region can be used; amounts in cents, without their sign. */
interface PlaceQuality {
	/** Fiscal year; null when it could not be read. */
	year: number | null;
	/** Region of 2010, or `NR`. */
	region: string;
	/** Kept lines of the basis. */
	lines: number;
	amount: Cents;
	/** Among them: with a segment, a region, and a supplier that can be identified. */
	usable: number;
	usableAmount: Cents;
	unclassified: number;
	unclassifiedAmount: Cents;
	/** Supplier's SIRET missing or invalid, or another establishment of a counted structure. */
	unidentified: number;
	unidentifiedAmount: Cents;
	/** Lines set aside at reading, whatever their basis, and their readable amounts. */
	rejected: number;
	rejectedAmount: Cents;
}

/** Usable lines by fiscal year and region of 2010, for one basis. */
export async function queryPlaceQuality(engine: Engine, basis: Basis): Promise<PlaceQuality[]> {
	return engine.query<PlaceQuality>(byPlace, [basis]);
}

/** A line of the report: one fault of one record. */
export interface Fault {
	file: string;
	line: number | null;
	column: string;
	value: string;
	rule: string;
	severity: 'rejet' | 'avertissement';
}

/** How many faults there are in all. */
export async function queryFaultCount(engine: Engine): Promise<number> {
	const [row] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM constats');
	return row?.n ?? 0;
}

/** The first faults, rejects before warnings, then in file and line order. */
export async function queryFaults(engine: Engine, most: number): Promise<Fault[]> {
	return engine.query<Fault>(
		`SELECT fichier AS file, ligne AS line, coalesce(colonne, '') AS "column",
			coalesce(valeur, '') AS value, regle AS rule, gravite AS severity
		FROM constats ORDER BY gravite DESC, fichier, ligne NULLS FIRST, colonne, regle LIMIT $1`,
		[most],
	);
}
