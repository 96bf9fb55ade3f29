const CIRCULAR = 'Circulaire n°\u00a05351/SG du 3\u00a0décembre 2008, fiche\u00a019';

/** Where each rule is written. */
export const SOURCES = {
	circular: CIRCULAR,
	ours: `Choix de méthode de ce site, pour appliquer la ${CIRCULAR.charAt(0).toLowerCase()}${CIRCULAR.slice(1)}`,
	letter: 'Lettre DGEFP n°\u00a0486 du 3\u00a0novembre 2010',
	networks: 'Guide des réseaux, décembre 2011',
} as const;
