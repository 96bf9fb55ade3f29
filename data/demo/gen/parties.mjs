import { regions } from './reference.mjs';
import { stream } from './random.mjs';
import { fictitiousSiren, siretOf } from './siret.mjs';
import { REGIONS } from './targets.mjs';

/**
 * @typedef {object} Buyer
 * @property {string} siret may be empty @property {string} name @property {string} level
 * @property {string} ministry @property {boolean} lags buys nothing from structures
 */

const MINISTRIES = [
	'Intérieur',
	'Défense',
	'Justice',
	'Éducation',
	'Finances',
	'Écologie',
	'Travail',
	'Affaires sociales',
	'Culture',
	'Agriculture',
];

let rank = 0;
const random = stream('buyers');

/** @returns {Buyer} */
function buyer(
	/** @type {string} */ name,
	/** @type {string} */ level,
	ministry = '',
	lags = false,
) {
	rank += 1;
	const siret = random.chance(0.92) ? siretOf(fictitiousSiren(3, rank)) : '';
	return { siret, name: `${name} (fictif)`, level, ministry, lags };
}

const centralBuyers = MINISTRIES.map((m, i) =>
	buyer(`Service central ${m}`, 'etat_central', m, i === 8),
);

/** State buyers by region (of 2010, and NR). @type {Record<string, Buyer[]>} */
export const stateBuyers = Object.fromEntries(
	[...regions, { code: 'NR', name: 'Hors région' }].map(({ code, name }) => {
		const count =
			code === '06' ? 2 : code === 'NR' ? 3 : (REGIONS[code]?.weight ?? 0) < 0.5 ? 9 : 5;
		const local = random
			.sample(MINISTRIES, count)
			.map((m, i) => buyer(`Service ${m} ${name}`, 'etat_deconcentre', m, i === 1));
		const shared = buyer(`Service interministériel ${name}`, 'etat');
		return [
			code,
			[
				...local,
				...local,
				shared,
				...(code === '11' ? centralBuyers : [random.pick(centralBuyers)]),
			],
		];
	}),
);

/** Buyers that are not the State, by region. @type {Record<string, Buyer[]>} */
export const otherBuyers = Object.fromEntries(
	regions.map(({ code, name }) => [
		code,
		[
			buyer(`Établissement A ${name}`, 'etablissement_public', 'Éducation'),
			buyer(`Établissement B ${name}`, 'etablissement_public', 'Culture'),
			buyer(`Conseil régional ${name}`, 'regional'),
			buyer(`Conseil départemental ${name}`, 'departemental'),
			buyer(`Commune A ${name}`, 'local'),
			buyer(`Organisme ${name}`, 'autre'),
		],
	]),
);

/** @typedef {{ siret: string, name: string }} Supplier */

const supplierCount = (/** @type {string} */ code) =>
	code === '06' ? 8 : (REGIONS[code]?.weight ?? 0) < 0.5 ? 90 : 40;

let supplierRank = 0;
const supplier = () => {
	supplierRank += 1;
	return {
		siret: siretOf(fictitiousSiren(2, supplierRank)),
		name: `Société Fictive ${String(supplierRank).padStart(4, '0')}`,
	};
};

/** Ordinary suppliers by region, and NR for those that work everywhere. @type {Record<string, Supplier[]>} */
export const ordinarySuppliers = Object.fromEntries(
	[...regions.map((region) => region.code), 'NR'].map((code) => [
		code,
		Array.from({ length: supplierCount(code) }, supplier),
	]),
);
