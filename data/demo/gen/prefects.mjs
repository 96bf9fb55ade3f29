import { baseSegments, basinsOf, departmentsOf, regions } from './reference.mjs';
import { stream } from './random.mjs';

/** Segments under 50 % of labour on which some prefects decide all the same. */
const ALSO = ['conditionnement', 'dechets', 'impression', 'second-oeuvre', 'travaux'];

/** Regions whose prefect named one référent per département. */
const BY_DEPARTMENT = ['53', '42', '74'];

/** Regions without a plan yet. */
const NO_PLAN = ['06', '94', '25'];

export const referents = regions.flatMap(({ code, name }) => {
	const random = stream('referents', code);
	const plan = NO_PLAN.includes(code)
		? {}
		: {
				plan_libelle: `Plan fictif d'accompagnement de l'offre d'insertion, ${name}`,
				plan_du: `${random.between(2009, 2011)}-01-01`,
				plan_au: `${random.between(2012, 2014)}-12-31`,
			};
	const row = (/** @type {string} */ service, departement = '') => ({
		region: code,
		departement,
		service: `${service} (fictif)`,
		...plan,
	});
	return [
		row(`Service emploi et insertion, ${name}`),
		...(BY_DEPARTMENT.includes(code)
			? departmentsOf(code).map((d) => row(`Unité emploi et insertion ${d.code}`, d.code))
			: []),
	];
});

/** The prefects' decisions; some segments and basins have none. */
export const decisions = regions.flatMap(({ code }) => {
	const random = stream('decisions', code);
	const day = `${random.between(2010, 2011)}-${String(random.between(11, 12))}-${random.between(10, 28)}`;
	const decide = (/** @type {string} */ objet, /** @type {string[]} */ codes, refused = 0.1) =>
		codes.flatMap((item) => {
			const decision = random.weighted([
				['pertinent', 0.78 - refused],
				['refuse', refused],
				['', 0.22],
			]);
			return decision === ''
				? []
				: [
						{
							region: code,
							objet,
							code: item,
							decision,
							decide_le: day,
							reference: `Arrêté fictif ${code}-${objet}`,
						},
					];
		});
	return [
		...decide('segment', [...baseSegments.map((segment) => segment.code), ...ALSO], 0.12),
		...decide(
			'bassin',
			basinsOf(code).map((basin) => basin.code),
			0.08,
		),
	];
});

export const REFERENT_COLUMNS = [
	'region',
	'departement',
	'service',
	'plan_libelle',
	'plan_du',
	'plan_au',
	'plan_url',
];
export const DECISION_COLUMNS = ['region', 'objet', 'code', 'decision', 'decide_le', 'reference'];
