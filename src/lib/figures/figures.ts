/**
 * Every figure of the indicator, each declared here and nowhere else (`/methode/`). From a record come
 * its columns in tables and exports, its panel « D’où vient ce chiffre ? », its entry of the glossary and
 * its SQL. The order is that of a reader's questions.
 */
import { euros, number } from '$lib/format';
import { CAUTIOUS_TENTHS, GENEROUS_TENTHS, HOURLY_COST } from '$lib/rules/hourValue';
import type { LedgerCode } from '$lib/rules/ledger';
import { DEFAULT_THRESHOLD, TARGET_PERCENT, TARGET_TEXT } from '$lib/rules/target';
import { SOURCES } from './sources';

export interface Figure {
	label: string;
	/** What it is, in one or two sentences. */
	definition: string;
	/** The same in one sentence, where the site's words say it too. */
	glossary?: string;
	/** Where its rule is written. */
	source: string;
	/** Amounts are in cents, shares are fractions; null where there is nothing to divide. */
	unit: 'cents' | 'share' | 'lines';
	/** From the terms of `TERMS`: `(org + hours) ÷ base`; a term alone is the sum of its column. */
	formula: string;
	/** What the formula in words says after it. */
	floor?: string;
	/** Column of the SQL's result. */
	column: string;
	/** SQL from the sums of the terms, where the formula does not give it. */
	sql?: string;
	/** Column of `indicateur.csv`. */
	download?: string;
	/** Step of the ledger, as `registre.csv` names it. */
	step?: LedgerCode;
	/** The step takes lines before the base: no share can be made of it, and no segment chosen. */
	outside?: true;
	/** Only held against 10 %: not for what was only awarded. */
	paidOnly?: true;
}

const outside = (
	step: LedgerCode,
	label: string,
	definition: string,
	source: string = SOURCES.ours,
	column: string = step,
) =>
	({
		label,
		definition,
		source,
		unit: 'cents',
		formula: 'base',
		column,
		step,
		outside: true,
	}) as const satisfies Figure;

/** How many times the central value of an hour the two others are. */
const CAUTIOUS = number(CAUTIOUS_TENTHS / 10, 1);
const GENEROUS = number(GENEROUS_TENTHS / 10, 1);

/** What reaches the target, in SQL. */
const AT_TARGET = `ceil(montant * ${TARGET_PERCENT} / 100)`;

const GAP = `base × ${TARGET_TEXT} − (org + hours)`;

