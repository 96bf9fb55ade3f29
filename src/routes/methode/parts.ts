import { TARGET_TEXT } from '$lib/rules/target';
/** The parts of the method page, in order: its table of contents and its headings. */
export const PARTS = {
	objectif: 'L’objectif et sa source',
	lectures: 'Quatre lectures, un seul verdict',
	cadres: 'Les cadres de la loi, côte à côte',
	calcul: 'Le calcul',
	verdict: 'Bornes, verdict et écart',
	epreuves: 'Épreuves du verdict et comparaison d’années',
	completude: 'Complétude\u00a0: ce qui n’est pas reçu',
	structures: 'Les structures comptées',
	registre: 'Du total des achats à l’assiette',
	segments: 'Les segments et leur part de main d’œuvre',
	territoires: 'Régions, classement et comparaisons',
	plan: `Trajectoire et plan vers ${TARGET_TEXT}`,
	exemple: 'Un exemple complet',
	bassins: 'La couverture des bassins d’emploi',
	fse: 'Le pré-contrôle des demandes FSE',
	choix: 'Nos choix',
	limites: 'Limites',
	publication: 'Confidentialité et révisions',
	reperes: 'Chiffres publiés ailleurs',
	sources: 'Sources',
} as const;

export type PartId = keyof typeof PARTS;
