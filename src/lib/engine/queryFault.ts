/** What DuckDB found wrong in a statement, told for its author. */
export interface QueryFault {
	/** In French where the message is a usual one, else as DuckDB says it. */
	message: string;
	/** DuckDB's own words, without its picture of the line. */
	original: string;
	/** From 1; null when DuckDB gives no place. */
	line: number | null;
	/** From 1, in the line. */
	column: number | null;
	/** Offset of the place in the statement; null when it has none. */
	offset: number | null;
	/** How many characters the word at fault has. */
	length: number;
}

const LINE = /^LINE (\d+): (.*)$/m;

const FRENCH: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
	[/syntax error at or near "([^]*?)"/, (word = '') => `Erreur de syntaxe près de « ${word} »`],
	[/syntax error at end of input/, () => 'La requête s’arrête trop tôt'],
	[/unterminated quoted string/, () => 'Guillemet ouvert et jamais fermé'],
	[
		/Referenced column "([^"]*)" not found[^]*?(?:Candidate bindings: ([^\n]*))?$/,
		(name = '', near = '') =>
			`Colonne « ${name} » inconnue ici${near ? `. Proches : ${near.replaceAll('"', '')}` : ''}`,
	],
	[
		/Referenced table "([^"]*)" not found/,
		(name = '') => `Table « ${name} » absente de la clause FROM`,
	],
	[
		/Table with name (\S+) does not exist![^]*?(?:Did you mean "(?!pg_|duckdb_|sqlite_)([^"]*)"\?)?$/,
		(name = '', near = '') => `Table « ${name} » inconnue${near ? `. Proche : ${near}` : ''}`,
	],
	[
		/(?:Scalar|Aggregate|Table) Function with name "?([^" ]+)"? (?:does not exist|is not in the catalog)/,
		(name = '') => `Fonction « ${name} » inconnue ou absente de ce moteur`,
	],
	[
		/column "([^"]*)" must appear in the GROUP BY/,
		(name = '') => `Colonne « ${name} » à mettre dans GROUP BY, ou dans une somme`,
	],
	[
		/Ambiguous reference to column name "([^"]*)"/,
		(name = '') => `Colonne « ${name} » ambiguë : dites de quelle table`,
	],
	[
		/Could not convert string '([^']*)' to (\w+)/,
		(value = '', type = '') => `« ${value} » ne se convertit pas en ${type}`,
	],
	[
		/file system operations are disabled|Loading external extensions is disabled|Cannot access/,
		() => 'Refusé : seules les tables de cette page peuvent être lues',
	],
	[/read-only/, () => 'Refusé : les tables de cette page ne se modifient pas'],
	[/configuration has been locked/, () => 'Refusé : les réglages du moteur ne changent pas'],
	[
		/Cannot prepare multiple statements/,
		() => 'Une seule instruction à la fois ; PIVOT demande sa liste de valeurs, IN (…)',
	],
	[/Out of Memory/, () => 'La requête demande plus de mémoire que le moteur n’en a'],
];

const typeset = (text: string) =>
	text.replace(/« | (?=[»:?])/g, (found) => found.replace(' ', '\u00a0'));

/** Reads a message of DuckDB against the statement that it answers. */
export function queryFault(sql: string, raw: string): QueryFault {
	const message = raw.replace(/^Failed to extract statements: /, '');
	const [head = ''] = message.split(/\n+LINE \d+: /);
	const original = head.trim();
	const place = LINE.exec(message);
	const french = FRENCH.map(([pattern, words]) => {
		const found = pattern.exec(original);
		return found ? words(...found.slice(1).map((group) => group ?? '')) : null;
	}).find((found) => found !== null);
	const fault = { message: french ? typeset(`${french}.`) : original, original };
	const caret = place && message.slice(place.index).split('\n')[1]?.indexOf('^');
	if (!place || caret === undefined || caret === null || caret < 0) {
		return { ...fault, line: null, column: null, offset: null, length: 0 };
	}
	const line = Number(place[1]);
	const lines = sql.split('\n');
	const text = lines[line - 1] ?? '';
	const shown = place[2] ?? '';
	let column = caret - `LINE ${line}: `.length;
	if (shown.startsWith('...')) {
		// DuckDB cuts a long line round the fault.
		const cut = shown.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
		column = Math.max(0, text.indexOf(cut)) + column - '...'.length;
	}
	column = Math.min(Math.max(0, column), text.length);
	const before = lines.slice(0, line - 1).reduce((sum, found) => sum + found.length + 1, 0);
	const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(column))?.[0] ?? '';
	return {
		...fault,
		line,
		column: column + 1,
		offset: before + column,
		length: Math.max(1, word.length),
	};
}
