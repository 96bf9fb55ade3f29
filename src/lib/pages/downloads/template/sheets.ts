/** What stands in each sheet of the workbook to fill, before it is written as XLSX or ODS. */
import type { DatasetInfo } from '$lib/contract/dataset';
import { DATA_SCHEMAS, isRequired, type Field, type TableSchema } from '$lib/contract/schema';
import { ASIDE, EXAMPLE } from '$lib/pipeline/template';
import { choicesOf, LIST_TITLES, type CodeLists } from './lists';

export type Cell = string | number | null;

/** A sheet to fill: a table of the contract. */
export interface TableSheet {
	schema: TableSchema;
	fields: readonly Field[];
	/** Rows under the header, the example first. */
	rows: readonly (readonly Cell[])[];
}

/** Rows already filled, by table then by column. */
export type Filled = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** What says where a row comes from once folders are merged: no one fills it. */
const NOT_FILLED = new Set(['origine']);

function valueOf(field: Field, text: string): Cell {
	const number = field.type === 'integer' || field.type === 'number';
	return number && text !== '' ? Number(text) : text;
}

/** The sheets of the contract's tables, each with its example and the rows already filled. */
export function tableSheets(filled: Filled = {}): TableSheet[] {
	return DATA_SCHEMAS.map((schema) => {
		const fields = schema.fields.filter(({ name }) => !NOT_FILLED.has(name));
		const example = fields.map((field, i): Cell =>
			i === 0 ? EXAMPLE : valueOf(field, field.example),
		);
		const rows = (filled[schema.name] ?? []).map((row) =>
			fields.map(({ name }) => row[name] ?? null),
		);
		return { schema, fields, rows: [example, ...rows] };
	});
}

/** What is said of a column: its title, what it holds, whether it must be filled, and an example. */
export function noteOf(field: Field): string {
	const must = isRequired(field) ? 'À remplir.' : 'Facultatif.';
	const several =
		field.separator === undefined ? '' : ' Plusieurs codes\u00a0: les séparer par des espaces.';
	const example = field.example === '' ? '' : ` Exemple\u00a0: ${field.example}`;
	return `${field.title}. ${must} ${field.description}${several}${example}`;
}

/** The sheet {@link DATASET_SHEET}: key, value, what it means. */
export function datasetRows(info: Partial<DatasetInfo>): Cell[][] {
	const said = (key: keyof DatasetInfo, fallback: string) => {
		const value = info[key];
		if (typeof value === 'boolean') return value ? 'oui' : 'non';
		return value ?? fallback;
	};
	return [
		['cle', 'valeur', 'sens'],
		['titre', said('titre', ''), 'Nom de ce que contient le classeur.'],
		['producteur', said('producteur', ''), 'Service qui répond de ces données.'],
		['licence', said('licence', 'Licence Ouverte 2.0'), 'Licence de publication.'],
		[
			'date_reference',
			said('date_reference', ''),
			'Date à laquelle les données sont arrêtées, aaaa-mm-jj.',
		],
		['fictif', said('fictif', 'non'), 'oui si ces données sont inventées.'],
		[
			'perimetre',
			said('perimetre', ''),
			'Ce que les achats couvrent\u00a0: services, années, exclusions.',
		],
		['taxes', 'HT', 'Les montants sont hors taxes.'],
		[
			'lieu',
			said('lieu', 'execution'),
			'Ce que dit la colonne departement\u00a0: execution (lieu d’exécution) ou acheteur.',
		],
		['edition_regions', said('edition_regions', '2016'), 'Régions de 2010 ou de 2016.'],
		['edition_bassins', said('edition_bassins', '2020'), 'Zones d’emploi de 2010 ou de 2020.'],
		[
			'niveau_par_defaut',
			said('niveau_par_defaut', 'etat'),
			'Niveau de l’acheteur quand acheteur_niveau est vide.',
		],
		[
			'diffusion',
			said('diffusion', 'public'),
			'public\u00a0: les noms et SIRET des fournisseurs sont masqués\u00a0; interne\u00a0: non.',
		],
		['detail', said('detail', 'non'), 'oui pour publier aussi les lignes et les contrats.'],
		[
			'completude_minimale',
			said('completude_minimale', ''),
			'Part reçue des attendus, en %, sous laquelle un verdict porte «\u00a0données incomplètes\u00a0»\u00a0: 95 si rien n’est dit.',
		],
		['contact', said('contact', ''), 'Adresse du service, facultative.'],
	];
}

/** The sheet of instructions. */
export function helpRows(lists: boolean): Cell[][] {
	const columns = tableSheets().flatMap(({ schema, fields }) =>
		fields.map((field): Cell[] => [
			schema.name,
			field.name,
			isRequired(field) ? 'à remplir' : 'facultatif',
			noteOf(field),
			allowed(schema, field),
		]),
	);
	return [
		[ASIDE.help],
		[],
		[
			'1. Remplir la feuille «\u00a0jeu\u00a0», puis «\u00a0achats\u00a0», une ligne par paiement ou par somme de paiements.',
		],
		[
			'2. Remplir les autres feuilles si l’on a de quoi\u00a0: une feuille vide est une table absente, pas un zéro.',
		],
		[
			`3. La ligne «\u00a0${EXAMPLE}\u00a0» de chaque feuille montre comment écrire. Elle ne compte pas\u00a0; on peut l’effacer.`,
		],
		['4. Les codes (SIRET, CPV, départements, bassins) sont du texte\u00a0: leurs zéros restent.'],
		[
			lists
				? '5. Une cellule à choix propose ses valeurs\u00a0; la feuille «\u00a0listes\u00a0» dit ce que veut dire chaque code.'
				: '5. La feuille «\u00a0listes\u00a0» dit les codes possibles\u00a0; les autres choix sont écrits ci-dessous.',
		],
		[
			'6. Ouvrir le classeur sur la page Données du site, sans rien envoyer, ou par\u00a0: npm run check -- <classeur>. Les fautes sont dites cellule par cellule.',
		],
		[],
		['feuille', 'colonne', 'à remplir\u00a0?', 'ce qu’elle contient', 'choix'],
		...columns,
	];
}

function allowed(schema: TableSchema, field: Field): string {
	const choices = choicesOf(schema, field);
	if (choices === null) return '';
	return typeof choices === 'string'
		? `codes de «\u00a0${LIST_TITLES[choices]}\u00a0»`
		: choices.join(', ');
}

/** Where each list stands in its sheet: column of its codes, from 0, and how many they are. */
export type ListPlaces = ReadonlyMap<keyof CodeLists, { column: number; length: number }>;

/** First row of codes in the sheet of lists, from 0: its title and the headers are above. */
export const LISTS_START = 2;

/** The sheet of lists, a code and its label in two columns each. */
export function listRows(lists: CodeLists): { rows: Cell[][]; places: ListPlaces } {
	const names = Object.keys(LIST_TITLES) as (keyof CodeLists)[];
	const places = new Map(
		names.map((name, i) => [name, { column: i * 2, length: lists[name].length }]),
	);
	const most = Math.max(...names.map((name) => lists[name].length));
	const rows: Cell[][] = [[ASIDE.lists], names.flatMap((name) => [LIST_TITLES[name], ''])];
	for (let i = 0; i < most; i++) {
		rows.push(
			names.flatMap((name) => [lists[name][i]?.code ?? null, lists[name][i]?.label ?? null]),
		);
	}
	return { rows, places };
}
