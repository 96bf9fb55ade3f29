/** Applications to the ESF: their outcome, how many, for how much. */
import { count, list, number } from '$lib/format';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome, type RuleId } from '$lib/rules/esf/types';
import type { Cents } from '$lib/rules/sums';
import { madeOf } from './made';

const RULE =
	'Chaque demande passe une à une les quinze règles du pré-contrôle et n’a qu’un résultat, le plus défavorable que ses règles donnent. Une information manquante ne rend jamais éligible.';
const CAPPED =
	'e montant demandé, dans la limite de 50\u00a0% du coût retenu, taux à confirmer, arrondi au centime inférieur.';

export const OUTCOME = madeOf<{
	rules: number;
	motifs: readonly RuleId[];
}>()()`Résultat du pré-contrôle
	= hors champ, sinon inéligible, sinon à examiner, sinon éligible
	= ${(a) => `${a.rules}`} règles vérifiées, ${({ motifs }) => (motifs.length === 0 ? 'aucune ne s’y oppose' : `en cause\u00a0: ${list(motifs)}`)}
	${RULE} L’outil pré-contrôle\u00a0: le service gestionnaire décide.`;

/** How many applications have each outcome, in the order of `OUTCOMES`. */
const each = madeOf<{ each: readonly number[] }>();
const perOutcome = (a: { each: readonly number[] }) => a.each.map((n) => number(n)).join(' + ');

export const TOTALS = madeOf<{
	each: readonly number[];
	applications: string;
	eligible: Cents;
	review: Cents;
}>()()`Demandes et FSE plafonné
	= demandes par résultat\u00a0; FSE plafonné des demandes qui passent le pré-contrôle + à examiner
	= ${perOutcome} = ${(a) => a.applications}\u00a0; {${(a) => a.eligible}} + {${(a) => a.review}}
	${RULE} Le FSE plafonné est l${CAPPED} Rien pour une demande inéligible ou hors champ.`;

const ofOutcome = (outcome: EsfOutcome) =>
	madeOf()('demande')`Demandes\u00a0: ${OUTCOME_WORDS[outcome]}
		= nombre de demandes dont c’est le résultat
		${RULE}`;

const sumOf = (header: string) =>
	`somme de la colonne «\u00a0${header}\u00a0» des lignes ci-dessous`;

/** How many make a sum, and how many are left out of it. */
const added = ({ some, unknown }: { some: number; unknown: number }): string =>
	`${count(some, 'demande')}${unknown > 0 ? `, dont ${number(unknown)} sans montant calculable, hors de la somme` : ''}`;

const amount = (header: string, whose: string, definition: string) =>
	madeOf<{ some: number; unknown: number }>()()`${header}, demandes ${whose}
		= ${sumOf(header)} = ${added}
		${definition}`;

/** The figures of a line of the table of regions. */
export const REGION_ESF = {
	eligible: ofOutcome('eligible'),
	a_examiner: ofOutcome('a_examiner'),
	ineligible: ofOutcome('ineligible'),
	hors_champ: ofOutcome('hors_champ'),
	applications: each(number)`Demandes
		= ${OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]).join(' + ')} = ${perOutcome}
		${RULE}`,
	passedCost: amount(
		'Coût retenu',
		'qui passent le pré-contrôle',
		'Les lignes de dépenses gardées (règles R5 et R9), réduites à la part ajoutée quand un poste existant grandit (R3).',
	),
	passed: amount('FSE plafonné', 'qui passent le pré-contrôle', `L${CAPPED}`),
	review: amount('FSE plafonné', 'à examiner', `L${CAPPED}`),
};

const brief = madeOf<{ what: string; some: number; unknown: number }>();

/** A sum of the regional brief, over the applications that `what` says. */
export const BRIEF_ESF = {
	applications: brief('demande')`Demandes ${(a) => a.what} = nombre de demandes`,
	cappedEsf: brief()`FSE plafonné, demandes ${(a) => a.what}
		= ${sumOf('FSE plafonné')} = ${added}`,
	unknown: brief('demande')`Montants inconnus, demandes ${(a) => a.what}
		= nombre de demandes sans montant calculable`,
};
export const BRIEF_ESF_IS = `Le FSE plafonné est l${CAPPED} Une opération dont la fin est inconnue est tenue pour non finie.`;

export const SERVING = madeOf()(
	'demande',
)`Demandes qui passent le pré-contrôle et visent un bassin sans facilitateur
	= nombre de demandes
	Les demandes qui passent le pré-contrôle et dont au moins un bassin visé est déclaré sans facilitateur à la date de référence. Un bassin dont rien n’est déclaré n’en est pas.`;
