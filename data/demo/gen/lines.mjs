import { baseSegments, hourCents } from './reference.mjs';
import { stream } from './random.mjs';
import { cut } from './amounts.mjs';
import { ordinarySuppliers, stateBuyers } from './parties.mjs';
import { countedIn, familyIn, supplierFor } from './structures.mjs';
import { siretOf } from './siret.mjs';
import { placeOf } from './contracts.mjs';
import { REGIONS } from './targets.mjs';

/** Below these amounts (cents) a cell has no line of that group. */
const SMALLEST = { performed: 2e5, hours: 4e5, unknown: 1e5 };

/**
 * @typedef {import('./contracts.mjs').Place & {
 *   exercice: number, cents: number, group: string, base_montant: string, region: string,
 *   clause?: boolean, reserved?: boolean, hours?: number,
 *   subcontractor?: string, subCents?: number,
 * }} Line
 */

const inBase = new Set(baseSegments.map((segment) => segment.code));

/** How many lines a cell gets: more in the base, in the last year and in large regions. */
function lineCount(/** @type {import('./cells.mjs').Cell} */ { year, region, segment, amount }) {
	const last = year === 2012;
	if (region === '06') return last ? 3 : 2;
	if (region === 'NR') return inBase.has(segment) ? 4 : 2;
	const base = inBase.has(segment);
	const weight = REGIONS[region].weight;
	const size = region === '11' ? 3 : weight < 0.5 ? 2 : weight >= 10 ? 1 : 0;
	const count = base
		? (last ? [7, 11, 15, 26] : [4, 6, 9, 14])[size]
		: (last ? [2, 4, 6, 10] : [2, 2, 4, 6])[size];
	return Math.max(count, Math.ceil(amount / 18e8));
}

/**
 * The lines of a cell. Structures, hours and unidentified suppliers get the amounts aimed at, the
 * ordinary ones what is left, so that the sums hit the targets to the cent (hours: to the value of one).
 * @param {import('./cells.mjs').Cell} cell @returns {Line[]}
 */
export function cellLines(cell) {
	const { year, region, segment, amount } = cell;
	const random = stream('lines', year, region, segment);
	const count = lineCount(cell);
	const small = count < 3;
	const hoursAim = region === '06' ? 0 : Math.round(cell.performed * cell.hoursPart);
	const hours = hoursAim >= SMALLEST.hours && !small ? hoursAim : 0;
	const org = small && region === '06' ? 0 : cell.performed - hours;
	const share = org / amount;
	const lines = [
		...(org >= SMALLEST.performed
			? structureLines(
					random,
					cell,
					org,
					Math.max(1, Math.round(count * (0.1 + Math.min(share, 0.6)))),
				)
			: []),
		...(cell.unknown >= SMALLEST.unknown ? unknownLines(random, cell) : []),
	];
	const spent = () => lines.reduce((sum, line) => sum + line.cents, 0);
	if (hours > 0) lines.push(...hourLines(random, cell, hours, amount - spent(), count));
	lines.push(...ordinaryLines(random, cell, amount - spent(), Math.max(1, count - lines.length)));
	return lines;
}

const buyersOf = (/** @type {string} */ region, active = false) =>
	stateBuyers[region].filter((buyer) => !(active && buyer.lags));

const ordinaryOf = (
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {string} */ region,
) => random.pick(ordinarySuppliers[random.chance(0.85) ? region : 'NR']);

