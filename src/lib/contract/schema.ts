/**
 * The contract's tables, as Table Schema (Frictionless) with a few properties of our own where
 * the standard is silent. `data/schema/README.md` says what each means to a publisher.
 */
import achats from '$data/schema/achats.json';
import atypiques from '$data/schema/atypiques.json';
import acheteursAbsents from '$data/schema/acheteurs_absents.json';
import attendus from '$data/schema/attendus.json';
import bassins from '$data/schema/bassins.json';
import cadres from '$data/schema/cadres.json';
import completude from '$data/schema/completude.json';
import couverture from '$data/schema/couverture.json';
import couvertures from '$data/schema/couvertures.json';
import decisions from '$data/schema/decisions.json';
import declarations from '$data/schema/declarations.json';
import demandesFse from '$data/schema/demandes_fse.json';
import demandesFsePubliees from '$data/schema/demandes_fse_publiees.json';
import departements from '$data/schema/departements.json';
import depensesFse from '$data/schema/depenses_fse.json';
import detailContrats from '$data/schema/detail_contrats.json';
import detailLignes from '$data/schema/detail_lignes.json';
import dictionnaire from '$data/schema/dictionnaire.json';
import epreuves from '$data/schema/epreuves.json';
import indicateur from '$data/schema/indicateur.json';
import observations from '$data/schema/observations.json';
import postes from '$data/schema/postes.json';
import referents from '$data/schema/referents.json';
import regions from '$data/schema/regions.json';
import registre from '$data/schema/registre.json';
import rejets from '$data/schema/rejets.json';
import reperesPublies from '$data/schema/reperes_publies.json';
import revisions from '$data/schema/revisions.json';
import segments from '$data/schema/segments.json';
import segmentsCpv from '$data/schema/segments_cpv.json';
import structures from '$data/schema/structures.json';
import typesStructures from '$data/schema/types_structures.json';

type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

export type Severity = 'rejet' | 'avertissement';

interface Constraints {
	required?: boolean;
	unique?: boolean;
	enum?: readonly string[];
	minimum?: number;
	maximum?: number;
	exclusiveMinimum?: number;
	/** Whole-value pattern, in the syntax common to JavaScript and RE2. */
	pattern?: string;
}

export interface Field {
	name: string;
	type: FieldType;
	title: string;
	description: string;
	example: string;
	constraints?: Constraints;
	/** Euros in the file, integer cents in the engine, where the column is renamed. */
	money?: boolean;
	/** Decimals that an amount is rounded to, or that a published file writes. */
	decimals?: number;
	/** A fiscal year: a date gives its year. */
	year?: boolean;
	/** Most digits before the decimal mark. */
	wholeDigits?: number;
	/** The value is a list of codes, split on this. */
	separator?: string;
	/** Length of the code with its leading zeros: a shorter one has visibly lost some. */
	width?: number;
	/** Most zeros that such a code can have lost; no limit when absent. */
	maxLostZeros?: number;
	/** A code that exports often write in parentheses after its words: « Entreprise d’insertion (EI) ». */
	labelled?: boolean;
	/** A SIRET: 14 digits and Luhn's key; an invalid one is a warning. */
	siret?: boolean;
	/** Boolean column added in the engine: whether the SIRET is valid, false when empty. */
	validFlag?: string;
	/** Absolute amount, in euros, above which the row is kept with a warning. */
	alertAbove?: number;
	/** What an empty value means, as it would be written in the file. */
	default?: string;
	/** The key of jeu.json that says what an empty value means. */
	defaultFrom?: 'niveau_par_defaut';
	format?: string;
	trueValues?: readonly string[];
	falseValues?: readonly string[];
	/** Words of a boolean that nobody told: neither true, nor false, nor the default. */
	unknownValues?: readonly string[];
}

export interface ForeignKey {
	fields: string;
	reference: { resource: string; fields: string };
	/** Only codes of this edition count: one written here, or the one that jeu.json names. */
	edition?: string;
	/** Column and value without which the key does not apply. */
	when?: Readonly<Record<string, string>>;
}

