/** A table of a sandbox: an Arrow IPC stream, or machine CSV with the types of its columns. */
export type SandboxTable =
	| { name: string; arrow: Uint8Array }
	| { name: string; csv: Uint8Array; columns: readonly (readonly [name: string, type: string])[] };

/**
 * Closes a database before a reader's statements: no file, no network, no extension, no attached
 * database on disk, and none of these settings can be taken back.
 */
export const SEAL = 'SET enable_external_access = false; SET lock_configuration = true;';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** The statement that makes a table from its CSV at `path`; nothing is guessed. */
export function csvTable(
	{ name, columns }: Extract<SandboxTable, { csv: Uint8Array }>,
	path: string,
): string {
	const types = columns.map(([column, type]) => `${text(column)}: ${text(type)}`).join(', ');
	return `CREATE TABLE ${quoted(name)} AS SELECT * FROM read_csv(${text(path)},
		auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
		columns = {${types}})`;
}
