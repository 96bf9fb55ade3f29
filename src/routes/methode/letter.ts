/**
 * Words of the letter DGEFP n° 486 of 3 November 2010, and of the circular n° 5351/SG as the letter
 * quotes it. A test finds each in the text of the letter: only spaces and the shape of the apostrophe
 * may differ.
 */

/** The target, as fiche 19 states it. */
export const TARGET_QUOTE =
	'atteindre, dans les segments comportant au moins 50\u00a0% de main d’œuvre, 10\u00a0% au moins du montant des achats courants de l’Etat réalisés par des publics ou organismes relevant de l’insertion par l’activité économique (entreprises d’insertion, associations intermédiaires, GEIQ, etc.) ou des structures employant une majorité de travailleurs handicapés';

/** The means that fiche 19 gives. */
export const MEANS_QUOTE =
	'systématiser l’implantation de facilitateurs (agents gestionnaires de clauses sociales) dans tous les territoires pertinents (bassins d’emploi), dans le cadre des dispositifs locaux et partenariaux des politiques de l’emploi (plans locaux d’insertion et d’emploi, maisons de l’emploi, etc.)';

/** What the convention of 11 February 2010 aims at. */
export const CONVENTION_QUOTE =
	'promouvoir sur tout le territoire le rôle des facilitateurs de clauses d’insertion appliquées aux marchés publics';

/** What the letter opens to the ESF. */
export const ELIGIBLE_QUOTE =
	'le cofinancement par le Fonds social européen de postes de facilitateurs de la clause d’insertion est éligible à l’axe 4 du programme opérationnel (PO) national';

/** The title of the circular. */
export const CIRCULAR_TITLE =
	'relative à l’exemplarité de l’Etat au regard du développement durable dans le fonctionnement de ses services et de ses établissements publics';

/** A passage of the letter and the rules that come of it. */
interface LetterPassage {
	rules: string;
	quote: string;
}

export const LETTER_PASSAGES: readonly LetterPassage[] = [
	{
		rules: 'R2',
		quote:
			'assurer l’interface entre les acheteurs publics, les chefs de mission achats de l’Etat, les entreprises soumissionnaires ou attributaires et les services assurant l’insertion par l’activité économique des personnes éloignées de l’emploi',
	},
	{
		rules: 'R3, R6, R7',
		quote:
			'Vous prêterez une attention particulière à ce que ce financement sur l’axe 4 soit bien limité à l’accompagnement de la montée en charge du réseau\u00a0: création de nouveaux postes sur les segments et les territoires identifiés que vous jugerez pertinents.',
	},
	{
		rules: 'R4',
		quote:
			'Un transfert des postes aujourd’hui financés sur d’autres axes du PO vers l’axe 4 ne peut être envisagé.',
	},
	{
		rules: 'R5',
		quote:
			'exclure des actions financées sur la sous-mesure 432 les interventions en faveur de la professionnalisation des facilitateurs déjà prises en charge par le volet central du PO au titre de la sous-mesure 422',
	},
	{
		rules: 'R12, R13, R14',
		quote:
			'L’accent devra être mis sur les opportunités de mutualisation entre les facilitateurs et le chef de la mission achat de l’Etat, sur la mise en réseau des acteurs impliqués mais aussi sur la plus-value du dispositif.',
	},
	{
		rules: 'R15',
		quote:
			'Les facilitateurs de la clause d’insertion travailleront en lien avec le ou les référents désignés par le Préfet, chargés de mettre en œuvre un plan d’accompagnement de l’offre d’insertion.',
	},
];
