import { departments } from './reference.mjs';
import { stream } from './random.mjs';

export const EXPECTED_COLUMNS = ['exercice', 'ministere', 'region', 'montant_ht', 'source'];

const STATE = ['', 'etat', 'etat_central', 'etat_deconcentre'];

/** What of the accounts was received, where it is little: Défense, then three regions, in 2012. */
const LITTLE = { Défense: 0.91, 11: 0.93, 53: 0.945, 94: 0.88 };

const regionOf = new Map(departments.map(({ code, region }) => [code, region]));
const amountOf = (/** @type {string} */ text) =>
	Number(text.replace(/[\u202f ]/g, '').replace(',', '.'));

/**
 * What the accounts say was spent, by ministry, then by region: a little more than what was received.
 * @param {readonly import('./achats.mjs').Row[]} purchases
 */
export function expectedRows(purchases) {
	const random = stream('expected');
	/** @type {Map<string, number>} */
	const received = new Map();
	for (const row of purchases) {
		if (row.base_montant !== 'paye' || !STATE.includes(row.acheteur_niveau)) continue;
		const amount = amountOf(row.montant_ht);
		if (!Number.isFinite(amount)) continue;
		const keys = [`${row.exercice}|${row.ministere}|`];
		if (regionOf.has(row.departement))
			keys.push(`${row.exercice}||${regionOf.get(row.departement)}`);
		for (const key of keys) received.set(key, (received.get(key) ?? 0) + amount);
	}
	return [...received]
		.map(([key, amount]) => [...key.split('|'), amount])
		.filter(([year, ministry, region]) => /^20(09|10|11|12)$/.test(year) && (ministry || region))
		.sort(([a, b, c], [d, e, f]) => (`${a}${c}${b}` < `${d}${f}${e}` ? -1 : 1))
		.map(([exercice, ministere, region, amount]) => {
			const usual = 0.965 + 0.034 * random.next();
			const rate = exercice === '2012' ? (LITTLE[ministere || region] ?? usual) : usual;
			return {
				exercice,
				ministere,
				region,
				// In thousands of euros, as accounts are.
				montant_ht: Math.round(amount / rate / 1000) * 1000,
				source: `Comptes fictifs ${exercice}`,
			};
		});
}
