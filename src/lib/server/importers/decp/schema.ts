import { BUYER_LEVELS } from '$lib/contract/dataset';
import type { Field, TableSchema } from '$lib/contract/schema';
import { REQUIRED_COLUMNS, type DecpColumn } from './columns';

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

/**
 * A DECP file as the reader wants it described: the columns that it has and that the import reads, by
 * their names in the file.
 */
export function decpSchema(places: ReadonlyMap<DecpColumn, string>): TableSchema {
	const required = new Set(REQUIRED_COLUMNS.map((column) => places.get(column)));
	return {
		name: 'decp',
		title: 'DECP',
		description: 'Données essentielles de la commande publique.',
		path: 'decp.csv',
		role: 'data',
		fields: [...new Set(places.values())].map((name) =>
			textField(name, required.has(name) ? { required: true } : undefined),
		),
	};
}

const LEVEL_FIELDS = [
	{ ...textField('siren', { required: true, pattern: '[0-9]{9}' }), width: 9 },
	textField('niveau', { required: true, enum: BUYER_LEVELS }),
	textField('ministere'),
];

/** What the publisher knows of its buyers, which overrides any guess. */
export const BUYERS_SCHEMA: TableSchema = {
	name: 'acheteurs',
	title: 'Acheteurs',
	description: 'Niveau et ministère des acheteurs, par SIREN.',
	path: 'acheteurs.csv',
	role: 'data',
	primaryKey: 'siren',
	fields: LEVEL_FIELDS,
};

/** Bodies of the State whose SIREN does not tell that they are, supplied with the importer. */
export const BODIES_SCHEMA: TableSchema = {
	name: 'organismes_etat',
	title: 'Organismes de l’État',
	description: 'Niveau des organismes de l’État que leur SIREN ne dit pas.',
	path: 'data/import/organismes_etat.csv',
	role: 'data',
	primaryKey: 'siren',
	fields: LEVEL_FIELDS,
};
