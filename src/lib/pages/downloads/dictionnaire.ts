import { constraintWords } from '$lib/contract/constraintWords';
import { ALL_SCHEMAS } from '$lib/contract/schema';
import { machineCsv } from './machineCsv';

const HEADER = [
	'fichier',
	'colonne',
	'libelle',
	'type',
	'obligatoire',
	'contraintes',
	'description',
	'exemple',
];

/** `telechargements/dictionnaire.csv`: every column of every file of the contract. */
export function dictionnaireCsv(): string {
	return machineCsv(
		HEADER,
		ALL_SCHEMAS.flatMap((schema) =>
			schema.fields.map((field) => [
				schema.path,
				field.name,
				field.title,
				field.type,
				field.constraints?.required === true,
				constraintWords(field),
				field.description,
				field.example,
			]),
		),
	);
}
