/** What a reader's statement may start with: all of them read. */
const READING = [
	'select',
	'with',
	'from',
	'values',
	'table',
	'describe',
	'summarize',
	'show',
	'explain',
	'pivot',
	'unpivot',
] as const;

interface Refusal {
	/** Why, in French. */
	reason: string;
	/** Where in the statement, as an offset. */
	at: number;
}

const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$/g;

/**
 * Why a reader's text is not run, or null. A first look, so that the refusal is clear: what protects
 * is the sealed database itself (`sandbox.ts`), which reads no file, fetches nothing, keeps its
 * settings and runs each statement in a read-only transaction.
 */
export function refusal(sql: string): Refusal | null {
	// Same length, so that offsets hold.
	const bare = sql.replace(QUOTED, (found) =>
		/^(--|\/\*)/.test(found) ? found.replace(/[^\n]/g, ' ') : 'x'.repeat(found.length),
	);
	const start = bare.search(/\S/);
	if (start < 0) return { reason: 'La requête est vide.', at: 0 };
	const end = bare.indexOf(';');
	const second = end < 0 ? -1 : bare.slice(end + 1).search(/[^\s;]/);
	if (second >= 0) {
		return { reason: 'Une seule instruction à la fois.', at: end + 1 + second };
	}
	const word = /^\(*\s*([a-z]+)/i.exec(bare.slice(start))?.[1]?.toLowerCase() ?? '';
	if (READING.some((verb) => verb === word)) return null;
	return {
		reason: `Seule la lecture est permise\u00a0: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN, PIVOT.`,
		at: start,
	};
}