export const FIGURES = {
	share: {
		label: 'Part réalisée',
		definition:
			'Ce que des structures d’insertion ou de handicap ont réalisé, et ce que valent les heures de clause sociale, rapporté à l’assiette. C’est la lecture «\u00a0publics ou organismes\u00a0» de la circulaire.',
		glossary:
			'Montant des achats réalisés par des structures d’insertion ou de handicap et par les heures d’insertion, divisé par l’assiette.',
		source: SOURCES.circular,
		unit: 'share',
		formula: '(org + hours) ÷ base',
		column: 'part_realisee',
		download: 'part',
		paidOnly: true,
	},
	low: {
		label: 'Borne basse',
		definition: `La part si une heure d’insertion valait moins\u00a0: ${CAUTIOUS} fois la valeur centrale. L’objectif n’est dit atteint que si même cette borne l’atteint.`,
		source: SOURCES.ours,
		unit: 'share',
		formula: '(org + hoursCautious) ÷ base',
		column: 'borne_basse',
		download: 'part_min',
		paidOnly: true,
	},
	high: {
		label: 'Borne haute',
		definition: `La part si une heure d’insertion valait plus, ${GENEROUS} fois la valeur centrale, et si tous les achats à examiner comptaient\u00a0: ceux dont le fournisseur n’a pas de SIRET valide, ou n’a que le SIREN d’une structure. L’objectif n’est dit non atteint que si cette borne reste en dessous.`,
		source: SOURCES.ours,
		unit: 'share',
		formula: '(org + hoursGenerous + review) ÷ base',
		column: 'borne_haute',
		download: 'part_max',
		paidOnly: true,
	},
	gap: {
		label: `Écart à ${TARGET_TEXT}`,
		definition: `Les euros qui manquent pour que la part atteigne ${TARGET_TEXT} de l’assiette\u00a0; zéro quand elle y est. Arrondi au centime supérieur. L’écart de la France n’est pas la somme de ceux des régions.`,
		glossary: `Euros qui manquent pour atteindre ${TARGET_TEXT} de l’assiette. Positif\u00a0: ce qui manque\u00a0; négatif, par segment, par acheteur ou par bassin\u00a0: ce qui dépasse.`,
		source: SOURCES.circular,
		unit: 'cents',
		formula: GAP,
		floor: ', au moins zéro',
		column: 'ecart',
		sql: `CASE WHEN montant > 0 THEN greatest(0, ${AT_TARGET} - organismes - heures) END`,
		download: 'ecart_ht',
		paidOnly: true,
	},
	signedGap: {
		label: `Écart à ${TARGET_TEXT}`,
		definition: `Les euros qui manquent pour que la part atteigne ${TARGET_TEXT} de l’assiette\u00a0; négatif, ce qui dépasse. Ainsi les écarts des segments s’additionnent.`,
		source: SOURCES.circular,
		unit: 'cents',
		formula: GAP,
		column: 'ecart_signe',
		sql: `CASE WHEN montant > 0 THEN ${AT_TARGET} - organismes - heures END`,
		paidOnly: true,
	},
	base: {
		label: 'Assiette',
		definition:
			'Les achats de l’État dans les segments d’achats courants dont la part de main d’œuvre atteint le seuil. C’est le dénominateur de la part.',
		glossary: `Achats payés par l’État, dans les segments d’achats courants dont la main d’œuvre fait au moins la part choisie (${DEFAULT_THRESHOLD}\u00a0% par défaut). C’est le dénominateur de la part.`,
		source: SOURCES.circular,
		unit: 'cents',
		formula: 'base',
		column: 'assiette',
		download: 'assiette_ht',
		step: 'assiette',
	},
	realised: {
		label: 'Réalisé',
		definition:
			'Ce que des structures comptées ont réalisé, plus ce que valent les heures de clause des autres marchés. Rien n’est compté deux fois.',
		source: SOURCES.circular,
		unit: 'cents',
		formula: 'org + hours',
		column: 'realise',
		download: 'realise_ht',
	},
	org: {
		label: 'Réalisé par des organismes',
		definition:
			'Le montant de la ligne quand son fournisseur est une structure d’insertion ou de handicap comptée cette année-là, sinon la part confiée en sous-traitance à l’une d’elles.',
		source: SOURCES.circular,
		unit: 'cents',
		formula: 'org',
		column: 'organismes',
		download: 'organismes_ht',
		step: 'organismes',
	},
	hours: {
		label: 'Heures de clause',
		definition: `Les heures d’insertion déclarées, multipliées par la valeur de l’heure du segment (sans valeur propre, ${euros(HOURLY_COST)} de coût divisés par la part de main d’œuvre), dans la limite du montant et sans ce qui est déjà compté en sous-traitance. C’est une hypothèse.`,
		source: SOURCES.ours,
		unit: 'cents',
		formula: 'hours',
		column: 'heures',
		download: 'heures_ht',
		step: 'heures',
	},
	hoursCautious: {
		label: 'Heures de clause, valeur prudente',
		definition: `Les mêmes heures, à ${CAUTIOUS} fois la valeur centrale\u00a0: celles de la borne basse. C’est une hypothèse.`,
		source: SOURCES.ours,
		unit: 'cents',
		formula: 'hoursCautious',
		column: 'heures_prudentes',
		download: 'heures_prudentes_ht',
	},
	hoursGenerous: {
		label: 'Heures de clause, valeur généreuse',
		definition: `Les mêmes heures, à ${GENEROUS} fois la valeur centrale\u00a0: celles de la borne haute. C’est une hypothèse.`,
		source: SOURCES.ours,
		unit: 'cents',
		formula: 'hoursGenerous',
		column: 'heures_genereuses',
		download: 'heures_genereuses_ht',
	},
	identifiedRest: {
		label: 'Reste identifié',
		definition:
			'Ce que des fournisseurs identifiés, qui ne sont pas des structures comptées, ont réalisé hors heures de clause.',
		source: SOURCES.ours,
		unit: 'cents',
		formula: 'base − org − hours − unidentified',
		column: 'reste_identifie',
		step: 'reste_identifie',
	},
	unidentified: {
		label: 'Non identifié, à examiner',
		definition:
			'Ce qui reste des lignes dont le fournisseur n’a pas de SIRET valide, ou partage le SIREN d’une structure sans en avoir le SIRET. Il ne compte que dans la borne haute.',
		glossary:
			'Achats dont le fournisseur n’a pas de SIRET valide, ou partage le SIREN d’une structure comptée sans en avoir le SIRET.',
		source: SOURCES.ours,
		unit: 'cents',
		formula: 'unidentified',
		column: 'non_identifie',
		download: 'non_identifie_ht',
		step: 'non_identifie',
	},
	clause: {
		label: 'Marchés à clause ou réservés',
		definition: `Le montant entier des lignes qui portent une clause sociale ou un marché réservé. Il n’est jamais comparé à ${TARGET_TEXT}\u00a0: une clause ne dit pas ce qui a été réalisé.`,
		source: SOURCES.networks,
		unit: 'cents',
		formula: 'clause',
		column: 'clause',
		download: 'clause_ht',
	},
	shareM1: {
		label: 'Part réalisée par des organismes',
		definition:
			'La lecture la plus étroite de la circulaire\u00a0: les structures seules, sans les heures de clause. Elle n’a pas de verdict.',
		source: SOURCES.circular,
		unit: 'share',
		formula: 'org ÷ base',
		column: 'part_organismes',
	},
	shareM3: {
		label: 'Part des marchés à clause ou réservés',
		definition: `Le montant entier des marchés qui portent une clause, rapporté à l’assiette. Elle n’est jamais comparée à ${TARGET_TEXT}.`,
		source: SOURCES.networks,
		unit: 'share',
		formula: 'clause ÷ base',
		column: 'part_marches_a_clause',
	},
	lines: {
		label: 'Lignes d’achat',
		definition:
			'Le nombre de lignes d’achat lues dans l’assiette. Une ligne est un paiement, ou une somme de paiements, selon ce que le producteur fournit.',
		source: SOURCES.ours,
		unit: 'lines',
		formula: 'lines',
		column: 'lignes',
	},
	totalPaid: outside(
		'total_paye',
		'Total',
		'Tous les montants lus de cette année, quel que soit l’acheteur ou le segment.',
		SOURCES.ours,
		'total',
	),
	notState: outside(
		'hors_etat',
		'Hors État',
		'Les achats d’acheteurs que l’objectif ne lie pas\u00a0: collectivités, et établissements publics nationaux sauf si on les ajoute.',
		'Circulaire n°\u00a05351/SG\u00a0; décret n°\u00a02009-300 pour les établissements publics',
	),
	unclassified: outside(
		'non_classe',
		'Non classé',
		'Les achats de l’État dont ni le segment ni le code CPV ne disent le segment. Ils ne sont pas dans l’assiette, et les bornes les ignorent.',
	),
	notCurrent: outside(
		'hors_achats_courants',
		'Hors achats courants',
		'Les achats de l’État dans un segment qui n’est pas un achat courant\u00a0: achats métiers, travaux d’équipement.',
		SOURCES.circular,
	),
	belowThreshold: outside(
		'sous_seuil',
		'Sous le seuil de main d’œuvre',
		'Les achats courants de l’État dans un segment dont la main d’œuvre fait moins que le seuil.',
		SOURCES.circular,
		'sous_le_seuil',
	),
} as const satisfies Record<string, Figure>;

export type FigureKind = keyof typeof FIGURES;

/** Every figure, in the order of a reader's questions. */
export const FIGURE_KINDS = Object.keys(FIGURES) as FigureKind[];

/** The record of a figure, whatever the figure. */
export const figureOf = (kind: FigureKind): Figure => FIGURES[kind];

/** The figure that a step of the ledger is; undefined for a code that is none. */
export const figureOfStep = (code: string): FigureKind | undefined =>
	FIGURE_KINDS.find((kind) => figureOf(kind).step === code);
