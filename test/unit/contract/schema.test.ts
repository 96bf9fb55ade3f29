import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIsoDate } from '$lib/contract/dataset';
import { ALL_SCHEMAS, engineColumn, keyOf, schemaOf, type Field } from '$lib/contract/schema';

/** Luhn's key, digit by digit as on paper. */
function passesLuhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((total, digit, i) => {
		const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

function exampleIsValid(field: Field): boolean {
	const { example, constraints = {} } = field;
	if (field.siret) return /^\d{14}$/.test(example) && passesLuhn(example);
	if (constraints.enum && !constraints.enum.includes(example)) return false;
	if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(example))
		return false;
	switch (field.type) {
		case 'date':
			return isIsoDate(example);
		case 'boolean':
			return [...(field.trueValues ?? []), ...(field.falseValues ?? [])].includes(example);
		case 'integer':
		case 'number': {
			const value = Number(example);
			const { minimum = value, maximum = value, exclusiveMinimum = value - 1 } = constraints;
			return value >= minimum && value <= maximum && value > exclusiveMinimum;
		}
		case 'string':
			return example !== '';
	}
}

describe('schemas', () => {
	it('are all known, each under its file name', () => {
		const files = readdirSync('data/schema').filter((name) => name.endsWith('.json'));
		expect(files.sort()).toEqual(ALL_SCHEMAS.map(({ name }) => `${name}.json`).sort());
	});

	it.each(ALL_SCHEMAS.map((schema) => [schema.name, schema] as const))(
		'%s: says what each column is, with an example that it admits',
		(_, schema) => {
			const names = schema.fields.map((field) => field.name);
			expect(new Set(names).size).toBe(names.length);
			for (const field of schema.fields) {
				expect(field.title, field.name).not.toBe('');
				expect(field.description, field.name).toMatch(/\.$/);
				expect(exampleIsValid(field), `${field.name} = ${field.example}`).toBe(true);
			}
		},
	);

	it.each(ALL_SCHEMAS.map((schema) => [schema.name, schema] as const))(
		'%s: refers to columns that exist',
		(_, schema) => {
			const names = schema.fields.map((field) => field.name);
			const own = [
				...keyOf(schema),
				...(schema.together ?? []).flat(),
				...(schema.periods ?? []).flatMap(({ start, end }) => [start, end]),
				...(schema.basinWithin ? Object.values(schema.basinWithin) : []),
				...(schema.foreignKeys ?? []).flatMap((key) => [
					key.fields,
					...Object.keys(key.when ?? {}),
				]),
			];
			expect(names).toEqual(expect.arrayContaining(own));
			for (const { reference } of schema.foreignKeys ?? []) {
				const target = schemaOf(reference.resource).fields.map((field) => field.name);
				expect(target).toContain(reference.fields);
			}
		},
	);

	it('renames money once it is in cents', () => {
		const renamed = ALL_SCHEMAS.flatMap((schema) => schema.fields)
			.filter((field) => field.money)
			.map((field) => [field.name, engineColumn(field)]);
		expect(renamed).toEqual([
			['montant_ht', 'montant_cts'],
			['sous_traitance_ht', 'sous_traitance_cts'],
			['cout_total', 'cout_total_cts'],
			['montant_fse', 'montant_fse_cts'],
			['montant', 'montant_cts'],
			['montant_ht', 'montant_cts'],
			['valeur_heure', 'valeur_heure_cts'],
			['cout_horaire', 'cout_horaire_cts'],
			['seuil_contrats_ht', 'seuil_contrats_cts'],
		]);
	});
});
