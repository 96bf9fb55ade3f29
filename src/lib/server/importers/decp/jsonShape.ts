import { quoted } from '$lib/contract/names';

/** Where a JSON file holds its contracts: paths of the items, and what their lists are. */
export interface JsonShape {
	paths: string[];
	/** The depth of the items, the root being 0. */
	depth: number;
}

/** How much of a file is looked at, in characters. */
export const SHAPE_START = 1 << 16;

const LISTS = ['marche', 'contrat-concession'];

const WANTED =
	'attendu\u00a0: le JSON officiel des données essentielles («\u00a0marches\u00a0», formats de 2019 et de 2022) ou l’export de data.economie.gouv.fr. Pour un autre fichier, l’enregistrer en CSV et dire où sont ses colonnes avec --entetes';

/** What to do with contracts published in another standard. */
export const OCDS =
	'ce sont des publications OCDS (Open Contracting), qui ne disent ni la clause ni la technique d’achat\u00a0: prendre le même jeu au format des données essentielles (DECP), en CSV ou en JSON, sur data.economie.gouv.fr ou data.gouv.fr';

/** The names of the keys at the start of a JSON object, for a message. */
function keysOf(start: string): string[] {
	const keys = [...start.matchAll(/"([^"\\]{1,60})"\s*:/g)].map(([, key]) => key ?? '');
	return [...new Set(keys)].slice(0, 10);
}

/** What to say of a JSON file in which no contract is found. */
export function unexpectedJson(start: string): string {
	const keys = keysOf(start);
	const found = keys.length > 0 ? `. Clés trouvées\u00a0: ${quoted(keys)}` : '';
	return `ni liste «\u00a0marches\u00a0» ni liste «\u00a0marches.marche\u00a0»\u00a0; ${WANTED}${found}`;
}

/**
 * What a JSON file is, from its start: contracts in `marches`, in its two lists, at the root or in the
 * answer of an API. A sentence for what is none of these, null for what is no JSON at all.
 */
export function shapeOf(start: string): JsonShape | string | null {
	const text = start.trimStart();
	if (/"ocid"\s*:|"releases"\s*:/.test(text)) return OCDS;
	if (text.startsWith('[')) return { paths: ['$.*'], depth: 1 };
	if (!text.startsWith('{')) return null;
	const within = /"marches"\s*:\s*([[{])/.exec(text)?.[1];
	if (within === '[') return { paths: ['$.marches.*'], depth: 2 };
	const prefix = within === undefined ? '$' : '$.marches';
	const lists = LISTS.filter((name) => new RegExp(`"${name}"\\s*:\\s*[[{]`).test(text));
	if (lists.length > 0 && (within === '{' || !/"results"\s*:/.test(text))) {
		return {
			paths: LISTS.map((name) => `${prefix}.${name}.*`),
			depth: within === undefined ? 2 : 3,
		};
	}
	const list = /"(results|records)"\s*:\s*\[/.exec(text)?.[1];
	return list === undefined ? unexpectedJson(start) : { paths: [`$.${list}.*`], depth: 2 };
}
