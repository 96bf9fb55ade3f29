import type { Field } from '$lib/contract/schema';
import { closestNames } from '$lib/contract/names';

/** Values of a column that are shown. */
const SHOWN = 3;

/** Up to three unlike values of each column, from the first rows under the header. */
export function samplesOf(
	rows: readonly (readonly string[])[],
	columns: number,
): readonly (readonly string[])[] {
	return Array.from({ length: columns }, (_, i) => {
		const values = rows.map((row) => (row[i] ?? '').trim()).filter((value) => value !== '');
		return [...new Set(values)].slice(0, SHOWN);
	});
}

const SIRET = /^\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?\d{5}$/;
const YEAR = /^20\d{2}$/;
const DAY = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b/;
const DEPARTEMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])$/i;
const CPV = /^\d{8}(-\d)?$/;
const AMOUNT = /^[-+(−]?\d[\d \u00a0\u202f.,]*[.,]\d{2}\b/;

/**
 * The test of what only a column of this kind holds; null for a column whose values tell nothing. A value
 * written in words is told by its list alone.
 */
function testOf(field: Field): ((value: string) => boolean) | null {
	const { name, siret, year, money, type } = field;
	const words = field.constraints?.enum;
	if (siret || name === 'siret') return (value) => SIRET.test(value);
	if (year) return (value) => YEAR.test(value) || DAY.test(value);
	if (name === 'departement') return (value) => DEPARTEMENT.test(value);
	if (name === 'cpv') return (value) => CPV.test(value);
	if (money) return (value) => AMOUNT.test(value);
	if (words) return (value) => words.includes(value.toLowerCase()) || words.includes(value);
	if (type === 'date') return (value) => DAY.test(value);
	return null;
}

/** Whether all the values of a column are such as the field holds; null when they tell nothing. */
export function holds(field: Field, values: readonly string[]): boolean | null {
	const test = testOf(field);
	return test === null || values.length === 0 ? null : values.every(test);
}

/** False where the values of a column cannot be such as the field holds: no figure in any of them. */
export function plausible({ type, width }: Field, values: readonly string[]): boolean {
	const figures = type === 'integer' || type === 'number' || type === 'date';
	if (values.length === 0 || !(figures || width !== undefined)) return true;
	return values.some((value) => /\d/.test(value));
}

/** The one value of a list that a text most likely means, such as `paye` in « Montant payé ». */
export function valueIn(field: Field, text: string): string | null {
	const words = field.constraints?.enum ?? [];
	const bare = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^a-z]+/);
	const said = words.filter((word) =>
		bare.some(
			(one) => one.length > 3 && (one.startsWith(word) || closestNames(one, [word]).length > 0),
		),
	);
	return said.length === 1 ? (said[0] ?? null) : null;
}
