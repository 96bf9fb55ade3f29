/**
 * @typedef {object} Scenario What an application has of its own; the rest passes every rule.
 * @property {string} [region] @property {Record<string, string>} [set] cells to replace
 * @property {'refuse' | '' | null} [segment] one more segment, refused or without decision; none
 * @property {'refuse' | '' | null} [bassin] the same for basins
 * @property {(costs: import('./fse.mjs').Cost[]) => import('./fse.mjs').Cost[]} [costs]
 * @property {number} [missing] cents of the total cost that no line explains
 * @property {number} [fseShare] part of the total cost asked from the fund
 */

/** One more cost line. @param {string} nature @param {string} payee_le */
const plus = (nature, payee_le) => (/** @type {import('./fse.mjs').Cost[]} */ costs) => [
	...costs,
	{ nature, cents: 345_600, payee_le },
];

/** @type {Scenario} */
const SOUND = {};

/** @type {readonly Scenario[]} */
export const SCENARIOS = [
	...Array.from({ length: 12 }, () => SOUND),
	// R1, the programme's area.
	{ region: '04' },
	{ region: '01' },
	{ set: { region: '' } },
	// R2, interface function.
	{ set: { fonction_interface: 'false' } },
	{ set: { fonction_interface: '' } },
	// R3 and R4: a new post, and none moved from another axis.
	{ set: { poste_precedent: 'P017', etp: '1', etp_avant: '1', axe_au_2010_11_03: '3' } },
	{ set: { poste_precedent: 'P018', etp: '1', etp_avant: '1' } },
	{ set: { poste_precedent: 'P019', etp: '1', etp_avant: '0.5' } },
	{ set: { poste_precedent: 'P020', etp: '1.5', etp_avant: '1', axe_au_2010_11_03: '4' } },
	{ set: { poste_precedent: 'P021', etp: '1', etp_avant: '' } },
	{ set: { cree_le: '' } },
	{ set: { cree_le: '2009-06-01' } },
	{ set: { cree_le: '2010-02-10' } },
	{ set: { cree_le: '2010-02-11' } },
	{ set: { cree_le: '2010-05-17' } },
	{ set: { cree_le: '2010-11-03' } },
	{ set: { cree_le: '2010-11-04' } },
	{ set: { axe_au_2010_11_03: '3' } },
	{ set: { axe_au_2010_11_03: '4' } },
	{ set: { poste_precedent: 'P022', etp: '1', etp_avant: '0.6', axe_au_2010_11_03: '3' } },
	// R5, training is paid by sub-measure 422.
	{ costs: plus('professionnalisation', '2013-03-15') },
	{ costs: plus('professionnalisation', '2014-09-30') },
	{ costs: (costs) => costs.map((cost) => ({ ...cost, nature: 'professionnalisation' })) },
	// R6 and R7, segments and territories judged relevant.
	{ region: '82', segment: 'refuse' },
	{ segment: null },
	{ region: '11', segment: '' },
	{ region: '82', bassin: 'refuse' },
	{ bassin: null },
	{ region: '82', bassin: '' },
	// R8 and R9, bounded in time, within the eligible period.
	{ set: { fin: '' } },
	{ costs: plus('salaire', '2016-01-01') },
	{ costs: plus('salaire', '2015-12-31') },
	{ costs: plus('autre', '2006-12-31') },
	{ set: { fin: '2012-03-31', deposee_le: '2012-06-30' } },
	// R10, beneficiary.
	{ set: { beneficiaire_siret: '' } },
	{ set: { beneficiaire_siret: 'faux' } },
	// R11, financing.
	{ costs: () => [], missing: 4_200_000 },
	{ missing: 150_000 },
	{ set: { autres_fonds_ue: 'true' } },
	{ set: { autres_fonds_ue: '' } },
	{ fseShare: 0.8 },
	{ fseShare: 0.65, costs: plus('professionnalisation', '2013-06-30') },
	// R12 to R15, the letter's emphasis: warnings only.
	{ set: { mutualisation: 'false' } },
	{ set: { mise_en_reseau: '' } },
	{ set: { valeur_ajoutee: 'false' } },
	{ set: { lien_referent: '' } },
	{
		set: { mutualisation: '', mise_en_reseau: 'false', valeur_ajoutee: '', lien_referent: 'false' },
	},
	// Several reasons at once.
	{ set: { cree_le: '2010-03-01', fin: '' }, missing: 20_000 },
	{ region: '82', segment: 'refuse', set: { fonction_interface: '', lien_referent: 'false' } },
	{ region: '04', set: { fonction_interface: 'false', cree_le: '' } },
];
