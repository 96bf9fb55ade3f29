/** What the panel « D’où vient ce chiffre ? » says of a figure, whatever the figure. */
export interface Explanation {
	/** What is measured. */
	label: string;
	/** Where and when: `Bretagne, Nettoyage de locaux, 2012`. */
	place: string;
	/** The figure as printed. */
	value: string;
	/** What it is, in one or two sentences. */
	definition: string;
	/** Its rule. */
	source: string;
	formula: Formula;
	/** What was kept, in words. */
	filters: readonly string[];
}

/** A formula in words, the same with the figures, and what it gives. */
export interface Formula {
	words: string;
	numbers: string;
	result: string;
}

const CIRCULAR = 'Circulaire n°\u00a05351/SG du 3\u00a0décembre 2008, fiche\u00a019';

/** Where each rule is written. */
export const SOURCES = {
	circular: CIRCULAR,
	ours: `Choix de méthode de ce site, pour appliquer la ${CIRCULAR.charAt(0).toLowerCase()}${CIRCULAR.slice(1)}`,
	letter: 'Lettre DGEFP n°\u00a0486 du 3\u00a0novembre 2010',
} as const;
