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
			info: {
				...complete,
				prochaine_maj: null,
				niveau_par_defaut: 'etat',
				diffusion: 'public',
				detail: false,
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
