/** CPV 2008 codes that the reference prefixes send to each segment. */
const CPV = {
	nettoyage: ['90910000-9', '90911200-8', '90919200'],
	securite: ['79710000-4', '79713000'],
	restauration: ['55300000', '55523000'],
	'espaces-verts': ['77310000', '77340000'],
	interim: ['79620000-6', '79610000'],
	accueil: ['79992000', '79510000'],
	courrier: ['64110000-0', '79570000'],
	numerisation: ['79995100', '72312000', '79999100'],
	enquetes: ['79310000', '79320000'],
	'etudes-conseil': ['79411000', '71240000', '73200000'],
	juridique: ['79111000-5', '79211000'],
	formation: ['80500000-9', '80530000'],
	blanchisserie: ['98310000', '98311000'],
	demenagement: ['98392000', '63110000'],
	maintenance: ['50700000', '50710000'],
	conditionnement: ['79920000', '63120000'],
	dechets: ['90511000', '90512000'],
	impression: ['79800000-2', '79810000'],
	'services-informatiques': ['72000000-5', '72260000'],
	'second-oeuvre': ['45310000', '45421000', '45440000'],
	travaux: ['45210000-2', '45230000'],
	transport: ['60100000', '63510000'],
	fournitures: ['30190000-7', '39130000'],
	informatique: ['30200000', '48000000'],
	telecom: ['64210000', '64200000'],
	vehicules: ['34110000-1', '34100000'],
	energie: ['09310000-5', '09130000', '65310000'],
	assurances: ['66510000-8', '66100000'],
	metier: ['35300000', '35400000'],
};

/** Codes of no segment: two set aside by the reference (796.. medical staff), others unknown to it. */
export const UNCLASSIFIED_CPV = [
	'79624000',
	'79625000',
	'90520000',
	'85100000',
	'33600000',
	'18100000',
];

/**
 * How a line names its segment: by its code, by both, or by the CPV alone.
 * @param {import('./random.mjs').Stream} random @param {string} segment
 */
export function segmentCells(random, segment) {
	const cpv = random.pick(CPV[segment]);
	return random.weighted([
		[{ segment, cpv: '' }, 6],
		[{ segment, cpv: cpv.slice(0, 8) }, 2],
		[{ segment: '', cpv }, 2],
	]);
}
