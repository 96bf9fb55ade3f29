import { basinPull, departments, structureTypes } from './reference.mjs';
import { stream } from './random.mjs';
import { fictitiousSiren, siretOf } from './siret.mjs';

/**
 * @typedef {object} Entry One entry of the registry, as the CSV has it.
 * @property {string} siret @property {string} siren @property {string} nom @property {string} type
 * @property {string} departement @property {string} region @property {string} bassin
 * @property {string} segments @property {string} valide_du @property {string} valide_au
 * @property {string} preuve_majorite @property {string} source
 */

/** Kinds with their name, weight, and the segments that they can serve. */
const KINDS = {
	EI: [
		'Entreprise Fictive',
		16,
		'nettoyage espaces-verts restauration second-oeuvre dechets demenagement maintenance blanchisserie courrier numerisation transport',
	],
	ETTI: ['Intérim Fictif', 6, 'interim accueil maintenance second-oeuvre travaux securite'],
	AI: [
		'Association Fictive',
		14,
		'nettoyage interim espaces-verts accueil demenagement formation securite',
	],
	ACI: [
		'Chantier Fictif',
		20,
		'espaces-verts dechets second-oeuvre travaux blanchisserie restauration nettoyage formation maintenance energie',
	],
	GEIQ: ['GEIQ Fictif', 4, 'interim maintenance formation second-oeuvre travaux securite'],
	EA: [
		'Atelier Fictif',
		15,
		'nettoyage espaces-verts numerisation impression conditionnement informatique accueil courrier enquetes maintenance services-informatiques fournitures etudes-conseil telecom formation',
	],
	CDTD: ['Distribution Fictive', 1, 'courrier conditionnement numerisation'],
	ESAT: [
		'ESAT Fictif',
		22,
		'espaces-verts conditionnement blanchisserie restauration numerisation impression nettoyage courrier fournitures dechets vehicules',
	],
	EQUIV: ['Équivalent Fictif', 3, 'numerisation accueil enquetes etudes-conseil juridique'],
};

/** Kinds that are in the registry without ever counting before 2013, and how many of each. */
const NEVER_COUNTED = {
	EITI: ['Indépendant Fictif', 4, 'nettoyage transport'],
	EATT: ['Tremplin Fictif', 3, 'interim accueil'],
	TIH: ['Travailleur Fictif', 8, 'etudes-conseil numerisation'],
	SEP: ['Atelier pénitentiaire Fictif', 9, 'conditionnement numerisation'],
};

/** Second kinds that one SIRET can hold beside its first. */
const SECOND_KIND = { EI: 'ACI', ACI: 'AI', EA: 'EI', ESAT: 'EA' };

/** Validity periods of all sorts: undated, open, bounded, over, not yet begun. */
function period(/** @type {import('./random.mjs').Stream} */ random) {
	const day = (/** @type {number} */ low, /** @type {number} */ high, /** @type {string} */ end) =>
		`${random.between(low, high)}-${end}`;
	return random.weighted([
		[['', ''], 20],
		[[day(1998, 2008, '01-01'), ''], 34],
		[[day(2001, 2008, '07-01'), day(2013, 2016, '06-30')], 26],
		[['', day(2013, 2015, '12-31')], 4],
		[[day(1999, 2003, '01-01'), day(2006, 2008, '12-31')], 6],
		[[day(2003, 2007, '01-01'), day(2009, 2011, '12-31')], 5],
		[[day(2010, 2012, '01-01'), day(2013, 2016, '12-31')], 5],
	]);
}

