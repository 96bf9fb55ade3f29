import { euros } from './amounts.mjs';
import { currentCells } from './cells.mjs';
import { cellLines } from './lines.mjs';
import { outsideLines } from './outside.mjs';
import { dominateRegions, warnedLines } from './oddities.mjs';
import { rejectedRows } from './rejects.mjs';
import { stream } from './random.mjs';

export const PURCHASE_COLUMNS = [
	'id',
	'exercice',
	'departement',
	'bassin',
	'acheteur_siret',
	'acheteur_nom',
	'acheteur_niveau',
	'ministere',
	'segment',
	'cpv',
	'fournisseur_siret',
	'fournisseur_nom',
	'montant_ht',
	'base_montant',
	'sous_traitant_siret',
	'sous_traitance_ht',
	'clause_sociale',
	'marche_reserve',
	'heures_insertion',
	'contrat_id',
	'contrat_fin',
];

/** @typedef {Record<string, string>} Row A record of achats.csv, cells as text. */

/** @param {import('./lines.mjs').Line} line @param {string} id @returns {Row} */
function toRow(line, id) {
	const { buyer, supplier } = line;
	return {
		id,
		exercice: String(line.exercice),
		departement: line.departement,
		bassin: line.bassin,
		acheteur_siret: buyer.siret,
		acheteur_nom: buyer.name,
		// `etat` is the default of the data set: half of these cells say it, half leave it out.
		acheteur_niveau: buyer.level === 'etat' && Number(id.slice(1)) % 2 === 0 ? '' : buyer.level,
		ministere: buyer.ministry,
		segment: line.segment,
		cpv: line.cpv,
		fournisseur_siret: supplier.siret,
		fournisseur_nom: supplier.name,
		montant_ht: euros(line.cents),
		base_montant: line.base_montant,
		sous_traitant_siret: line.subcontractor ?? '',
		sous_traitance_ht: line.subCents === undefined ? '' : euros(line.subCents),
		clause_sociale: line.clause ? 'true' : '',
		marche_reserve: line.reserved ? 'true' : '',
		heures_insertion: line.hours ? String(line.hours) : '',
		contrat_id: line.contrat_id,
		contrat_fin: line.contrat_fin,
	};
}

/** Values written in other accepted ways: they must be read, not rejected. @param {Row[]} rows */
function otherSpellings(rows) {
	const random = stream('spellings');
	for (const row of random.sample(rows, 12)) {
		const [whole, rest = '00'] = row.montant_ht.split('.');
		row.montant_ht = `${whole.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u202f')},${rest}`;
	}
	for (const row of random.sample(
		rows.filter((r) => r.contrat_fin !== ''),
		8,
	)) {
		row.contrat_fin = row.contrat_fin.split('-').reverse().join('/');
	}
	for (const row of random.sample(
		rows.filter((r) => r.clause_sociale !== ''),
		8,
	)) {
		row.clause_sociale = random.pick(['oui', 'vrai', '1']);
	}
	return rows;
}

/** @returns {Row[]} */
export function purchaseRows() {
	const lines = [...currentCells().flatMap(cellLines), ...outsideLines()];
	dominateRegions(lines);
	warnedLines(lines);
	lines.sort((a, b) => a.exercice - b.exercice);
	const rows = lines.map((line, i) => toRow(line, `L${String(i + 1).padStart(5, '0')}`));
	return [...otherSpellings(rows), ...rejectedRows(rows)];
}
