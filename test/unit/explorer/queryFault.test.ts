import { expect, test } from 'vitest';
import { queryFault } from '$lib/engine/queryFault';

/** As a reader sees it, no-break spaces as plain ones. */
const told = (sql: string, raw: string) => {
	const fault = queryFault(sql, raw);
	return { ...fault, message: fault.message.replaceAll('\u00a0', ' ') };
};

/** The text at the place that a message gives. */
const at = (sql: string, raw: string) => {
	const { offset, length } = queryFault(sql, raw);
	return offset === null ? null : sql.slice(offset, offset + length);
};

// Messages as DuckDB 1.4 writes them.
test('an unknown column is found on its line, and told in French', () => {
	const sql = 'SELECT\n  i,\n  foo\nFROM cube';
	const raw =
		'Binder Error: Referenced column "foo" not found in FROM clause!\nCandidate bindings: "i"\n\nLINE 3:   foo\n          ^';
	expect(told(sql, raw)).toMatchObject({ line: 3, column: 3, offset: 14, length: 3 });
	expect(at(sql, raw)).toBe('foo');
	expect(told(sql, raw).message).toBe('Colonne « foo » inconnue ici. Proches : i.');
});

test('a syntax error told twice is read once', () => {
	const sql = 'SELECT i FROM cube WHRE x';
	const picture = `LINE 1: ${sql}\n${' '.repeat(32)}^`;
	const fault = told(sql, `Parser Error: syntax error at or near "x"\n\n${picture}\n\n${picture}`);
	expect(fault).toMatchObject({ line: 1, column: 25, message: 'Erreur de syntaxe près de « x ».' });
	expect(fault.original).toBe('Parser Error: syntax error at or near "x"');
});

test('letters with an accent count for one', () => {
	const sql = "SELECT 'é', foo FROM cube";
	expect(at(sql, `Binder Error: x\n\nLINE 1: ${sql}\n${' '.repeat(20)}^`)).toBe('foo');
});

test('the place holds where DuckDB cuts a long line', () => {
	const sql = `SELECT ${'a + '.repeat(40)}missing + b FROM cube`;
	const raw = `Binder Error: x\n\nLINE 1: ...a + a + a + a + missing + b FROM cube\n${' '.repeat(27)}^`;
	expect(at(sql, raw)).toBe('missing');
});

test('a message without a place has none', () => {
	expect(told('SELECT 1', 'Permission Error: file system operations are disabled')).toEqual({
		message: 'Refusé : seules les tables de cette page peuvent être lues.',
		original: 'Permission Error: file system operations are disabled',
		line: null,
		column: null,
		offset: null,
		length: 0,
	});
});

test('an unusual message stays as it is', () => {
	expect(told('SELECT 1', 'Internal Error: strange').message).toBe('Internal Error: strange');
});

test('a catalogue table of DuckDB is not proposed', () => {
	const raw =
		'Catalog Error: Table with name absente does not exist!\nDid you mean "pg_namespace"?';
	expect(told('FROM absente', raw).message).toBe('Table « absente » inconnue.');
	expect(
		told('FROM cubes', raw.replace('absente', 'cubes').replace('pg_namespace', 'cube')).message,
	).toBe('Table « cubes » inconnue. Proche : cube.');
});
