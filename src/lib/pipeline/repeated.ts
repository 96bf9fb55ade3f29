/**
 * Columns whose values come back from line to line (a buyer, a supplier, a contract) are kept once, in
 * a table of their own, and by a number in each line: ten million lines then fit in the engine's memory.
 */
import { SOUND, WARNED } from '$lib/contract/checks';
import {
	engineColumn,
	engineTable,
	fieldOf,
	isRepeated,
	type Field,
	type RepeatedColumns,
	type TableSchema,
} from '$lib/contract/schema';

/** Rows of a piece of the file, typed, before they are numbered. */
export const BATCH = 'lot_lu';

/** Table that holds the values of a group once: `numero`, then the columns. */
function valuesTable({ name }: RepeatedColumns): string {
	return `valeurs_${name}`;
}

/** Column of a line that holds the number of its values; NULL when all of them are. */
function numberColumn({ name }: RepeatedColumns): string {
	return `n_${name}`;
}

/** Name of the table that holds the kept rows with numbers; {@link engineTable} is then a view. */
export function numberedTable(schema: TableSchema): string {
	return `${engineTable(schema)}_gardes`;
}

/** Column of a table of values that says whether a SIRET is valid, false when it is empty. */
function flagOf({ name, validFlag }: Field): string {
	return validFlag ?? `${name}_valide`;
}

/** What the engine does for a table whose schema has repeated columns. */
export interface Numbering {
	/** SQL that makes the tables of values and `into`, all empty, from {@link BATCH}. */
	create(into: string): string;
	/** SQL that adds the rows of {@link BATCH} to `into`, with a warning for their invalid SIRET. */
	add(into: string): string;
	/** SQL of the view that gives back every column of the rows of `from`. */
	view(from: string): string;
}

export function planNumbering(schema: TableSchema): Numbering | undefined {
	const groups = schema.repeated ?? [];
	if (groups.length === 0) return undefined;
	const parts = groups.map((group) => {
		const fields = group.columns.map((name) => fieldOf(schema, name));
		return {
			values: valuesTable(group),
			number: numberColumn(group),
			columns: fields.map(engineColumn),
			sirets: fields
				.filter(({ siret }) => siret)
				.map((field) => ({ column: engineColumn(field), flag: flagOf(field) })),
		};
	});
	const own = schema.fields.filter((field) => !isRepeated(schema, field)).map(engineColumn);
	const invalid = parts.flatMap(({ values, sirets }) =>
		sirets.map(({ column, flag }) => `(${values}.${column} IS NOT NULL AND NOT ${values}.${flag})`),
	);
	const state = `greatest(l.etat, CASE WHEN ${invalid.join(' OR ') || 'false'} THEN ${WARNED} ELSE ${SOUND} END)`;
	const selected = [
		...['ligne', ...own].map((column) => `l.${column}`),
		`CAST(${state} AS TINYINT) AS etat`,
		...parts.map(({ values, number }) => `${values}.numero AS ${number}`),
	];
	// Every row finds its values, the empty ones too: a row in two parts would be written twice as slowly.
	const found = parts.map(({ values, columns }) => {
		const same = columns.map((column) => `${values}.${column} IS NOT DISTINCT FROM l.${column}`);
		return `JOIN ${values} ON ${same.join(' AND ')}`;
	});
	const numbered = `SELECT ${selected.join(', ')} FROM ${BATCH} l ${found.join(' ')}`;
	return {
		create: (into) => {
			const tables = parts.map(({ values, columns, sirets }) => {
				const flags = sirets.map(({ flag }) => `false AS ${flag}`);
				const all = ['CAST(0 AS INTEGER) AS numero', ...columns, ...flags];
				return `CREATE OR REPLACE TABLE ${values} AS SELECT ${all.join(', ')} FROM ${BATCH} WHERE false;`;
			});
			return `${tables.join('\n')}
				CREATE OR REPLACE TABLE ${into} AS ${numbered} WHERE false;`;
		},
		add: (into) => {
			const added = parts.map(({ values, columns, sirets }) => {
				const list = columns.join(', ');
				const next = `(SELECT coalesce(max(numero), 0) FROM ${values}) + row_number() OVER ()`;
				const flags = sirets.map(({ column }) => `siret_valide(${column})`);
				const all = [
					`CASE WHEN coalesce(${list}) IS NOT NULL THEN ${next} END`,
					...columns,
					...flags,
				];
				// EXCEPT takes two empty values for the same one, and leaves each combination once.
				return `INSERT INTO ${values} SELECT ${all.join(', ')}
					FROM (SELECT ${list} FROM ${BATCH} EXCEPT SELECT ${list} FROM ${values});`;
			});
			return `${added.join('\n')}
				INSERT INTO ${into} ${numbered};`;
		},
		view: (from) => {
			const columns = schema.fields.flatMap((field) => {
				const column = engineColumn(field);
				const part = parts.find((candidate) => candidate.columns.includes(column));
				if (!part) return [`l.${column}`];
				const valid = `coalesce(${part.values}.${flagOf(field)}, false) AS ${field.validFlag}`;
				return [`${part.values}.${column}`, ...(field.validFlag === undefined ? [] : [valid])];
			});
			const joins = parts.map(
				({ values, number }) => `LEFT JOIN ${values} ON ${values}.numero = l.${number}`,
			);
			return `SELECT l.ligne, ${columns.join(', ')} FROM ${from} l ${joins.join(' ')}`;
		},
	};
}
