import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { findingsOf, REPAIR, type Gravity } from './findings';

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

const findings = (file: string, gravity: Gravity) => findingsOf(engine, file, gravity);

describe('the tables beside purchases', () => {
	beforeAll(async () => {
		await loadFiles(engine, {
			'structures.csv':
				'siret;type;segments;valide_du;valide_au;bassin;departement\n' +
				'00012345500016;EI;nettoyage securite;;;;\n' +
				'00012345500016;ACI;;;;;\n' +
				'00012345500017;EI;;;;;\n' +
				'00012345500016;XX;nettoyage menage vitres;;;;\n' +
				'00012345500016;EI;;2013-01-01;31/12/2012;9401;2B\n' +
				';EI;;;;;\n',
			'postes.csv':
				'poste_id,etp,debut,fin,type_porteur\n' +
				'P1,1,2010-01-01,2010-01-01,PLIE\n' +
				'P2,1,2010-01-02,2010-01-01,PLIE\n' +
				'P1,1,,,PLIE\n' +
				'P3,0,,,plie\n',
			'couvertures.csv':
				'poste_id,bassin,mode\nP1,5315,dedie\nP2,5315,dedie\nP9,5315,dedie\nP1,5315,total\n',
			'decisions.csv':
				'region,objet,code,decision\n53,segment,nettoyage,pertinent\n53,bassin,nettoyage,refuse\n53,bassin,51,refuse\n53,segment,5315,refuse\n1,bassin,5315,refuse\n',
			'demandes_fse.csv':
				'demande_id,region,bassins,segments,beneficiaire_siret,cout_total\n' +
				'F1,53,5315 5312,nettoyage,00012345500016,"1000,50"\n' +
				'F2,76,5315 51,nettoyage,,\n' +
				'F1,53,,,,\n',
			'observations.csv':
				'region,date,auteur_service,texte\n53,2013-03-15,SGAR,Gardée\n99,2013-03-15,SGAR,Où ?\n53,,SGAR,Quand ?\n53,2013-03-15,,Qui ?\n',
			'depenses_fse.csv':
				'demande_id,nature,montant\nF1,salaire,1000\nF2,salaire,10\nF1,achat,10\n',
		});
	});

	it('structures: several kinds for one SIRET are no duplicates', async () => {
		expect(await findings('structures.csv', 'rejet')).toEqual([
			[5, 'segments', 'nettoyage menage vitres', 'code inconnu de segments.csv : menage, vitres'],
			[5, 'type', 'XX', 'code inconnu de types_structures.csv'],
			[7, 'siret', '', 'valeur obligatoire absente'],
		]);
		expect(await findings('structures.csv', 'avertissement')).toEqual([
			[4, 'siret', '00012345500017', 'SIRET invalide : 14 chiffres et clé de Luhn attendus'],
			[6, 'bassin', '9401', "le bassin n'est pas dans le département 2B"],
			[6, 'valide_au', '31/12/2012', 'date avant celle de « valide_du »'],
		]);
		expect(await engine.query('SELECT ligne FROM structures ORDER BY ligne')).toEqual(
			[2, 3, 4, 6].map((ligne) => ({ ligne })),
		);
	});

	it('posts: an end before its start, a second identifier, a bound', async () => {
		expect(await findings('postes.csv', 'rejet')).toEqual([
			[3, 'fin', '2010-01-01', 'date avant celle de « debut »'],
			[4, 'poste_id', 'P1', 'poste_id déjà à la ligne 2'],
			[5, 'etp', '0', 'nombre illisible ou hors limites ; valeur attendue : plus de 0, au plus 20'],
			[
				5,
				'type_porteur',
				'plie',
				'valeur hors de la liste : PLIE, MDE, collectivite, GIP, chambre, association, autre',
			],
		]);
	});

	it('coverage: a post that is unknown, or was set aside', async () => {
		const unknown = 'inconnu de postes.csv, ou écarté de ce fichier';
		expect(await findings('couvertures.csv', 'rejet')).toEqual([
			[3, 'poste_id', 'P2', unknown],
			[4, 'poste_id', 'P9', unknown],
			[5, 'mode', 'total', 'valeur hors de la liste : dedie, partage, partiel'],
		]);
	});

	it('decisions: the code is looked up where its object says', async () => {
		expect(await findings('decisions.csv', 'rejet')).toEqual([
			[3, 'code', 'nettoyage', 'code inconnu de bassins.csv, édition 2020'],
			[4, 'code', '51', 'zéro initial perdu : lire « 0051 »' + REPAIR],
			[5, 'code', '5315', 'code inconnu de segments.csv'],
			[6, 'region', '1', 'zéro initial perdu : lire « 01 »' + REPAIR],
		]);
	});

	it('applications: 2010 regions only, lists code by code', async () => {
		expect(await findings('demandes_fse.csv', 'rejet')).toEqual([
			[3, 'bassins', '5315 51', 'zéro initial perdu : lire « 5315 0051 »' + REPAIR],
			[3, 'region', '76', 'code inconnu de regions.csv, édition 2010'],
			[4, 'demande_id', 'F1', 'demande_id déjà à la ligne 2'],
		]);
		expect(await engine.query('SELECT bassins, cout_total_cts FROM demandes_fse')).toEqual([
			{ bassins: '5315 5312', cout_total_cts: 100050 },
		]);
	});

	it('observations: of a known region, dated and signed; the others are set aside', async () => {
		expect(await findings('observations.csv', 'rejet')).toEqual([
			[3, 'region', '99', 'code inconnu de regions.csv'],
			[4, 'date', '', 'valeur obligatoire absente'],
			[5, 'auteur_service', '', 'valeur obligatoire absente'],
		]);
		expect(await engine.query('SELECT texte FROM observations')).toEqual([{ texte: 'Gardée' }]);
	});

	it('costs: of a kept application, of a known nature', async () => {
		expect(await findings('depenses_fse.csv', 'rejet')).toEqual([
			[3, 'demande_id', 'F2', 'inconnu de demandes_fse.csv, ou écarté de ce fichier'],
			[
				4,
				'nature',
				'achat',
				'valeur hors de la liste : salaire, deplacement, fonctionnement, professionnalisation, autre',
			],
		]);
		expect(await engine.query('SELECT ligne, montant_cts FROM depenses_fse')).toEqual([
			{ ligne: 2, montant_cts: 100000 },
		]);
	});

	it('count every record once, kept or set aside', async () => {
		expect(
			await engine.query(
				`SELECT table_contrat AS t, enregistrements AS n, gardes AS g, ecartes AS e FROM fichiers_lus
				WHERE table_contrat IN ('structures', 'postes', 'demandes_fse') ORDER BY t`,
			),
		).toEqual([
			{ t: 'demandes_fse', n: 3, g: 1, e: 2 },
			{ t: 'postes', n: 4, g: 1, e: 3 },
			{ t: 'structures', n: 6, g: 4, e: 2 },
		]);
	});
});
