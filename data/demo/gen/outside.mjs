import { regions } from './reference.mjs';
import { stream } from './random.mjs';
import { cut } from './amounts.mjs';
import { ordinarySuppliers, otherBuyers, stateBuyers } from './parties.mjs';
import { supplierFor } from './structures.mjs';
import { placeIn, placeOf } from './contracts.mjs';
import { UNCLASSIFIED_CPV } from './cpv.mjs';
import { FIRST_YEAR, NATION_BY_YEAR, REGIONS, SEGMENTS, YEARS } from './targets.mjs';

/** @typedef {import('./lines.mjs').Line} Line */

/** Yearly number of lines and total (million euros) of what stays out of the base. */
const VOLUMES = {
	metier: { count: 300 },
	nonClasse: { count: 70, total: 330 },
	horsEtat: { count: 330, total: 980 },
	commande: { count: 70, total: 620 },
	attribue: { count: 110, total: 1400 },
	maximum: { count: 45, total: 1900 },
};

const segmentPairs = Object.keys(SEGMENTS).map(
	(code) => /** @type {const} */ ([code, Math.sqrt(SEGMENTS[code].amount)]),
);

/** Regions drawn by weight; Mayotte stays rare. */
const regionPairs = (/** @type {number} */ year) =>
	regions
		.filter(({ code }) => year >= (FIRST_YEAR[code] ?? 0) && code !== '06')
		.map(({ code }) => {
			const { weight } = REGIONS[code];
			return /** @type {const} */ ([code, weight < 0.5 ? weight * 900 : weight]);
		});

/** Draws the lines of one part. @returns {Line[]} */
function draw(
	/** @type {string} */ group,
	/** @type {number} */ year,
	/** @type {number} */ count,
	/** @type {number} */ millions,
	/** @type {(random: import('./random.mjs').Stream, region: string) => Partial<Line>} */ choose,
) {
	const random = stream('outside', group, year);
	return cut(random, Math.round(millions * 1e8 * random.logNormal(0.05)), count, 1.1).map(
		(cents) => {
			const region = random.weighted(regionPairs(year));
			return /** @type {Line} */ ({
				exercice: year,
				region,
				cents,
				group,
				base_montant: 'paye',
				...choose(random, region),
			});
		},
	);
}

/** A place in a cell, with the supplier given, or an ordinary one. */
const place = (
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {number} */ year,
	/** @type {string} */ region,
	/** @type {string} */ segment,
	/** @type {string} */ group,
	/** @type {import('./parties.mjs').Buyer[]} */ buyers,
	/** @type {number} */ structureChance,
) =>
	placeOf(random, { year, region, segment }, `${group}${year}`, () => {
		const structure = random.chance(structureChance) && supplierFor(random, region, segment, year);
		return {
			buyer: random.pick(buyers),
			supplier: structure
				? { siret: structure.siret, name: structure.nom }
				: random.pick(ordinarySuppliers[region]),
		};
	});

/** Everything but the State's classified current purchases. @returns {Line[]} */
export const outsideLines = () =>
	YEARS.flatMap((year) => [
		...draw('metier', year, VOLUMES.metier.count, NATION_BY_YEAR[year].mission, (random, region) =>
			place(
				random,
				year,
				region,
				'metier',
				'metier',
				stateBuyers[region].filter(
					(b) => b.ministry === 'Défense' || b.ministry === 'Intérieur' || b.level === 'etat',
				),
				0,
			),
		),
		...draw(
			'nonClasse',
			year,
			VOLUMES.nonClasse.count,
			VOLUMES.nonClasse.total,
			(random, region) => ({
				...placeIn(random, region),
				buyer: random.pick(stateBuyers[region]),
				supplier: random.pick(ordinarySuppliers[region]),
				segment: '',
				cpv: random.chance(0.45) ? '' : random.pick(UNCLASSIFIED_CPV),
				contrat_id: '',
				contrat_fin: '',
			}),
		),
		...draw('horsEtat', year, VOLUMES.horsEtat.count, VOLUMES.horsEtat.total, (random, region) =>
			place(
				random,
				year,
				region,
				random.weighted(segmentPairs),
				'horsEtat',
				otherBuyers[region],
				0.12,
			),
		),
		...['commande', 'attribue', 'maximum'].flatMap((basis) =>
			draw(basis, year, VOLUMES[basis].count, VOLUMES[basis].total, (random, region) => {
				const segment = random.weighted(segmentPairs);
				const buyers = random.chance(0.8) ? stateBuyers[region] : otherBuyers[region];
				return {
					...place(random, year, region, segment, basis, buyers, 0.1),
					base_montant: basis,
					clause: random.chance(0.12),
				};
			}),
		),
	]);
