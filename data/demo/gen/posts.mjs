import { basins } from './reference.mjs';
import { stream } from './random.mjs';

/**
 * @typedef {object} Post
 * @property {string} poste_id @property {string} structure_porteuse @property {string} type_porteur
 * @property {boolean | string} reseau_ave @property {boolean | string} lien_cma
 * @property {string} departement @property {number | string} etp @property {string} debut
 * @property {string} fin @property {number | string} heures_annuelles
 * @property {number | string} marches_suivis @property {string} financement
 * @property {'active' | 'over' | 'later'} part on the day of the data set
 * @property {(readonly [string, string])[]} covers basins with their mode
 */

const TOTAL = 300;
const HOSTS = 240;

const HOST_NAMES = {
	PLIE: 'PLIE Fictif',
	MDE: "Maison de l'emploi Fictive",
	collectivite: 'Collectivité Fictive',
	GIP: 'GIP Fictif',
	chambre: 'Chambre Fictive',
	association: 'Association porteuse Fictive',
	autre: 'Organisme porteur Fictif',
};

/** Dates at the edges of the day of the data set, given to the first posts of each part. */
const EDGES = {
	active: [
		['2010-09-01', '2012-12-31'],
		['2011-01-01', '2012-12-31'],
		['2012-12-31', '2014-12-31'],
		['2009-01-01', ''],
	],
	over: [
		['2009-01-01', '2012-12-30'],
		['2010-01-01', '2012-12-30'],
		['2009-01-01', '2009-12-31'],
	],
	later: [
		['2013-01-01', ''],
		['2013-01-01', '2015-12-31'],
		['2015-12-31', ''],
	],
};

/** Basins one after the other by groups of two or three. @param {string[]} codes */
function groups(codes) {
	/** @type {string[][]} */
	const out = [];
	for (let i = 0; i < codes.length;) {
		const size = out.length % 3 === 0 ? 3 : 2;
		out.push(codes.slice(i, i + size));
		i += size;
	}
	return out;
}

/** @param {Record<import('./coverage.mjs').State, string[]>} states @returns {Post[]} */
export function buildPosts(states) {
	const random = stream('posts');
	const every = basins.map((basin) => basin.code);
	/** @type {{ part: Post['part'], covers: Post['covers'] }[]} */
	const wanted = [
		...states.dedie.map((code) => post('active', [[code, 'dedie']])),
		...random.sample(states.dedie, 22).map((code) => post('active', [[code, 'dedie']])),
		...groups(states.partage).map((codes) =>
			post(
				'active',
				codes.map((code) => /** @type {const} */ ([code, 'partage'])),
			),
		),
		...random.sample(states.partiel, 16).map((code) => post('active', [[code, 'partiel']])),
	];
	const history = TOTAL - wanted.length;
	for (let i = 0; i < history; i++) {
		const mode = random.pick(['dedie', 'dedie', 'partage', 'partiel']);
		const count = mode === 'partage' ? 2 : 1;
		wanted.push(
			post(
				i % 2 === 0 ? 'over' : 'later',
				neighbours(every, random.pick(every), count).map(
					(code) => /** @type {const} */ ([code, mode]),
				),
			),
		);
	}
	const hosts = Array.from({ length: HOSTS }, (_, i) => {
		const type = random.weighted([
			['PLIE', 38],
			['MDE', 27],
			['collectivite', 14],
			['association', 10],
			['GIP', 5],
			['chambre', 3],
			['autre', 3],
		]);
		return { type, name: `${HOST_NAMES[type]} ${String(i + 1).padStart(3, '0')}` };
	});
	const ranks = { active: 0, over: 0, later: 0 };
	const rows = wanted.map(({ part, covers }, i) =>
		describe(random, i, part, covers, hosts[i % HOSTS], EDGES[part][ranks[part]++]),
	);
	return [...rows, ...rejectedPosts(rows)];
}

const post = (/** @type {Post['part']} */ part, /** @type {Post['covers']} */ covers) => ({
	part,
	covers,
});

/** A basin and those that follow it in code order, hence near it. */
function neighbours(
	/** @type {string[]} */ every,
	/** @type {string} */ code,
	/** @type {number} */ count,
) {
	const at = Math.min(every.indexOf(code), every.length - count);
	return every.slice(at, at + count);
}

/** @returns {Post} */
function describe(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {number} */ i,
	/** @type {Post['part']} */ part,
	/** @type {Post['covers']} */ covers,
	/** @type {{ type: string, name: string }} */ host,
	/** @type {string[] | undefined} */ edge,
) {
	const [debut, fin] = edge ?? dates(random, part);
	const etp = random.pick([0.25, 0.5, 0.5, 0.8, 1, 1, 1, 1, 1, 1.5, 2]);
	const network = host.type === 'PLIE' || host.type === 'MDE';
	return {
		poste_id: `P${String(i + 1).padStart(3, '0')}`,
		structure_porteuse: host.name,
		type_porteur: host.type,
		reseau_ave: random.chance(network ? 0.85 : 0.3) ? 'true' : 'false',
		lien_cma: random.chance(0.1) ? '' : random.chance(0.35) ? 'true' : 'false',
		departement: basins.find((basin) => basin.code === covers[0][0])?.departments[0] ?? '',
		etp,
		debut,
		fin,
		heures_annuelles: random.chance(0.06) ? '' : Math.round(etp * random.between(3000, 28_000)),
		marches_suivis: random.chance(0.06) ? '' : Math.max(1, Math.round(etp * random.between(5, 60))),
		financement: random.weighted([
			['FSE-432', debut >= '2010-11-03' ? 45 : 0],
			['FSE-autre', 20],
			['Etat', 10],
			['collectivite', 30],
			['autre', 8],
		]),
		part,
		covers,
	};
}

function dates(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {Post['part']} */ part,
) {
	const month = () => String(random.between(1, 12)).padStart(2, '0');
	if (part === 'later') {
		const year = random.between(2013, 2015);
		return [
			`${year}-${month()}-02`,
			random.chance(0.5) ? '' : `${year + random.between(1, 2)}-12-31`,
		];
	}
	if (part === 'over') {
		const year = random.between(2009, 2011);
		return [`${year}-01-01`, `${year + (year < 2011 ? random.between(0, 2) : 0)}-${month()}-28`];
	}
	const debut = random.chance(0.06) ? '' : `${random.between(2009, 2012)}-${month()}-01`;
	const fin = random.weighted([
		['', 4],
		[`2013-${month()}-28`, 3],
		['2013-12-31', 0.6],
		[`2014-${month()}-28`, 3],
		['2015-12-31', 2],
	]);
	return [debut, fin];
}

/** Posts that reading sets aside: they end before they begin, or count for nobody. */
function rejectedPosts(/** @type {Post[]} */ rows) {
	const [first, second] = rows;
	return [
		{
			...first,
			poste_id: 'P901',
			debut: '2012-06-01',
			fin: '2012-05-31',
			covers: [],
			part: /** @type {const} */ ('over'),
		},
		{ ...second, poste_id: 'P902', etp: 0, covers: [], part: /** @type {const} */ ('over') },
	];
}

export const POST_COLUMNS = [
	'poste_id',
	'structure_porteuse',
	'type_porteur',
	'reseau_ave',
	'lien_cma',
	'departement',
	'etp',
	'debut',
	'fin',
	'heures_annuelles',
	'marches_suivis',
	'financement',
];
