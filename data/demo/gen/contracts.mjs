import { basinPull, departmentsOf } from './reference.mjs';
import { segmentCells } from './cpv.mjs';

/**
 * @typedef {object} Place Where, by whom and from whom a line is bought.
 * @property {string} departement @property {string} bassin
 * @property {import('./parties.mjs').Buyer} buyer @property {import('./parties.mjs').Supplier} supplier
 * @property {string} segment @property {string} cpv
 * @property {string} contrat_id @property {string} contrat_fin
 */

/** Territories of no region: several départements, collectivities, abroad. */
const NOWHERE = ['', '', '', '', '', '', '975', '977', '978', '987', '988', '99'];

/** @type {Map<string, Place[]>} */
const running = new Map();
let rank = 0;

/** An end date: many contracts of 2012 end in 2013. */
function endDate(/** @type {import('./random.mjs').Stream} */ random, /** @type {number} */ year) {
	const after = random.weighted([
		[0, 1.5],
		[1, 5],
		[2, 2],
		[3, 1],
	]);
	const month = after === 0 ? 12 : random.between(1, 12);
	const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
	return `${year + after}-${String(month).padStart(2, '0')}-${last}`;
}

/** A département and basin of a region; about one line in seven has no basin. */
export function placeIn(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {string} */ region,
) {
	if (region === 'NR') return { departement: random.pick(NOWHERE), bassin: '' };
	const departement = random.weighted(departmentsOf(region).map((d) => [d.code, d.weight]));
	const bassin = random.chance(0.863) ? random.weighted(basinPull(departement)) : '';
	return { departement, bassin };
}

/**
 * The place of a line: that of a contract already running in the same cell, or a new one. Nearly
 * half of the lines belong to a contract.
 * @param {import('./random.mjs').Stream} random
 * @param {{ year: number, region: string, segment: string }} cell
 * @param {string} group
 * @param {() => { buyer: import('./parties.mjs').Buyer, supplier: import('./parties.mjs').Supplier }} choose
 * @param {(siret: string) => boolean} [usable] may a running contract's supplier serve this year?
 * @returns {Place}
 */
export function placeOf(random, { year, region, segment }, group, choose, usable = () => true) {
	const key = `${region}/${segment}/${group}`;
	const known = (running.get(key) ?? []).filter(
		(place) =>
			(place.contrat_fin === '' || place.contrat_fin >= `${year}`) && usable(place.supplier.siret),
	);
	if (known.length > 0 && random.chance(0.3)) return random.pick(known);
	const place = {
		...placeIn(random, region),
		...choose(),
		...segmentCells(random, segment),
		contrat_id: '',
		contrat_fin: '',
	};
	if (!random.chance(0.33)) return place;
	rank += 1;
	const contract = {
		...place,
		contrat_id: `M${String(year).slice(2)}-${String(rank).padStart(4, '0')}`,
		contrat_fin: random.chance(0.93) ? endDate(random, year) : '',
	};
	running.set(key, [...(running.get(key) ?? []), contract]);
	return contract;
}
