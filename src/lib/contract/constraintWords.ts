import type { Field } from './schema';

/** What a value must be, in French words, for the dictionary. */
export function constraintWords({
	constraints = {},
	decimals,
	wholeDigits,
	siret,
	separator,
}: Field): string {
	const words: string[] = [];
	if (constraints.unique) words.push('unique');
	if (constraints.enum) words.push(`parmi ${constraints.enum.join(', ')}`);
	if (constraints.minimum !== undefined) words.push(`au moins ${constraints.minimum}`);
	if (constraints.exclusiveMinimum !== undefined) {
		words.push(`plus de ${constraints.exclusiveMinimum}`);
	}
	if (constraints.maximum !== undefined) words.push(`au plus ${constraints.maximum}`);
	if (wholeDigits !== undefined) words.push(`${wholeDigits} chiffres au plus avant la virgule`);
	if (decimals !== undefined) words.push(`arrondi à ${decimals} décimales`);
	if (siret) words.push('SIRET de 14 chiffres');
	if (separator) words.push('codes séparés par des espaces');
	return words.join(' ; ');
}
