import { describe, expect, it } from 'vitest';
import { matchHeader } from '$lib/contract/header';
import { closestNames, editDistance } from '$lib/contract/names';
import { schemaOf } from '$lib/contract/schema';

describe('closest names', () => {
	it('counts letters to change', () => {
		expect(editDistance('achat', 'achats')).toBe(1);
		expect(editDistance('chat', 'chien')).toBe(3);
		expect(editDistance('', 'abc')).toBe(3);
	});

	it('ignores case, accents and punctuation, and keeps silent on strangers', () => {
		const names = ['Montant HT', 'exercice', 'Département'];
		expect(closestNames('montant_ht', names)).toEqual(['Montant HT']);
		expect(closestNames('departement', names)).toEqual(['Département']);
		expect(closestNames('bassin', names)).toEqual([]);
	});
});

describe('header', () => {
	const schema = schemaOf('depenses_fse');

	it('takes columns in any order, without the optional ones', () => {
		const match = matchHeader(schema, [' montant', 'nature ', 'demande_id']);
		expect(match).toEqual({
			columns: ['montant', 'nature', 'demande_id'],
			names: ['montant', 'nature', 'demande_id'],
			least: 3,
			errors: [],
			warnings: [],
		});
	});

	it('names the missing column, those found and the closest', () => {
		const { errors } = matchHeader(schema, ['demande_id', 'Nature', 'montants']);
		expect(errors).toEqual([
			'la colonne obligatoire «\u00a0nature\u00a0» manque. Colonnes trouvées : «\u00a0demande_id\u00a0», «\u00a0Nature\u00a0», «\u00a0montants\u00a0» ; la plus proche : «\u00a0Nature\u00a0»',
			'la colonne obligatoire «\u00a0montant\u00a0» manque. Colonnes trouvées : «\u00a0demande_id\u00a0», «\u00a0Nature\u00a0», «\u00a0montants\u00a0» ; la plus proche : «\u00a0montants\u00a0»',
		]);
	});

	it('refuses a column that comes twice', () => {
		const { errors } = matchHeader(schema, ['demande_id', 'nature', 'montant', 'nature']);
		expect(errors).toEqual(["la colonne «\u00a0nature\u00a0» est là 2 fois : n'en garder qu'une"]);
	});

	it('warns of columns that are not read', () => {
		const match = matchHeader(schema, ['demande_id', 'nature', 'montant', 'paye_le', '']);
		expect(match.errors).toEqual([]);
		expect(match.columns).toEqual(['demande_id', 'nature', 'montant', null, null]);
		expect(match.warnings).toEqual([
			{
				column: 'paye_le',
				message:
					"colonne inconnue du contrat : elle n'est pas lue ; peut-être «\u00a0payee_le\u00a0»",
			},
			{ column: 'colonne 5', message: "colonne sans nom : elle n'est pas lue" },
		]);
	});
});
