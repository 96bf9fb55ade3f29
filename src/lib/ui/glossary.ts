import { FIGURES } from '$lib/figures/figures';
import { euros } from '$lib/format';
import { HOURLY_COST } from '$lib/rules/hourValue';
import { TARGET_TEXT, TARGET_YEAR } from '$lib/rules/target';

/** The words of the site that need a definition, each in one or two short sentences. */
export const GLOSSARY = {
	assiette: FIGURES.base.glossary,
	'part réalisée': FIGURES.share.glossary,
	objectif: `${TARGET_TEXT} au moins de l’assiette. Fixé pour ${TARGET_YEAR} par la circulaire n°\u00a05351/SG du 3 décembre 2008, fiche 19.`,
	écart: FIGURES.gap.glossary,
	'achats courants':
		'Achats de fonctionnement de l’État, hors achats métiers comme l’armement et les équipements opérationnels.',
	segment: 'Famille d’achats de même nature, comme le nettoyage de locaux ou la restauration.',
	'part de main d’œuvre':
		'Part du coût du travail dans le prix d’une prestation du segment. Elle décide de l’entrée du segment dans l’assiette.',
	'segment limite':
		'Segment dont la part de main d’œuvre est connue par une fourchette qui contient le seuil\u00a0: il pourrait entrer ou sortir.',
	structure:
		'Organisme d’insertion par l’activité économique, ou organisme employant une majorité de travailleurs handicapés.',
	'clause sociale':
		'Condition d’un marché qui réserve une part du travail à des personnes éloignées de l’emploi.',
	'marché réservé':
		'Marché auquel seules certaines structures peuvent répondre\u00a0: celles du handicap, et celles de l’insertion depuis avril 2016.',
	'heures d’insertion':
		'Heures travaillées par des personnes éloignées de l’emploi au titre d’une clause sociale.',
	'valeur de l’heure': `Euros de prestation que représente une heure d’insertion\u00a0: à défaut d’une valeur du segment, un coût de ${euros(HOURLY_COST)} divisé par sa part de main d’œuvre. C’est une hypothèse.`,
	bornes:
		'Bas et haut de la part quand changent la valeur de l’heure et le sort des achats à examiner\u00a0: le bas prend une valeur prudente\u00a0; le haut, une valeur généreuse, et ajoute ces achats.',
	'à examiner': FIGURES.unidentified.glossary,
	facilitateur:
		'Personne qui met en relation les acheteurs publics et les entreprises pour que les clauses sociales se réalisent, bassin par bassin.',
	bassin:
		'Bassin d’emploi\u00a0: la zone d’emploi de l’Insee, où la plupart des habitants vivent et travaillent.',
	ETP: 'Équivalent temps plein\u00a0: un poste à mi-temps compte pour 0,5.',
	PLIE: 'Plan local pluriannuel pour l’insertion et l’emploi.',
	FSE: 'Fonds social européen. Il peut cofinancer des postes de facilitateurs sur l’axe 4, sous-mesure 432 du programme 2007-2013.',
	référent:
		'Lettre n°\u00a0486\u00a0: «\u00a0le ou les référents désignés par le Préfet, chargés de mettre en œuvre un plan d’accompagnement de l’offre d’insertion\u00a0».',
	'effet de composition':
		'Part de l’écart à la moyenne nationale qui vient de ce que la région achète.',
	'effet de pratique':
		'Part de l’écart à la moyenne nationale qui vient de la façon dont la région achète.',
	édition:
		'Ce qu’un site a publié à une date de référence. À ne pas confondre avec l’édition des régions, 2010 ou 2016, ni celle des bassins.',
	'non régionalisé':
		'Achat sans département connu, ou hors des régions\u00a0: compté pour la France, dans aucune région.',
} as const satisfies Record<string, string>;

export type GlossaryWord = keyof typeof GLOSSARY;