/** Lines of counted structures, one of them through a subcontract now and then. */
function structureLines(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {import('./cells.mjs').Cell} */ cell,
	/** @type {number} */ total,
	/** @type {number} */ count,
) {
	const { year, region, segment } = cell;
	const valid = new Set(countedIn(year).map((entry) => entry.siret));
	return cut(random, total, count, 0.8).map((cents, i) => {
		const structure = supplierFor(random, region, segment, year);
		const whole = Math.round(cents / (0.2 + 0.4 * random.next()));
		// A subcontract needs room in the cell for the main contractor's own part.
		if (i === 0 && random.chance(0.3) && whole < cell.amount / 6) {
			const place = placeOf(random, cell, 'sub', () => ({
				buyer: random.pick(buyersOf(region, true)),
				supplier: ordinaryOf(random, region),
			}));
			const clause = random.chance(0.6);
			return {
				...place,
				exercice: year,
				region,
				cents: whole,
				group: 'sub',
				base_montant: 'paye',
				subcontractor: structure.siret,
				subCents: cents,
				clause,
				// The clause is fulfilled by the subcontract: its hours add nothing.
				hours: clause && random.chance(0.5) ? Math.floor((cents * 0.8) / hourCents(segment)) : 0,
			};
		}
		const place = placeOf(
			random,
			cell,
			'org',
			() => ({
				buyer: random.pick(buyersOf(region, true)),
				supplier: { siret: structure.siret, name: structure.nom },
			}),
			(siret) => valid.has(siret),
		);
		const handicap = familyIn(place.supplier.siret, year) === 'handicap';
		const clause = random.chance(0.12);
		return {
			...place,
			exercice: year,
			region,
			cents,
			group: 'org',
			base_montant: 'paye',
			reserved: handicap && random.chance(0.4),
			clause,
			hours: clause && random.chance(0.4) ? Math.floor((cents * 0.5) / hourCents(segment)) : 0,
		};
	});
}

/** Lines whose supplier has no SIRET, or another SIRET of a structure's SIREN. */
function unknownLines(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {import('./cells.mjs').Cell} */ cell,
) {
	const { year, region, segment } = cell;
	return cut(random, cell.unknown, random.between(1, 2)).map((cents) => {
		const place = placeOf(random, cell, 'unknown', () => {
			const structure = supplierFor(random, region, segment, year);
			return {
				buyer: random.pick(buyersOf(region)),
				supplier: random.chance(0.65)
					? { siret: '', name: random.chance(0.5) ? 'Fournisseur fictif non renseigné' : '' }
					: { siret: siretOf(structure.siren, random.between(2, 4)), name: structure.nom },
			};
		});
		return { ...place, exercice: year, region, cents, group: 'unknown', base_montant: 'paye' };
	});
}

/** Lines of ordinary suppliers bound by a clause of insertion hours. */
function hourLines(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {import('./cells.mjs').Cell} */ cell,
	/** @type {number} */ value,
	/** @type {number} */ room,
	/** @type {number} */ count,
) {
	const ratio = Math.max(0.08 + 0.14 * random.next(), value / (room * 0.75));
	const amounts = cut(random, Math.round(value / ratio), Math.max(1, Math.round(count * 0.2)), 0.7);
	const total = amounts.reduce((a, b) => a + b, 0);
	let left = Math.round(value / hourCents(cell.segment));
	return amounts.map((cents, i) => {
		const last = i === amounts.length - 1;
		const hours = last ? left : Math.round(((left * cents) / total) * 0.9);
		left -= last ? 0 : hours;
		const place = placeOf(random, cell, 'hours', () => ({
			buyer: random.pick(buyersOf(cell.region, true)),
			supplier: ordinaryOf(random, cell.region),
		}));
		return {
			...place,
			exercice: cell.year,
			region: cell.region,
			cents,
			group: 'hours',
			base_montant: 'paye',
			clause: true,
			hours:
				Math.min(hours, Math.floor((cents * 0.9) / hourCents(cell.segment))) +
				(random.chance(0.08) ? 0.5 : 0),
		};
	});
}

/** What is left: ordinary suppliers, with a credit note now and then. */
function ordinaryLines(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {import('./cells.mjs').Cell} */ cell,
	/** @type {number} */ total,
	/** @type {number} */ count,
) {
	const { region } = cell;
	const credit = count >= 4 && random.chance(0.08) ? -Math.round(total * 0.002 * random.next()) : 0;
	const amounts = cut(random, total - credit, count - (credit ? 1 : 0));
	if (credit !== 0) amounts.push(credit);
	return amounts.map((cents) => {
		const place = placeOf(random, cell, 'rest', () => ({
			buyer: random.pick(buyersOf(region)),
			supplier: ordinaryOf(random, region),
		}));
		const clause = cents > 0 && random.chance(0.04);
		return {
			...place,
			exercice: cell.year,
			region,
			cents,
			group: 'rest',
			base_montant: 'paye',
			clause,
		};
	});
}
