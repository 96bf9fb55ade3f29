import { stream } from './random.mjs';

/** @typedef {import('./achats.mjs').Row} Row */

/** One fault each: the change that makes a good row unreadable. @type {Partial<Row>[]} */
const FAULTS = [
	{ montant_ht: '12 O00,00' },
	{ montant_ht: '' },
	{ montant_ht: '8 450 €HT' },
	{ montant_ht: '1234.567' },
	{ departement: '1' },
	{ departement: '20' },
	{ departement: '96' },
	{ departement: '2C' },
	{ bassin: '51' },
	{ bassin: '9999' },
	{ segment: 'netoyage' },
	{ segment: 'gardiennage' },
	{ cpv: '9310000', segment: '' },
	{ cpv: '9130000', segment: '' },
	{ exercice: '1912' },
	{ exercice: 'deux mille douze' },
	{ exercice: '' },
	{ base_montant: 'payé HT' },
	{ base_montant: '' },
	{ acheteur_niveau: 'ministère' },
	{ acheteur_nom: '' },
	{ sous_traitant_siret: '00010001600018' },
	{ sous_traitance_ht: '1500' },
	{ heures_insertion: '-12' },
	{ heures_insertion: 'douze' },
	{ contrat_id: 'M12-FIN', contrat_fin: '31/02/2013' },
	{ clause_sociale: 'peut-être' },
];

/**
 * Rows that reading must set aside, and rows whose id was already used. They come on top of the
 * good ones, so the totals aimed at stay whole.
 * @param {Row[]} rows @returns {Row[]}
 */
export function rejectedRows(rows) {
	const random = stream('rejects');
	const plain = rows.filter(
		(row) =>
			row.base_montant === 'paye' &&
			row.contrat_id === '' &&
			/^\d{4,6}(\.\d\d)?$/.test(row.montant_ht),
	);
	const models = random.sample(plain, FAULTS.length + 3);
	return models.map((model, i) => ({
		...model,
		sous_traitant_siret: '',
		sous_traitance_ht: '',
		heures_insertion: '',
		montant_ht: `${random.between(2000, 90_000)}.${random.between(10, 99)}`,
		...FAULTS[i],
		// The last three only repeat the id of a line above.
		id: FAULTS[i] ? `R${String(i + 1).padStart(3, '0')}` : model.id,
	}));
}
