/**
 * The worked example, line by line and result by result, computed by hand. A test adds the lines up
 * again, so that a typing fault cannot reach the page.
 */

/** A purchase line of the example. Fiscal year 2012, département 35, State, paid, unless said. */
export interface ExampleLine {
	n: number;
	segment: string | null;
	supplier: string;
	euros: number;
	note: string;
}

const A = 'Structure A (ESAT, depuis 2008)';
const SECURITE = 'Sécurité';
const NETTOYAGE = 'Nettoyage';
const RESTAURATION = 'Restauration';

function line(
	n: number,
	segment: string | null,
	supplier: string,
	euros: number,
	note = '',
): ExampleLine {
	return { n, segment, supplier, euros, note };
}

export const EXAMPLE_LINES: readonly ExampleLine[] = [
	line(1, NETTOYAGE, A, 40_000, 'Compte en entier'),
	line(2, NETTOYAGE, 'Entreprise X', 160_000, 'Clause, 500 heures'),
	line(3, SECURITE, 'Entreprise Y', 400_000),
	line(4, SECURITE, 'SIRET absent', 50_000, 'À examiner'),
	line(5, NETTOYAGE, 'Structure B (EI, en 2011)', 30_000, 'Non valide en 2012'),
	line(
		6,
		RESTAURATION,
		'Entreprise Z',
		100_000,
		'12\u202f000\u00a0€ sous-traités à C (AI, sans date)',
	),
	line(7, RESTAURATION, 'Entreprise Z', 60_000, 'Clause, 300 heures'),
	line(8, 'Impression', A, 25_000, 'Sous le seuil'),
	line(9, 'Énergie', 'Entreprise', 500_000, 'Sous le seuil'),
	line(10, null, 'Entreprise X', 20_000, 'CPV inconnu\u00a0: non classé'),
	line(11, SECURITE, 'Entreprise X', 200_000, 'Attribué, non payé'),
	line(12, NETTOYAGE, 'SIREN de A, autre SIRET', 10_000, 'À examiner'),
	line(13, NETTOYAGE, 'Entreprise X', -5_000, 'Avoir'),
	line(14, SECURITE, 'Entreprise X', 70_000, 'Sans département\u00a0: non régionalisé'),
	line(15, NETTOYAGE, 'Entreprise X', 1_000, 'Clause, 100 heures\u00a0: plafonnée'),
	line(16, NETTOYAGE, A, 90_000, 'Acheteur local\u00a0: hors État'),
];

/** A step of the result for Bretagne, in euros, with the lines it takes. */
export interface ExampleStep {
	step: string;
	euros: number;
	how: string;
}

export const EXAMPLE_STEPS: readonly ExampleStep[] = [
	{ step: 'Total payé', euros: 1_481_000, how: 'Toutes les lignes payées, sauf la 14' },
	{ step: 'Hors État', euros: 90_000, how: 'Ligne 16' },
	{ step: 'Non classé', euros: 20_000, how: 'Ligne 10' },
	{ step: 'Sous le seuil', euros: 525_000, how: 'Lignes 8 et 9' },
	{ step: 'Assiette', euros: 846_000, how: 'Le reste' },
	{ step: 'Montants des structures (M1)', euros: 52_000, how: '40\u202f000 + 12\u202f000' },
	{
		step: 'Heures d’insertion',
		euros: 28_385,
		how: '500 × 30,77\u00a0€ + 300 × 40\u00a0€ + 1\u202f000\u00a0€, la ligne 15 étant plafonnée',
	},
	{ step: 'Montant réalisé (M2)', euros: 80_385, how: '52\u202f000 + 28\u202f385' },
	{
		step: 'Heures à la valeur prudente',
		euros: 22_910,
		how: '500 × 24,62\u00a0€ + 300 × 32\u00a0€ + 1\u202f000\u00a0€',
	},
	{
		step: 'Heures à la valeur généreuse',
		euros: 33_860,
		how: '500 × 36,92\u00a0€ + 300 × 48\u00a0€ + 1\u202f000\u00a0€, la ligne 15 étant plafonnée',
	},
	{ step: 'Montants à examiner', euros: 60_000, how: 'Lignes 4 et 12' },
	{ step: 'Marchés à clause (M3)', euros: 221_000, how: 'Lignes 2, 7 et 15' },
];
