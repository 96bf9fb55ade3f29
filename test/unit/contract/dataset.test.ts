import { describe, expect, it } from 'vitest';
import { isIsoDate, parseDataset } from '$lib/contract/dataset';

const complete = {
	titre: 'Achats 2012',
	producteur: 'Service des achats',
	licence: 'Licence Ouverte 2.0',
	date_reference: '2012-12-31',
	fictif: false,
	perimetre: 'État',
	taxes: 'HT',
	lieu: 'execution',
	edition_regions: '2010',
	edition_bassins: '2020',
};

describe('jeu.json', () => {
	it('fills in what is optional', () => {
		expect(parseDataset(JSON.stringify(complete))).toEqual({
			errors: [],
			unknown: [],
			info: {
				...complete,
				prochaine_maj: null,
				niveau_par_defaut: 'etat',
				diffusion: 'public',
				detail: false,
				completude_minimale: 95,
				contact: null,
				source_url: null,
			},
		});
	});

	it('keeps what is given, byte order mark or not', () => {
		const text = JSON.stringify({
			...complete,
			diffusion: 'interne',
			detail: true,
			contact: 'x@y',
		});
		const { info } = parseDataset('\uFEFF' + text);
		expect(info).toMatchObject({ diffusion: 'interne', detail: true, contact: 'x@y' });
	});

	it('takes the completeness that the publisher names, from 0 to 100', () => {
		const read = (completude_minimale: unknown) =>
			parseDataset(JSON.stringify({ ...complete, completude_minimale }));
		expect(read(90.5).info).toMatchObject({ completude_minimale: 90.5 });
		expect(read(0).info).toMatchObject({ completude_minimale: 0 });
		for (const wrong of [101, -1, '95'])
			expect(read(wrong).errors.join()).toContain('completude_minimale');
	});

	it('says what its publisher has still to write, never a note to them', () => {
		const text = JSON.stringify({
			...complete,
			producteur: 'À compléter',
			licence: 'À compléter',
		});
		expect(parseDataset(text).info).toMatchObject({
			producteur: 'producteur non renseigné',
			licence: 'licence non renseignée',
		});
	});

	it('lists every fault at once, with what is expected', () => {
		const { info, errors } = parseDataset(
			JSON.stringify({
				...complete,
				titre: undefined,
				date_reference: '2012-02-30',
				fictif: 'oui',
				taxes: 'TTC',
				edition_regions: 2010,
			}),
		);
		expect(info).toBeNull();
		expect(errors).toEqual([
			'clé « titre » absente ou vide : ajouter un texte',
			`clé « date_reference » : "2012-02-30" n'est pas une date qui existe, écrite aaaa-mm-jj`,
			`clé « fictif » : "oui" n'est pas true ou false, sans guillemets`,
			`clé « taxes » : "TTC" n'est pas "HT"`,
			`clé « edition_regions » : 2010 n'est pas l'un de "2010", "2016"`,
		]);
	});

	it('names the keys that it does not read, and what was likely meant', () => {
		const text = JSON.stringify({ ...complete, difusion: 'interne', constructor: 1 });
		const parsed = parseDataset(text.replace('{', '{"__proto__": 2, '));
		if (!parsed.info) throw new Error(parsed.errors.join());
		const { info, unknown } = parsed;
		expect(info.diffusion).toBe('public');
		expect(unknown).toEqual([
			{ key: '__proto__', message: 'clé inconnue : elle n’est pas lue' },
			{
				key: 'difusion',
				message: 'clé inconnue : elle n’est pas lue ; peut-être «\u00a0diffusion\u00a0»',
			},
			{ key: 'constructor', message: 'clé inconnue : elle n’est pas lue' },
		]);
		// A mistyped required key is named where it is missed.
		const rest = { ...complete, titre: undefined };
		expect(parseDataset(JSON.stringify({ ...rest, tittre: 'x' })).errors).toEqual([
			'clé « titre » absente ou vide : ajouter un texte ; la plus proche : «\u00a0tittre\u00a0»',
		]);
	});

	it('says when it is no JSON, or no object', () => {
		expect(parseDataset('{titre').errors[0]).toMatch(/^ce n'est pas du JSON valide/);
		expect(parseDataset('[]').errors).toEqual(['un objet { … } est attendu']);
	});
});

describe('ISO dates', () => {
	it('are days that exist', () => {
		expect(isIsoDate('2012-02-29')).toBe(true);
		expect(isIsoDate('2011-02-29')).toBe(false);
		expect(isIsoDate('2012-2-1')).toBe(false);
		expect(isIsoDate('31/12/2012')).toBe(false);
	});
});
