import { SEARCH_KINDS, SEARCH_KIND_WORDS, type SearchEntry } from './entries';

/**
 * Words as they are compared: without accents nor case, ligatures opened, every mark a space, and
 * « Saint » for « St ».
 */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()
		.replace(/\bst(e?)\b/g, 'saint$1');
}

/** An entry with what is compared of it, computed once. */
interface Indexed {
	entry: SearchEntry;
	name: string;
	words: readonly string[];
	/** Words of its kind and detail: they narrow a search, they never start one. */
	around: readonly string[];
}

export function indexEntries(entries: readonly SearchEntry[]): Indexed[] {
	return entries.map((entry) => {
		const name = fold(entry.label);
		return {
			entry,
			name,
			words: [...name.split(' '), fold(entry.code)].filter((word) => word !== ''),
			around: fold(`${SEARCH_KIND_WORDS[entry.kind]} ${entry.detail}`).split(' '),
		};
	});
}

/** How well an entry answers, the smaller the better; null when it does not. */
function rank({ entry, name, words, around }: Indexed, asked: string): number | null {
	if (name === asked || fold(entry.code) === asked) return 0;
	if (name.startsWith(`${asked} `)) return 1;
	if (name.startsWith(asked)) return 2;
	const tokens = asked.split(' ');
	const begins = (among: readonly string[], token: string) =>
		among.some((word) => word.startsWith(token));
	if (tokens.every((token) => begins(words, token))) return 3;
	const known = tokens.every((token) => begins(words, token) || begins(around, token));
	if (known && tokens.some((token) => begins(words, token))) return 4;
	// A piece of a word, for whoever remembers the end of a name; one or two letters say too little.
	return asked.length > 2 && name.includes(asked) ? 5 : null;
}

/** What answers the words typed, best first; nothing for nothing typed. */
export function search(indexed: readonly Indexed[], typed: string): SearchEntry[] {
	const asked = fold(typed);
	if (asked === '') return [];
	return indexed
		.flatMap((item) => {
			const score = rank(item, asked);
			return score === null ? [] : [{ ...item, score }];
		})
		.sort(
			(a, b) =>
				a.score - b.score ||
				SEARCH_KINDS.indexOf(a.entry.kind) - SEARCH_KINDS.indexOf(b.entry.kind) ||
				a.name.length - b.name.length ||
				(a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
		)
		.map(({ entry }) => entry);
}
