import { ALL_SCHEMAS, type Field } from '$lib/contract/schema';
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

/** What a value must be, in words. */
function constraintWords({ constraints = {}, decimals, wholeDigits, siret, separator }: Field) {
	const words: string[] = [];
	if (constraints.unique) words.push('unique');
	if (constraints.enum) words.push(`parmi ${constraints.enum.join(', ')}`);
	if (constraints.minimum !== undefined) words.push(`au moins ${constraints.minimum}`);
	if (constraints.exclusiveMinimum !== undefined) {
		words.push(`plus de ${constraints.exclusiveMinimum}`);
	}
	if (constraints.maximum !== undefined) words.push(`au plus ${constraints.maximum}`);
	if (wholeDigits !== undefined) words.push(`${wholeDigits} chiffres au plus avant la virgule`);
	if (decimals !== undefined) words.push(`${decimals} décimales au plus`);
	if (siret) words.push('SIRET de 14 chiffres');
	if (separator) words.push('codes séparés par des espaces');
	return words.join(' ; ');
}

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
