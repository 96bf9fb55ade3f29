import { TARGET_PERCENT } from '$lib/rules/target';
import type { NavItem } from './site';

/**
 * The pages in the header, in the order of a reader's questions: where are we, where, in what, who
 * helps, how to get there, with which data. A page joins the list when it exists, at its place among
 * Accueil, Régions, Segments, Acheteurs, Facilitateurs, FSE, Simulateur, Données, Explorer, Méthode.
 */
export const NAVIGATION: readonly NavItem[] = [
	{ path: '/', label: 'Accueil' },
	{ path: '/regions/', label: 'Régions' },
	{ path: '/segments/', label: 'Segments' },
	{ path: '/acheteurs/', label: 'Acheteurs', title: 'Qui achète, et les contrats qui finissent' },
	{ path: '/facilitateurs/', label: 'Facilitateurs' },
	{ path: '/fse/', label: 'FSE', title: 'Financement FSE des facilitateurs' },
	{
		path: '/simulateur/',
		label: 'Simulateur',
		title: `Le chemin vers ${TARGET_PERCENT}\u00a0%, segment par segment`,
	},
	{ path: '/donnees/', label: 'Données', title: 'Ouvrir ses fichiers, qualité, téléchargements' },
	{ path: '/explorer/', label: 'Explorer', title: 'Explorer les données en SQL' },
	{ path: '/methode/', label: 'Méthode' },
];

/** The links of the foot. */
export const FOOT_LINKS: readonly NavItem[] = [
	{ path: '/marches-attribues/', label: 'Marchés attribués' },
	{ path: '/methode/', label: 'Méthode' },
	{ path: '/revisions/', label: 'Révisions' },
	{ path: '/accessibilite/', label: 'Accessibilité' },
	{ path: '/mentions-legales/', label: 'Mentions légales' },
];
