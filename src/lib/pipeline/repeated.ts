/**
 * Columns whose values come back from line to line (a buyer, a supplier, a contract) are kept once, in
 * a table of their own, and by a number in each line: ten million lines then fit in the engine's memory.
 */
import {
	engineColumn,
	engineTable,
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

function columnsOf(schema: TableSchema, names: readonly string[]): string[] {
	return names.flatMap((name) => {
		const field = schema.fields.find((candidate) => candidate.name === name);
		if (!field) throw new Error(`${schema.name}: unknown column ${name}`);
		return [engineColumn(field), ...(field.validFlag === undefined ? [] : [field.validFlag])];
	});
}

/** What the engine does for a table whose schema has repeated columns. */
export interface Numbering {
	/** SQL that makes the tables of values and `into`, all empty, from the empty {@link BATCH}. */
	create(into: string): string;
	/** SQL that adds the rows of {@link BATCH} to `into`. */
	add(into: string): string;
	/** SQL of the view that gives back every column of the rows of `from`. */
	view(from: string): string;
}

export function planNumbering(schema: TableSchema): Numbering | undefined {
	const groups = schema.repeated ?? [];
	if (groups.length === 0) return undefined;
	const all = columnsOf(
		schema,
		schema.fields.map(({ name }) => name),
	);
	const parts = groups.map((group) => ({
		values: valuesTable(group),
		number: numberColumn(group),
		columns: columnsOf(schema, group.columns),
		texts: group.columns,
	}));
	const apart = new Set(parts.flatMap(({ columns }) => columns));
	const own = all.filter((column) => !apart.has(column));
	const numbered = (rows: string, more: readonly string[]) => {
		const columns = ['ligne', ...own, ...more].map((column) => `l.${column}`);
		const numbers = parts.map(({ values, number }) => `${values}.numero AS ${number}`);
		const joins = parts.map(({ values, columns: shared }) => {
			const same = shared.map((column) => `${values}.${column} IS NOT DISTINCT FROM l.${column}`);
			return `LEFT JOIN ${values} ON ${same.join(' AND ')}`;
		});
		return `SELECT ${[...columns, ...numbers].join(', ')} FROM ${rows} l ${joins.join(' ')}`;
	};
	return {
		create: (into) => {
			const tables = parts.map(
				({ values, columns }) =>
					`CREATE OR REPLACE TABLE ${values} AS
					SELECT CAST(0 AS INTEGER) AS numero, ${columns.join(', ')} FROM ${BATCH} WHERE false;`,
			);
			return `${tables.join('\n')}
				CREATE OR REPLACE TABLE ${into} AS ${numbered(BATCH, ['etat'])} WHERE false;`;
		},
		add: (into) => {
			const added = parts.map(({ values, columns, texts }) => {
				const list = columns.join(', ');
				// EXCEPT takes two empty values for the same one, and leaves each combination once.
				return `INSERT INTO ${values}
					SELECT (SELECT coalesce(max(numero), 0) FROM ${values}) + row_number() OVER (), ${list}
					FROM (
						SELECT ${list} FROM ${BATCH} WHERE coalesce(${texts.join(', ')}) IS NOT NULL
						EXCEPT SELECT ${list} FROM ${values}
					);`;
			});
			return `${added.join('\n')}
				INSERT INTO ${into} ${numbered(BATCH, ['etat'])};`;
		},
		view: (from) => {
			const columns = all.map((column) => {
				const part = parts.find((candidate) => candidate.columns.includes(column));
				if (!part) return `l.${column}`;
				const value = `${part.values}.${column}`;
				// A flag of validity is never unknown: an empty SIRET is not valid.
				return part.texts.includes(column) ? value : `coalesce(${value}, false) AS ${column}`;
			});
			const joins = parts.map(
				({ values, number }) => `LEFT JOIN ${values} ON ${values}.numero = l.${number}`,
			);
			return `SELECT l.ligne, ${columns.join(', ')} FROM ${from} l ${joins.join(' ')}`;
		},
	};
}
