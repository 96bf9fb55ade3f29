import { basins, departments } from './reference.mjs';
import { stream } from './random.mjs';
import { buildPosts } from './posts.mjs';

/** The day of the data set, at which the quotas below hold. */
export const TODAY = '2012-12-31';

/** Number of basins in each state on that day: 230 covered out of 322. */
const QUOTAS = { dedie: 122, partage: 68, partiel: 40, aucun: 46 };

/** @typedef {'dedie' | 'partage' | 'partiel' | 'aucun' | 'inconnu'} State */
/** @typedef {{ poste_id: string, bassin: string, mode: string, debut: string, fin: string }} Coverage */

export const regionOfBasin = (/** @type {string} */ code) => {
	const basin = basins.find((b) => b.code === code);
	return departments.find((d) => d.code === basin?.departments[0])?.region ?? '';
};

/** Basins by state on the day of the data set. Mayotte has not answered. */
function drawStates() {
	const order = stream('coverage').sample(
		basins.map((basin) => basin.code).filter((code) => code !== '0601'),
		basins.length,
	);
	/** @type {Record<State, string[]>} */
	const states = { dedie: [], partage: [], partiel: [], aucun: [], inconnu: [] };
	for (const [state, count] of Object.entries(QUOTAS)) {
		states[/** @type {State} */ (state)] = order.splice(0, count).sort();
	}
	states.inconnu = [...order, '0601'].sort();
	return states;
}

export const states = drawStates();

/** @param {import('./random.mjs').Stream} random @param {ReturnType<typeof buildPosts>} posts */
function buildCoverages(random, posts) {
	/** @type {Coverage[]} */
	const rows = [];
	const cover = (
		/** @type {string} */ poste_id,
		/** @type {string} */ bassin,
		/** @type {string} */ mode,
		debut = '',
		fin = '',
	) => rows.push({ poste_id, bassin, mode, debut, fin });
	for (const post of posts) {
		for (const [bassin, mode] of post.covers) cover(post.poste_id, bassin, mode);
	}
	const active = posts.filter((post) => post.part === 'active');
	const near = (/** @type {string} */ bassin) =>
		active.find((post) => regionOfBasin(post.covers[0][0]) === regionOfBasin(bassin)) ?? active[0];
	// Partly covered basins without a post of their own lean on a neighbour's.
	for (const bassin of states.partiel) {
		const own = active.some((post) => post.covers.some(([code]) => code === bassin));
		if (!own) cover(near(bassin).poste_id, bassin, 'partiel', '2011-01-01');
	}
	// Coverage that stopped before its post, or will only begin: it does not count today.
	for (const bassin of states.aucun.slice(0, 3)) {
		cover(near(bassin).poste_id, bassin, 'partage', '2010-01-01', '2012-06-30');
	}
	for (const bassin of states.aucun.slice(3, 5)) {
		cover(near(bassin).poste_id, bassin, 'dedie', '2013-01-01');
	}
	// Two rows for one post and basin: they count once, in the better mode.
	for (const bassin of random.sample(states.dedie, 4)) {
		const post = active.find((p) => p.covers.some(([code]) => code === bassin));
		if (post) cover(post.poste_id, bassin, 'partiel', '2010-01-01');
	}
	// Two rows that reading sets aside: the zero of 0051 is lost, and a code that does not exist.
	cover(active[0].poste_id, '51', 'dedie');
	cover(active[1].poste_id, '8499', 'partage');
	return rows;
}

/** @param {import('./random.mjs').Stream} random */
function buildDeclarations(random) {
	const day = (/** @type {number} */ year) =>
		`${year}-${String(random.between(1, 12)).padStart(2, '0')}-15`;
	const declare = (/** @type {string} */ bassin, /** @type {string} */ declare_le) => ({
		bassin,
		statut: 'aucun',
		declare_le,
	});
	return [
		...states.aucun.map((code, i) =>
			declare(code, i === 0 ? TODAY : day(random.between(2010, 2012))),
		),
		// Said again, said before a post came, said after the day of the data set.
		...states.aucun.slice(0, 3).map((code) => declare(code, '2010-02-15')),
		...random
			.sample([...states.dedie, ...states.partage], 8)
			.map((code) => declare(code, day(2009))),
		...states.inconnu
			.slice(0, 4)
			.map((code, i) => declare(code, i === 0 ? '2013-01-01' : day(2013))),
	];
}

const random = stream('coverage-rows');
export const posts = buildPosts(states);
export const coverages = buildCoverages(random, posts);
export const declarations = buildDeclarations(random);

export const COVERAGE_COLUMNS = ['poste_id', 'bassin', 'mode', 'debut', 'fin'];
export const DECLARATION_COLUMNS = ['bassin', 'statut', 'declare_le'];
