/**
 * Writes columns and conditions into the braces of a query. They come from the fixed maps beside each
 * query, never from a reader: values are bound.
 * @throws {Error} when the query names a word that the map lacks
 */
export function fill(sql: string, words: Readonly<Record<string, string>>): string {
	return sql.replace(/\{(\w+)\}/g, (_, name: string) => {
		const word = words[name];
		if (word === undefined) throw new Error(`query word without a value: ${name}`);
		return word;
	});
}
