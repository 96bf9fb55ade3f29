import { columnNames, tidyName } from './head';
import { closestNames, quoted } from './names';
import { isRequired, type TableSchema } from './schema';

export interface HeaderMatch {
	/** For each column of the file, the schema's name, or null for a column that is not read. */
	columns: readonly (string | null)[];
	/** The names that the file gives them, tidied. */
	names: readonly string[];
	/** Fewest fields of a record: those after it are of optional columns, and may be missing at its end. */
	least: number;
	/** What makes the file unusable. */
	errors: readonly string[];
	/** Columns that are not read, with why. */
	warnings: readonly { column: string; message: string }[];
}

/**
 * Sets a file's header beside its schema. Columns may come in any order, optional ones may be
 * absent; a missing required column or a repeated one is an error, an unknown one a warning.
 */
export function matchHeader(schema: TableSchema, header: readonly string[]): HeaderMatch {
	const written = header.map(tidyName);
	const found = columnNames(header);
	const known = new Set(schema.fields.map((field) => field.name));
	const unknown = found.filter((name) => !known.has(name));
	const errors: string[] = [];

	for (const field of schema.fields) {
		const times = written.filter((name) => name === field.name).length;
		if (times > 1) {
			errors.push(`la colonne ${quoted([field.name])} est là ${times} fois : n'en garder qu'une`);
		} else if (times === 0 && isRequired(field)) {
			const near = closestNames(field.name, unknown);
			const hint = near.length > 0 ? ` ; la plus proche : ${quoted(near)}` : '';
			const columns = quoted(found.filter((name) => name !== ''));
			errors.push(
				`la colonne obligatoire ${quoted([field.name])} manque. Colonnes trouvées : ${columns}${hint}`,
			);
		}
	}

	const absent = schema.fields.map((field) => field.name).filter((name) => !found.includes(name));
	const warnings = unknown.map((column) => {
		const near = closestNames(column, absent);
		const hint = near.length > 0 ? ` ; peut-être ${quoted(near)}` : '';
		return {
			column,
			message: /^colonne \d+$/.test(column)
				? "colonne sans nom : elle n'est pas lue"
				: `colonne inconnue du contrat : elle n'est pas lue${hint}`,
		};
	});
	const columns = found.map((name) => (known.has(name) ? name : null));
	const required = new Set(schema.fields.filter(isRequired).map(({ name }) => name));
	const least = columns.reduce((last, name, i) => (name && required.has(name) ? i + 1 : last), 0);
	return {
		columns,
		names: written,
		least: Math.max(least, Math.min(2, columns.length)),
		errors,
		warnings,
	};
}