/** @returns {Entry[]} */
function buildEntries() {
	const random = stream('structures');
	/** @type {Entry[]} */
	const entries = [];
	const add = (
		/** @type {string} */ type,
		/** @type {[string, number, string]} */ [name, , served],
		/** @type {(typeof departments)[number]} */ department,
	) => {
		const rank = entries.length + 1;
		const siren = fictitiousSiren(1, rank);
		const segments = served.split(' ');
		const [from, to] = period(random);
		const proven = type === 'EQUIV' && random.chance(0.6);
		entries.push({
			siret: siretOf(siren),
			siren,
			nom: `${name} ${String(rank).padStart(3, '0')}`,
			type,
			departement: department.code,
			region: department.region,
			bassin: random.chance(0.9) ? random.weighted(basinPull(department.code)) : '',
			segments: random
				.sample(segments, random.between(1, Math.min(4, segments.length)))
				.sort((a, b) => (a < b ? -1 : 1))
				.join(' '),
			valide_du: type === 'EATT' || type === 'EITI' ? '2019-01-01' : from,
			valide_au: type === 'EATT' || type === 'EITI' ? '' : to,
			preuve_majorite: proven ? `${random.between(2007, 2011)}-06-30` : '',
			source: random.weighted([
				['Liste fictive A', 6],
				['Liste fictive B', 3],
				['', 1],
			]),
		});
	};
	const kinds = Object.keys(KINDS);
	for (const department of departments) {
		const count =
			department.code === '976' ? 2 : Math.round(4 + Math.sqrt(department.weight / 18_000));
		for (let i = 0; i < count; i++) {
			// The first four are of four families of kinds, so that each département has both.
			const type =
				['EI', 'ESAT', 'ACI', 'EA'][i] ?? random.weighted(kinds.map((k) => [k, KINDS[k][1]]));
			add(type, KINDS[type], department);
		}
	}
	for (const [type, kind] of Object.entries(NEVER_COUNTED)) {
		for (let i = 0; i < kind[1]; i++) add(type, kind, random.pick(departments));
	}
	return [...entries, ...secondKinds(entries, random)];
}

/** Entries that give a second kind to a SIRET: at the same time, or from 2011 on. */
function secondKinds(
	/** @type {Entry[]} */ entries,
	/** @type {import('./random.mjs').Stream} */ random,
) {
	const open = entries.filter(
		(e) => e.type in SECOND_KIND && e.valide_du !== '' && e.valide_au === '',
	);
	return random.sample(open, 16).map((entry, i) => {
		const after = i % 2 === 0;
		const second = {
			...entry,
			type: SECOND_KIND[entry.type],
			valide_du: after ? '2011-01-01' : '2008-01-01',
		};
		if (after) entry.valide_au = '2010-12-31';
		return second;
	});
}

export const entries = buildEntries();

/** Entries that reading sets aside: unknown kind, lost zero, impossible date. */
export const rejectedEntries = [
	{ ...entries[10], type: 'ESATT' },
	{ ...entries[20], departement: '1' },
	{ ...entries[30], valide_du: '2012-13-01' },
].map((entry, i) => ({ ...entry, siret: siretOf(fictitiousSiren(1, 9000 + i)) }));

/** @param {string} from @param {string} to @param {number} year */
const overlaps = (from, to, year) =>
	(from === '' || from <= `${year}-12-31`) && (to === '' || to >= `${year}-01-01`);

/** Does an entry count in a year? @param {Entry} entry @param {number} year */
export function countsIn(entry, year) {
	const type = structureTypes.find((t) => t.code === entry.type);
	return (
		type !== undefined &&
		type.counts &&
		overlaps(type.from, type.to, year) &&
		overlaps(entry.valide_du, entry.valide_au, year) &&
		(entry.type !== 'EQUIV' || entry.preuve_majorite !== '')
	);
}

/** The family under which a SIRET counts in a year. @param {string} siret @param {number} year */
export function familyIn(siret, year) {
	const counted = entries.filter((entry) => entry.siret === siret && countsIn(entry, year));
	return structureTypes.find((type) => counted.some((entry) => entry.type === type.code))?.family;
}

/** A counted structure for a segment, near if there is one. */
export function supplierFor(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {string} */ region,
	/** @type {string} */ segment,
	/** @type {number} */ year,
) {
	const counted = countedIn(year);
	const serves = (/** @type {Entry} */ entry) => entry.segments.split(' ').includes(segment);
	const local = counted.filter((entry) => entry.region === region);
	const choices = [local.filter(serves), counted.filter(serves), local, counted];
	return random.pick(choices.find((list) => list.length > 0) ?? counted);
}

/** @type {Map<number, Entry[]>} */
const byYear = new Map();

/** @param {number} year */
export function countedIn(year) {
	const known = byYear.get(year) ?? entries.filter((entry) => countsIn(entry, year));
	byYear.set(year, known);
	return known;
}

export const STRUCTURE_COLUMNS = [
	'siret',
	'nom',
	'type',
	'departement',
	'bassin',
	'segments',
	'valide_du',
	'valide_au',
	'preuve_majorite',
	'source',
];