/** Columns of text whose values, taken together, come back from row to row. */
export interface RepeatedColumns {
	name: string;
	columns: readonly string[];
}

export interface TableSchema {
	name: string;
	title: string;
	description: string;
	/** Where the file is, in the data folder or in what the site publishes. */
	path: string;
	role: 'data' | 'reference' | 'published';
	optional?: boolean;
	/** The table may hold millions of rows: its columns of codes are enumerated types in the engine. */
	compact?: boolean;
	/** Groups of columns whose values the engine keeps once, with a number in each row. */
	repeated?: readonly RepeatedColumns[];
	fields: readonly Field[];
	primaryKey?: string | readonly string[];
	foreignKeys?: readonly ForeignKey[];
	/** Groups of columns that are all filled or all empty. */
	together?: readonly (readonly string[])[];
	/** Pairs of dates in order, and what a reversed pair does. */
	periods?: readonly { start: string; end: string; severity: Severity }[];
	/** The columns whose basin is expected to lie in the département. */
	basinWithin?: { basin: string; departement: string };
}

/** What a publisher puts in, in the order in which one can be checked against the others. */
export const DATA_SCHEMAS = [
	achats,
	structures,
	postes,
	couvertures,
	declarations,
	referents,
	decisions,
	demandesFse,
	depensesFse,
	attendus,
	observations,
] as readonly unknown[] as readonly TableSchema[];

/** Tables of reference, in the order in which one can be checked against the others. */
export const REFERENCE_SCHEMAS = [
	regions,
	departements,
	bassins,
	segments,
	segmentsCpv,
	typesStructures,
	reperesPublies,
	cadres,
] as readonly unknown[] as readonly TableSchema[];

/** The open-data files of the site; those of `detail/` only where the data set says so. */
export const PUBLISHED_SCHEMAS = [
	indicateur,
	epreuves,
	registre,
	completude,
	acheteursAbsents,
	atypiques,
	revisions,
	couverture,
	demandesFsePubliees,
	rejets,
	dictionnaire,
	detailLignes,
	detailContrats,
] as readonly unknown[] as readonly TableSchema[];

export const ALL_SCHEMAS: readonly TableSchema[] = [
	...DATA_SCHEMAS,
	...REFERENCE_SCHEMAS,
	...PUBLISHED_SCHEMAS,
];

/** Schema of a table by its name, such as `achats` or `departements`. */
export function schemaOf(name: string): TableSchema {
	const found = ALL_SCHEMAS.find((schema) => schema.name === name);
	if (!found) throw new Error(`unknown table of the contract: ${name}`);
	return found;
}

/** Name of the engine's table that holds the kept rows: `achats`, `ref_regions`. */
export function engineTable(schema: TableSchema): string {
	return schema.role === 'reference' ? 'ref_' + schema.name : schema.name;
}

/** Name of a column in the engine: money in cents is renamed (`montant_ht` → `montant_cts`). */
export function engineColumn(field: Field): string {
	return field.money ? field.name.replace(/_ht$/, '') + '_cts' : field.name;
}

/** Columns of the primary key, none when the table has no key. */
export function keyOf(schema: TableSchema): readonly string[] {
	const key = schema.primaryKey ?? [];
	return typeof key === 'string' ? [key] : key;
}

/** A column of a table by its name. @throws {Error} when the schema has none */
export function fieldOf(schema: TableSchema, name: string): Field {
	const found = schema.fields.find((field) => field.name === name);
	if (!found) throw new Error(`${schema.name}: unknown column ${name}`);
	return found;
}

/** The column that says which folder a row came from, once folders are merged. */
export const ORIGIN = 'origine';

/** The columns of a table that its producer fills. */
export function filledFields({ fields }: TableSchema): readonly Field[] {
	return fields.filter(({ name }) => name !== ORIGIN);
}

/** Whether the values of a column are kept apart from the rows. */
export function isRepeated({ repeated = [] }: TableSchema, { name }: Field): boolean {
	return repeated.some(({ columns }) => columns.includes(name));
}

export function isRequired(field: Field): boolean {
	return field.constraints?.required === true;
}
