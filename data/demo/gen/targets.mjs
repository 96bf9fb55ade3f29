/**
 * The story that the invented figures tell. Only two facts of the real world are kept: 15.2 bn € of
 * current purchases in 2012, two thirds of them in five regions (data/reference/reperes_publies.csv).
 */

export const YEARS = [2009, 2010, 2011, 2012];

/** Current purchases paid by the State, in million euros, and the national share aimed at. */
export const NATION_BY_YEAR = {
	2009: { current: 14_087.3, share: 0.0463, mission: 11_914.6 },
	2010: { current: 14_512.8, share: 0.0588, mission: 12_287.1 },
	2011: { current: 14_893.5, share: 0.0717, mission: 12_703.9 },
	2012: { current: 15_200, share: 0.0842, mission: 12_561.4 },
};

/** Share of the current purchases performed in no region (abroad, several départements…). */
export const NO_REGION_WEIGHT = 0.012;
export const NO_REGION_SHARE = 0.05;

/** The region whose share is solved so that the nation's is exact. */
export const PIVOT = '11';

/**
 * Per region of 2010: weight in the current purchases (the five first are absolute and add up to
 * two thirds, the others share the rest), share aimed at in 2012, unidentified part of the base,
 * pull on the part of clause hours, and the way the share grew (`late`: mostly in 2012, `fall`: best
 * in 2011).
 * @type {Record<string, {weight: number, share: number, unknown: number, hours?: number, path?: 'late' | 'fall'}>}
 */
export const REGIONS = {
	11: { weight: 0.365, share: 0, unknown: 0.008 },
	41: { weight: 0.068, share: 0.093, unknown: 0.013, path: 'late' },
	93: { weight: 0.082, share: 0.068, unknown: 0.009 },
	53: { weight: 0.067, share: 0.123, unknown: 0.007, hours: 0.9 },
	82: { weight: 2 / 3 - 0.582, share: 0.092, unknown: 0.016 },
	21: { weight: 12, share: 0.062, unknown: 0.006 },
	22: { weight: 12, share: 0.054, unknown: 0.008 },
	23: { weight: 14, share: 0.071, unknown: 0.005 },
	24: { weight: 20, share: 0.076, unknown: 0.009 },
	25: { weight: 11, share: 0.08, unknown: 0.008 },
	26: { weight: 14, share: 0.094, unknown: 0.011 },
	31: { weight: 34, share: 0.102, unknown: 0.009, hours: 1.3 },
	42: { weight: 16, share: 0.082, unknown: 0.007 },
	43: { weight: 10, share: 0.119, unknown: 0.006, hours: 0.7 },
	52: { weight: 30, share: 0.114, unknown: 0.008, hours: 0.7 },
	54: { weight: 15, share: 0.135, unknown: 0.01 },
	72: { weight: 32, share: 0.09, unknown: 0.018 },
	73: { weight: 31, share: 0.101, unknown: 0.01, hours: 1.3 },
	74: { weight: 7, share: 0.066, unknown: 0.008, path: 'fall' },
	83: { weight: 11, share: 0.069, unknown: 0.007 },
	91: { weight: 22, share: 0.065, unknown: 0.012 },
	94: { weight: 5, share: 0.036, unknown: 0.01 },
	'01': { weight: 4.5, share: 0.047, unknown: 0.012 },
	'02': { weight: 4.5, share: 0.089, unknown: 0.022 },
	'03': { weight: 3.5, share: 0.029, unknown: 0.01 },
	'04': { weight: 7, share: 0.116, unknown: 0.006, hours: 0.7 },
	'06': { weight: 0.25, share: 0.022, unknown: 0 },
};

/** Nothing is bought in Mayotte as a département before 2011. */
export const FIRST_YEAR = { '06': 2011 };

/**
 * Per segment: amount in 2012 (million euros, scaled to the total), share performed before scaling,
 * part of it made by clause hours.
 * @type {Record<string, {amount: number, share: number, hours: number}>}
 */
