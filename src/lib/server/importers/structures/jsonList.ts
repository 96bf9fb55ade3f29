/** A list in JSON, as an interface or a catalogue gives it, as the text of a table. */
import { FileError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { csvRecord } from '$lib/pipeline/csvText';
import { chunksOf, type DataSource } from '$lib/pipeline/dataSource';
import { JSON_LIST } from '../inputs';
import { isObject } from '../mappingFile';

type Item = Readonly<Record<string, unknown>>;

const isItems = (value: unknown): value is readonly Item[] =>
	Array.isArray(value) && value.length > 0 && value.every(isObject);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		try {
			if (lines.length > 1) return lines.map((line): unknown => JSON.parse(line));
		} catch {
			// Not one object a line either: what is wrong with the whole is told.
		}
		const reason = error instanceof Error ? error.message : String(error);
		throw new FileError(
			`ce n’est pas du JSON, ou il est incomplet (${reason.slice(0, 120)})\u00a0: le télécharger à nouveau, ou donner la liste en CSV`,
		);
	}
}

/** The longest list of objects in a document, at its root or one or two keys below. */
function longestList(root: unknown, depth = 2): readonly Item[] {
	if (isItems(root)) return root;
	if (!isObject(root) || depth === 0) return [];
	return Object.values(root)
		.map((value) => longestList(value, depth - 1))
		.reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}

/** The cells of an item by name: `a.b` for what stands inside an object, words joined by commas. */
function cellsOf(item: Item, under = ''): [string, unknown][] {
	return Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
		if (isObject(value)) return cellsOf(value, `${under}${key}.`);
		const words = Array.isArray(value) && value.every((one) => typeof one !== 'object');
		return [[under + key, words ? value.join(', ') : value]];
	});
}

/** @throws {FileError} when the text is no JSON, or holds no list of objects */
export function jsonListText(text: string): string {
	const root = parsed(text.replace(/^\uFEFF/, ''));
	const items = longestList(root);
	if (items.length === 0) {
		const keys = isObject(root) ? Object.keys(root).slice(0, 10) : [];
		const found = keys.length > 0 ? ` Clés trouvées\u00a0: ${quoted(keys)}.` : '';
		throw new FileError(`aucune liste d’objets dans ce JSON.${found} Donner la liste en CSV`);
	}
	// A map's feature holds what is said of it apart from its shape.
	const rows = items.map(
		(item) => new Map(cellsOf(isObject(item['properties']) ? item['properties'] : item)),
	);
	const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
	const records = rows.map((row) => csvRecord(columns.map((column) => row.get(column))));
	return csvRecord(columns) + records.join('');
}

/** A source whose lists in JSON open as the text of a table. */
export function withJsonLists(source: DataSource): DataSource {
	return {
		...source,
		async open(name) {
			if (!JSON_LIST.test(name)) return source.open(name);
			const decoder = new TextDecoder();
			let text = '';
			for await (const chunk of chunksOf(await source.open(name))) {
				text += decoder.decode(chunk, { stream: true });
			}
			const table = jsonListText(text + decoder.decode());
			return (async function* () {
				yield new TextEncoder().encode(table);
			})();
		},
	};
}
