import { BUYER_LEVELS } from '$lib/contract/dataset';
import type { Field, TableSchema } from '$lib/contract/schema';

const REQUIRED = ['id', 'acheteur_id', 'titulaire_id', 'montant', 'dateNotification'];

/** Columns of the consolidated tabular DECP that the import reads, under their own names. */
export const DECP_COLUMNS = [
	'uid',
	'id',
	'nature',
	'acheteur_id',
	'acheteur_nom',
	'acheteur_departement_code',
	'acheteur_commune_code',
	'titulaire_id',
	'titulaire_typeIdentifiant',
	'titulaire_nom',
	'montant',
	'codeCPV',
	'techniques',
	'dureeMois',
	'dateNotification',
	'considerationsSociales',
	'lieuExecution_code',
	'lieuExecution_typeCode',
	'modification_id',
	'donneesActuelles',
] as const;

/** Columns that only the official JSON fills, and the rank of the contract in its file. */
export const JSON_COLUMNS = ['rang', 'sousTraitant_id', 'sousTraitance_montant'] as const;

export const ALL_COLUMNS = [...DECP_COLUMNS, ...JSON_COLUMNS];

export type DecpColumn = (typeof ALL_COLUMNS)[number];

function textField(name: string, constraints?: Field['constraints']): Field {
	return {
		name,
		type: 'string',
		title: name,
		description: '',
		example: '',
		...(constraints === undefined ? {} : { constraints }),
	};
}

/** The tabular DECP as the reader of CSV and Parquet files wants it described. */
export const DECP_SCHEMA: TableSchema = {
	name: 'decp',
	title: 'DECP',
	description: 'Données essentielles de la commande publique, format tabulaire consolidé.',
	path: 'decp.csv',
	role: 'data',
	fields: ALL_COLUMNS.map((name) =>
		textField(name, REQUIRED.includes(name) ? { required: true } : undefined),
	),
};

/** What the publisher knows of its buyers, which overrides the level guessed from the SIREN. */
export const BUYERS_SCHEMA: TableSchema = {
	name: 'acheteurs',
	title: 'Acheteurs',
	description: 'Niveau et ministère des acheteurs, par SIREN.',
	path: 'acheteurs.csv',
	role: 'data',
	primaryKey: 'siren',
	fields: [
		{ ...textField('siren', { required: true, pattern: '[0-9]{9}' }), width: 9 },
		textField('niveau', { required: true, enum: BUYER_LEVELS }),
		textField('ministere'),
	],
};