export const SEGMENTS = {
	nettoyage: { amount: 430, share: 0.19, hours: 0.25 },
	securite: { amount: 390, share: 0.035, hours: 0.55 },
	restauration: { amount: 550, share: 0.1, hours: 0.2 },
	'espaces-verts': { amount: 120, share: 0.36, hours: 0.1 },
	interim: { amount: 170, share: 0.16, hours: 0.1 },
	accueil: { amount: 140, share: 0.08, hours: 0.2 },
	courrier: { amount: 480, share: 0.07, hours: 0.1 },
	numerisation: { amount: 120, share: 0.24, hours: 0.1 },
	enquetes: { amount: 60, share: 0.05, hours: 0.2 },
	'etudes-conseil': { amount: 900, share: 0.012, hours: 0.4 },
	juridique: { amount: 220, share: 0.004, hours: 0.4 },
	formation: { amount: 500, share: 0.07, hours: 0.35 },
	blanchisserie: { amount: 95, share: 0.34, hours: 0.05 },
	demenagement: { amount: 160, share: 0.2, hours: 0.35 },
	maintenance: { amount: 1400, share: 0.09, hours: 0.5 },
	conditionnement: { amount: 130, share: 0.31, hours: 0.1 },
	dechets: { amount: 150, share: 0.23, hours: 0.2 },
	impression: { amount: 230, share: 0.09, hours: 0.05 },
	'services-informatiques': { amount: 850, share: 0.018, hours: 0.3 },
	'second-oeuvre': { amount: 1250, share: 0.075, hours: 0.75 },
	travaux: { amount: 2200, share: 0.06, hours: 0.9 },
	transport: { amount: 480, share: 0.012, hours: 0.5 },
	fournitures: { amount: 850, share: 0.03, hours: 0.05 },
	informatique: { amount: 850, share: 0.012, hours: 0.1 },
	telecom: { amount: 480, share: 0.003, hours: 0.5 },
	vehicules: { amount: 680, share: 0.008, hours: 0.2 },
	energie: { amount: 1250, share: 0.002, hours: 0.5 },
	assurances: { amount: 200, share: 0, hours: 0 },
};

/**
 * What makes regions differ: `mix` multiplies the weight of a segment, `rate` its share.
 * @type {Record<string, {mix?: Record<string, number>, rate?: Record<string, number>}>}
 */
export const CONTRASTS = {
	11: { mix: { 'etudes-conseil': 1.7, juridique: 2, maintenance: 0.8, interim: 0.7 } },
	41: { mix: { maintenance: 1.5, restauration: 1.4 }, rate: { nettoyage: 1.5, formation: 0.3 } },
	93: { mix: { securite: 1.7, maintenance: 1.2 }, rate: { nettoyage: 0.5 } },
	53: {
		mix: { restauration: 1.5, 'espaces-verts': 1.3 },
		rate: { nettoyage: 1.3, securite: 0.2, numerisation: 1.5 },
	},
	82: { rate: { nettoyage: 1.4, maintenance: 0.5, interim: 1.8 } },
	31: { rate: { 'espaces-verts': 1.4, formation: 2, courrier: 0.2 } },
	43: { mix: { maintenance: 0.6 }, rate: { securite: 2.5 } },
	54: { mix: { numerisation: 2.5, formation: 0.6 }, rate: { restauration: 1.8 } },
	24: { mix: { 'etudes-conseil': 0.5 }, rate: { nettoyage: 0.4, maintenance: 0.5 } },
	72: { mix: { securite: 1.3 }, rate: { restauration: 0.2, nettoyage: 1.4 } },
	91: { mix: { nettoyage: 1.4 }, rate: { nettoyage: 0.5 } },
	'03': { mix: { maintenance: 6 } },
	94: { mix: { maintenance: 9 } },
};
