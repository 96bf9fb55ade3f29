import { quoted } from '$lib/contract/names';
import type { Layout } from '../layout';
import { isObject, mappingFaults, nearest, readMappingFile } from '../mappingFile';

/**
 * What the importer can use of a source: the contract's own columns, `code_postal`, `commune` (its code)
 * and `ville` (its name) to place it, and `etp` for the organisations that carry the social clause.
 */
export const STRUCTURE_COLUMNS = [
	'siret',
	'nom',
	'type',
	'departement',
	'code_postal',
	'commune',
	'ville',
	'bassin',
	'segments',
	'valide_du',
	'valide_au',
	'preuve_majorite',
	'etp',
	'source',
] as const;

const MARCHE = "Marché de l'inclusion";

/** The layouts recognised by their columns. */
export const STRUCTURE_LAYOUTS: readonly Layout[] = [
	{
		name: 'liste du Marché de l’inclusion (colonnes de son interface)',
		columns: {
			siret: 'siret',
			type: 'kind',
			nom: 'name',
			code_postal: 'post_code',
			ville: 'city',
			departement: 'department',
		},
		required: ['siret', 'type', 'nom'],
		constants: { source: MARCHE },
	},
	{
		name: 'export du Marché de l’inclusion',
		columns: {
			siret: 'Siret',
			type: 'Type de structure',
			nom: 'Raison sociale',
			code_postal: 'Code Postal',
			ville: 'Ville',
			departement: 'Département',
		},
		required: ['siret', 'type', 'nom'],
		constants: { source: MARCHE },
	},
	{
		name: 'liste des Emplois de l’inclusion (colonnes de son interface)',
		columns: {
			siret: 'siret',
			type: 'type',
			nom: 'raison_sociale',
			code_postal: 'code_postal',
			ville: 'ville',
			departement: 'departement',
		},
		required: ['siret', 'type', 'nom'],
		constants: { source: 'Emplois de l’inclusion' },
	},
	{
		name: 'liste FINESS des ESAT',
		columns: {
			siret: 'ET-SIRET',
			nom: 'ET-Raison sociale',
			departement: 'ET-Département Code',
			commune: 'ET-Commune Code',
			ville: 'ET-Commune Libellé',
			code_postal: 'ET-Code Postal',
		},
		required: ['siret', 'nom', 'departement'],
		constants: { type: 'ESAT', source: 'FINESS (ESAT)' },
	},
	{
		name: 'structures.csv de Cap 10',
		columns: Object.fromEntries(STRUCTURE_COLUMNS.map((name) => [name, name])),
		required: ['siret', 'type'],
	},
];

/** Kinds that sources name otherwise: the trial of first hours is run by an ACI. */
export const OTHER_NAMES: Readonly<Record<string, string>> = { ACIPHC: 'ACI' };

/** A header map: where each of our columns is, what is the same everywhere, how kinds are named. */
export interface HeaderMap {
	layout: Layout;
	/** The source's words for kinds, and ours. */
	types: Readonly<Record<string, string>>;
}

type Texts = Readonly<Record<string, string>>;

function textsOf(value: unknown): Texts | null {
	if (value === undefined) return {};
	if (!isObject(value)) return null;
	return Object.values(value).every((text) => typeof text === 'string') ? (value as Texts) : null;
}

/**
 * Reads a header map: `{ "colonnes": { "siret": "N° SIRET" }, "valeurs": { "type": "EA" },
 * "types": { "Entreprise adaptée": "EA" } }`.
 * @throws {DataError} naming every fault of it
 */
export function readHeaderMap(path: string): HeaderMap {
	const fail = (...messages: string[]) => mappingFaults(path, messages);
	const map = readMappingFile(path);
	const [colonnes, valeurs, types] = [map.colonnes, map.valeurs, map.types].map(textsOf);
	if (!colonnes || !valeurs || !types) {
		throw fail(
			'trois objets de textes sont attendus\u00a0: «\u00a0colonnes\u00a0», et au besoin «\u00a0valeurs\u00a0» et «\u00a0types\u00a0»',
		);
	}
	const known: readonly string[] = STRUCTURE_COLUMNS;
	const named = [...Object.keys(colonnes), ...Object.keys(valeurs)];
	const faults = named
		.filter((name) => !known.includes(name))
		.map((name) => `colonne ${quoted([name])} inconnue de structures.csv${nearest(name, known)}`);
	for (const name of ['siret', 'type']) {
		if (!named.includes(name)) faults.push(`dire où est la colonne ${quoted([name])}`);
	}
	if (faults.length > 0) throw fail(...faults);
	const layout = {
		name: path,
		columns: colonnes,
		required: Object.keys(colonnes),
		constants: valeurs,
	};
	return { layout, types };
}
