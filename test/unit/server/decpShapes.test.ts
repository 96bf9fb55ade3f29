import { describe, expect, it, test } from 'vitest';
import { columnsIn } from '$lib/server/importers/decp/columns';
import { flatten } from '$lib/server/importers/decp/flatten';
import { OCDS, shapeOf } from '$lib/server/importers/decp/jsonShape';
import { openingYear } from '$lib/server/importers/decp/opening';

const holder = { id: '00090011800019', typeIdentifiant: 'SIRET' };
const other = { id: '00090012600012', typeIdentifiant: 'SIRET' };
const change = (montant: number, day = '2023-06-01') => ({
	id: 1,
	montant,
	dateNotificationModification: day,
});

describe('a list however it is written', () => {
	const twice: [what: string, titulaires: unknown][] = [
		['items alone', [holder, other]],
		['items wrapped', [{ titulaire: holder }, { titulaire: other }]],
		['an object that holds the list', { titulaire: [holder, other] }],
		['lists in a list', [[{ titulaire: holder }], [other]]],
		['an object of objects', { '0': holder, '1': { titulaire: other } }],
		['numbered names', { titulaire1: holder, titulaire2: other }],
	];
	it.each(twice)('gives both holders of %s', (_, titulaires) => {
		const rows = flatten({ titulaires }, 'marche', 1);
		expect(rows.map((row) => row.titulaire_id)).toEqual([holder.id, other.id]);
	});

	it('gives the only holder that an object stands for', () => {
		for (const titulaires of [holder, { titulaire: holder }]) {
			expect(flatten({ titulaires }, 'marche', 1)).toHaveLength(1);
			expect(flatten({ titulaires }, 'marche', 1)[0]?.titulaire_id).toBe(holder.id);
		}
	});

	const amended: [what: string, modifications: unknown][] = [
		['an object', { modification: change(40) }],
		['a list in an object', { modification: [change(30), { ...change(40), id: 2 }] }],
		['lists in a list', [[{ modification: change(40) }]]],
		['the amendment alone', change(40)],
		['the names of 2019', [{ montant: 40, dateSignatureModification: '2023-06-01' }]],
	];
	it.each(amended)('lays over the contract the amendment of %s', (_, modifications) => {
		const last = flatten({ montant: 10, titulaires: [holder], modifications }, 'marche', 1).at(-1);
		expect(last).toMatchObject({ montant: '40', dateNotification: '2023-06-01' });
		expect(last?.donneesActuelles).toBe('true');
	});

	it('names what it cannot read, and nothing else', () => {
		const rows = flatten({ titulaires: 'Atelier', modifications: 3 }, 'marche', 1);
		expect(rows[0]?.illisible).toBe('modifications, titulaires');
		for (const nothing of [null, undefined, '', [], {}]) {
			const found = flatten({ titulaires: nothing, modifications: nothing }, 'marche', 1);
			expect(found).toHaveLength(1);
			expect(found[0]).not.toHaveProperty('illisible');
		}
	});

	it('reads the words of a list alone, wrapped, in objects or as text', () => {
		for (const techniques of [
			['Concours', 'Accord-cadre'],
			{ technique: ['Concours', 'Accord-cadre'] },
			[{ technique: 'Concours' }, { technique: ['Accord-cadre'] }],
			'Concours, Accord-cadre',
		]) {
			expect(flatten({ techniques }, 'marche', 1)[0]?.techniques).toBe('Concours, Accord-cadre');
		}
	});
});

describe('the shape of a JSON file', () => {
	const shapes: [what: string, start: string, path: string][] = [
		['2022', '{"marches":{"marche":[{"id":"1"}]}}', '$.marches.marche.*'],
		['2022, concessions first', '{"marches": {"contrat-concession": []', '$.marches.marche.*'],
		['2019', '{"marches":[{"id":"1","_type":"Marché"}]}', '$.marches.*'],
		['a list', ' [{"id":"1"}]', '$.*'],
		['the API', '{"total_count":2,"results":[{"id":"1"}]}', '$.results.*'],
		['one list at the root', '{"marche":[{"id":"1"}]}', '$.marche.*'],
	];
	it.each(shapes)('is known: %s', (_, start, path) => {
		expect(shapeOf(start)).toMatchObject({ paths: expect.arrayContaining([path]) as unknown });
	});

	it('points at the format to take instead of OCDS', () => {
		expect(shapeOf('{"uri":"x","releases":[{"ocid":"ocds-1"}]}')).toBe(OCDS);
		expect(OCDS).toContain('data.economie.gouv.fr');
	});

	it('says what was found where nothing is known', () => {
		expect(shapeOf('{"contrats":[1]}')).toContain('«\u00a0contrats\u00a0»');
		expect(shapeOf('{"marches":{"marche":"rien"}}')).toContain('ni liste');
		expect(shapeOf('bonjour')).toBeNull();
	});
});

describe('columns', () => {
	const found = (header: string) => Object.fromEntries(columnsIn(header.split(',')));

	test('of data.economie.gouv.fr: lower case, numbered holders, amendments beside', () => {
		expect(
			found(
				'id,acheteur_id,codecpv,titulaire_id_1,titulaire_typeidentifiant_1,titulaire_id_2,montant,datenotification,lieuexecution_code,idmodification,montantmodification,datenotificationmodificationmodification,idtitulairemodification',
			),
		).toMatchObject({
			titulaire_id: 'titulaire_id_1',
			titulaire_id_2: 'titulaire_id_2',
			titulaire_typeIdentifiant: 'titulaire_typeidentifiant_1',
			codeCPV: 'codecpv',
			lieuExecution_code: 'lieuexecution_code',
			modification_montant: 'montantmodification',
			modification_date: 'datenotificationmodificationmodification',
			modification_titulaire_id: 'idtitulairemodification',
		});
	});

	test('of the SCDL', () => {
		expect(
			found(
				'MARCHE_ID,ACHETEURS_ID,ACHETEURS_NOM,NATURE_MARCHE,MARCHE_OBJET,CPV_CODE,LIEU_EXEC_CODE,LIEU_EXEC_TYPE,DUREE_MOIS,NOTIFICATION_DATE,MONTANT,TITULAIRES_ID,TITULAIRES_ID_TYPE,TITULAIRES_DENOMINATION,MODIF_MARCHE_MONTANT',
			),
		).toMatchObject({
			id: 'MARCHE_ID',
			acheteur_id: 'ACHETEURS_ID',
			nature: 'NATURE_MARCHE',
			montant: 'MONTANT',
			dureeMois: 'DUREE_MOIS',
			dateNotification: 'NOTIFICATION_DATE',
			lieuExecution_typeCode: 'LIEU_EXEC_TYPE',
			titulaire_nom: 'TITULAIRES_DENOMINATION',
			modification_montant: 'MODIF_MARCHE_MONTANT',
		});
	});
});

test('the site opens on the latest year that more than began, of the State first', () => {
	const year = (year: number, contracts: number, state: number) => ({ year, contracts, state });
	expect(openingYear([])).toBeNull();
	expect(openingYear([year(2023, 50, 2), year(2024, 60, 0)])?.year).toBe(2023);
	expect(openingYear([year(2023, 50, 2), year(2024, 60, 1), year(2025, 3, 1)])?.year).toBe(2024);
	expect(openingYear([year(2023, 50, 0), year(2024, 60, 0)])?.year).toBe(2024);
});
