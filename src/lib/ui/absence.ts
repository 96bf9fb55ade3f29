/**
 * Why a cell holds no figure. These are never shown alike, and never like a zero: a zero is a
 * figure, printed as one.
 */
export type Absence = 'noData' | 'notApplicable' | 'unknown' | 'notComputable';

/** What is printed in the cell, on screen and in exports, and what it means. */
export const ABSENCES: Readonly<Record<Absence, { mark: string; meaning: string }>> = {
	noData: { mark: 'n.d.', meaning: 'Aucune donnée fournie' },
	notApplicable: { mark: 's.o.', meaning: 'Sans objet\u00a0: la question ne se pose pas ici' },
	unknown: { mark: 'inconnu', meaning: 'La réalité existe, personne ne l’a déclarée' },
	notComputable: {
		mark: 'non calculable',
		meaning: 'Assiette nulle ou négative, ou aucune liste de structures',
	},
};
