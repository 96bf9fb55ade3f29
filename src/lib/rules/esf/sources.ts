/** Legal sources as the pages quote them. */
export const LETTER = 'lettre DGEFP n°\u00a0486 du 3 novembre 2010';
export const CIRCULAR = 'circulaire n°\u00a05351/SG du 3 décembre 2008, fiche 19';
export const DECREE = 'décret n°\u00a02007-1303 du 3 septembre 2007, article 1er';
export const PROGRAMME =
	'programme opérationnel national FSE «\u00a0compétitivité régionale et emploi\u00a0», 2007-2013';

/** Day of the letter. */
export const LETTER_DATE = '2010-11-03';

/**
 * Day from which a post can belong to the ramp-up: the convention between the Service des achats
 * de l'État and Alliance Villes Emploi. A choice of ours, the letter gives no date.
 */
export const CONVENTION_DATE = '2010-02-11';

/** Payments are eligible between these days, both inclusive (decree n° 2007-1303, art. 1). */
export const ELIGIBLE_FROM = '2007-01-01';
export const ELIGIBLE_TO = '2015-12-31';

/** The axis of the programme that holds sub-measure 432 (letter n° 486). */
export const FACILITATOR_AXIS = '4';

/** Share of the eligible cost that the ESF may bear, as a fraction: to be confirmed, shown as such. */
export const ESF_RATE = 0.5;
export const ESF_RATE_NOTE = 'taux de 50\u00a0% à confirmer';
