import { baseSegments, regions } from './reference.mjs';
import { stream } from './random.mjs';
import {
	CONTRASTS,
	FIRST_YEAR,
	NATION_BY_YEAR,
	NO_REGION_SHARE,
	NO_REGION_WEIGHT,
	PIVOT,
	REGIONS,
	SEGMENTS,
	YEARS,
} from './targets.mjs';

/** A share above this would leave no room for ordinary suppliers. */
const HIGHEST_SHARE = 0.8;

/**
 * @typedef {object} Cell What one region buys in one segment in one year, in cents.
 * @property {number} year @property {string} region a code of 2010, or NR
 * @property {string} segment @property {number} amount
 * @property {number} performed M2 aimed at @property {number} hoursPart part of M2 by clause hours
 * @property {number} unknown amount of lines whose supplier is not identified
 */

const inBase = new Set(baseSegments.map((segment) => segment.code));
const codes = Object.keys(SEGMENTS);

/** Weights of the regions (and NR) in a year; they add up to 1. @param {number} year */
function regionWeights(year) {
	const open = regions
		.map((region) => region.code)
		.filter((code) => year >= (FIRST_YEAR[code] ?? 0));
	const five = open.filter((code) => REGIONS[code].weight < 0.5 && code !== '06');
	const others = open.filter((code) => !five.includes(code));
	const fixed = five.reduce((sum, code) => sum + REGIONS[code].weight, 0);
	const shared = others.reduce((sum, code) => sum + REGIONS[code].weight, 0);
	const rest = 1 - fixed - NO_REGION_WEIGHT;
	return [
		...five.map((code) => /** @type {const} */ ([code, REGIONS[code].weight])),
		...others.map((code) => /** @type {const} */ ([code, (REGIONS[code].weight / shared) * rest])),
		/** @type {const} */ (['NR', NO_REGION_WEIGHT]),
	];
}

/** The share that a region aims at in a year. @param {string} region @param {number} year */
function regionShare(region, year) {
	if (region === 'NR') return NO_REGION_SHARE;
	const { share, path } = REGIONS[region];
	const progress = NATION_BY_YEAR[year].share / NATION_BY_YEAR[2012].share;
	const noise = stream('path', region, year).logNormal(year === 2012 ? 0.006 : 0.07);
	if (path === 'late' && year < 2012) return share * progress * 0.8 * noise;
	if (path === 'fall' && year < 2012) return share * progress * 1.35 * noise;
	return share * progress * noise;
}

/**
 * The factor by which the raw shares must be multiplied so that the whole reaches `performed`.
 * @param {{amount: number, raw: number}[]} cells @param {number} performed
 */
function solveFactor(cells, performed) {
	let low = 0;
	let high = 50;
	for (let step = 0; step < 60; step++) {
		const factor = (low + high) / 2;
		const sum = cells.reduce((s, c) => s + c.amount * Math.min(c.raw * factor, HIGHEST_SHARE), 0);
		if (sum < performed) low = factor;
		else high = factor;
	}
	return (low + high) / 2;
}

/** Raw cells of a region: amounts exact to the region's total, shares not yet scaled. */
function rawCells(
	/** @type {string} */ region,
	/** @type {number} */ year,
	/** @type {number} */ total,
) {
	const contrast = CONTRASTS[region] ?? {};
	const kept =
		region === '06' ? ['nettoyage', 'securite', 'maintenance', 'travaux', 'energie'] : codes;
	const weights = kept.map((segment) => {
		const habit = stream('mix', region, segment).logNormal(0.3);
		const drift = stream('mix', region, segment, year).logNormal(0.08);
		return SEGMENTS[segment].amount * habit * drift * (contrast.mix?.[segment] ?? 1);
	});
	const sum = weights.reduce((a, b) => a + b, 0);
	let left = total;
	return kept.map((segment, i) => {
		const last = i === kept.length - 1;
		const amount = last ? left : Math.round((total * weights[i]) / sum);
		left -= amount;
		const practice = stream('rate', region, segment).logNormal(0.45);
		const drift = stream('rate', region, segment, year).logNormal(0.15);
		const raw = SEGMENTS[segment].share * practice * drift * (contrast.rate?.[segment] ?? 1);
		return { year, region, segment, amount, raw };
	});
}

/** Every cell of a year; sums hit the year's total and the national share. @param {number} year */
function cellsOf(year) {
	const { current, share } = NATION_BY_YEAR[year];
	const totalCents = Math.round(current * 1e8);
	let left = totalCents;
	const groups = regionWeights(year).map(([region, weight], i, all) => {
		const total = i === all.length - 1 ? left : Math.round(totalCents * weight);
		left -= total;
		const cells = rawCells(region, year, total);
		const base = cells.filter((c) => inBase.has(c.segment)).reduce((s, c) => s + c.amount, 0);
		return { region, cells, base };
	});
	const base = groups.reduce((sum, group) => sum + group.base, 0);
	const aims = new Map(groups.map((g) => [g.region, regionShare(g.region, year) * g.base]));
	aims.delete(PIVOT);
	aims.set(PIVOT, share * base - [...aims.values()].reduce((a, b) => a + b, 0));
	return groups.flatMap(({ region, cells, base: regionBase }) => {
		const aim = aims.get(region) ?? 0;
		const factor = solveFactor(
			cells.filter((c) => inBase.has(c.segment)),
			aim,
		);
		return withUnknown(region, year, regionBase, cells).map(({ raw, ...cell }) => ({
			...cell,
			performed: Math.round(cell.amount * Math.min(raw * factor, HIGHEST_SHARE)),
			hoursPart: Math.min(SEGMENTS[cell.segment].hours * (REGIONS[region]?.hours ?? 1), 0.95),
		}));
	});
}

/** Spreads the unidentified part of a region's base over a few of its segments. */
function withUnknown(
	/** @type {string} */ region,
	/** @type {number} */ year,
	/** @type {number} */ base,
	/** @type {ReturnType<typeof rawCells>} */ cells,
) {
	const random = stream('unknown', region, year);
	const some = random.sample(
		cells.filter((cell) => inBase.has(cell.segment)),
		5,
	);
	const room = some.reduce((sum, cell) => sum + cell.amount, 0);
	const part = Math.min(((REGIONS[region]?.unknown ?? 0.02) * base) / room, 0.15);
	return cells.map((cell) => ({
		...cell,
		unknown: some.includes(cell) ? Math.round(cell.amount * part) : 0,
	}));
}

/** @returns {Cell[]} */
export const currentCells = () => YEARS.flatMap(cellsOf);
