/** Applications to the ESF: their outcome, how many, for how much. */
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate, list, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Assessment } from '$lib/rules/esf/assess';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';
import type { Column } from '$lib/ui/column';
import { ESF_BRIEF_COLUMNS, esfListColumns } from '../../esf/columns';
import { outcomeSentence, outcomeTitle } from '../../esf/explain';
import { servesUncovered, type EsfLine } from '../../esf/lines';
import { ENDING_MONTHS, type EsfBrief } from '../../esf/region';
import { countsFinding, type EsfRegionRow } from '../../esf/totals';
import { column } from '../../figureColumns';
import { card, money, tell, tellOne } from '../card';
import { rowsBehind } from '../origin';

/** What applications are judged by, and where they are published. */
const LETTER = { source: SOURCES.letter, file: 'demandes_fse' };
const EVERYWHERE = 'Toutes les régions de 2010';
const ALL = 'Toutes les demandes du fichier, chacune avec ses lignes de dépenses';
const BY_PREFECT = 'Les décisions du préfet sur les segments et les bassins (R6, R7)';
const RULE =
	'Chaque demande passe une à une les règles de la lettre et n’a qu’un résultat, le plus défavorable que ses règles donnent. Une information manquante ne rend jamais éligible.';
const CAPPED =
	'e montant demandé, dans la limite de 50\u00a0% du coût retenu, taux à confirmer, arrondi au centime inférieur.';

const ofOutcome = (outcome: EsfOutcome) =>
	`Demandes de résultat «\u00a0${OUTCOME_WORDS[outcome]}\u00a0»`;

/** Where the outcome of an application comes from, rule by rule. */
export function explainEsf(id: string, region: string, assessment: Assessment) {
	const { outcome, motifs, results } = assessment;
	const against = motifs.length === 0 ? 'aucune ne s’y oppose' : `en cause\u00a0: ${list(motifs)}`;
	const filters = [
		'Les informations de la demande, telles que le fichier les donne',
		'Ses lignes de dépenses, sauf celles écartées (R5, R9)',
		BY_PREFECT,
	];
	return tell(
		{ ...LETTER, place: `Demande ${id}, ${region}`, filters, result: outcomeSentence(assessment) },
		card(outcomeTitle({ outcome }))`Résultat du pré-contrôle
			= hors champ, sinon inéligible, sinon à examiner, sinon éligible = ${results.length} règles vérifiées, ${against}
			${RULE} L’outil pré-contrôle\u00a0: le service gestionnaire décide.`,
	);
}

/** Where the totals of the applications come from. */
export function explainEsfTotals(total: EsfRegionRow) {
	const { eligible, a_examiner: review } = total.byOutcome;
	const applications = count(total.applications, 'demande');
	const each = OUTCOMES.map((outcome) => number(total.byOutcome[outcome].applications));
	const result = `${applications}, ${money(eligible.cappedEsf + review.cappedEsf)}`;
	return tell(
		{ ...LETTER, place: EVERYWHERE, filters: [ALL, BY_PREFECT], result },
		card(countsFinding(total))`Demandes et FSE plafonné
			= demandes par résultat\u00a0; FSE plafonné des demandes qui passent le pré-contrôle + à examiner
			= ${each.join(' + ')} = ${applications}\u00a0; ${money(eligible.cappedEsf)} + ${money(review.cappedEsf)}
			${RULE} Le FSE plafonné est l${CAPPED} Rien pour une demande inéligible ou hors champ.`,
	);
}

/** How many make a sum, and how many are left out of it. */
const added = (applications: number, unknown: number): string =>
	`${count(applications, 'demande')}${unknown > 0 ? `, dont ${number(unknown)} sans montant calculable, hors de la somme` : ''}`;

const sumOf = (header: string) =>
	`somme de la colonne «\u00a0${header}\u00a0» des lignes ci-dessous`;

const EACH = 'Une ligne par demande. Sa page en donne les règles une à une et les dépenses.';

/** Applications one by one, with the columns of their list, and what else a figure reads of them. */
const applicationRows = (rows: readonly EsfLine[], ...more: readonly Column<EsfLine>[]) => {
	const listed = esfListColumns(() => '').filter(
		({ key }) => key !== 'region' && key !== 'avertissements',
	);
	return rowsBehind([...listed, ...more], rows, EACH, 'Aucune demande.');
};

const COST =
	'Les lignes de dépenses gardées (règles R5 et R9), réduites à la part ajoutée quand un poste existant grandit (R3).';

/** The amounts of the table of regions, and whose applications make them. */
const AMOUNTS = {
	passedCost: ['eligible', 'qui passent le pré-contrôle', 'eligibleCost', 'Coût retenu', COST],
	passed: ['eligible', 'qui passent le pré-contrôle', 'cappedEsf', 'FSE plafonné', `L${CAPPED}`],
	review: ['a_examiner', 'à examiner', 'cappedEsf', 'FSE plafonné', `L${CAPPED}`],
} as const;

/**
 * A figure of the applications of a region, or of all of them: `applications`, an outcome, or an amount
 * of the table; null for another one.
 * @param read all the applications
 */
export function explainEsfRegion(
	{ code, region, label: place, applications, byOutcome }: EsfRegionRow,
	read: () => Promise<readonly EsfLine[]>,
	key: string,
) {
	const all = code === 'FR';
	const amount = Object.hasOwn(AMOUNTS, key) ? AMOUNTS[key as keyof typeof AMOUNTS] : null;
	const only = amount?.[0] ?? OUTCOMES.find((outcome) => outcome === key);
	const rows = async () =>
		applicationRows(
			(await read())
				.filter((line) => all || line.region === region)
				.filter(({ outcome }) => only === undefined || outcome === only),
		);
	const filters = [ALL, all ? EVERYWHERE : `Région de 2010\u00a0: ${place}`];
	const shared = { ...LETTER, place, filters, rows };
	if (amount !== null) {
		const [outcome, whose, name, label, definition] = amount;
		const { applications: some, unknownAmounts, [name]: total } = byOutcome[outcome];
		return tell(
			{ ...shared, filters: [...filters, ofOutcome(outcome)] },
			card(total)`${label}, demandes ${whose} = ${sumOf(label)} = ${added(some, unknownAmounts)}
				${definition}`,
		);
	}
	const each = OUTCOMES.map((outcome) => number(byOutcome[outcome].applications));
	const counted = OUTCOMES.map((outcome) => [
		outcome,
		card(byOutcome[outcome].applications, 'demande')`Demandes\u00a0: ${OUTCOME_WORDS[outcome]}
			= nombre de demandes dont c’est le résultat
			${RULE}`,
	]);
	const total = card(applications, number)`Demandes
		= ${OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]).join(' + ')} = ${each.join(' + ')}
		${RULE}`;
	return tellOne(shared, { ...Object.fromEntries(counted), applications: total }, key);
}

const PASSED = 'Demandes qui passent le pré-contrôle';

/** The sums of a regional brief. */
const PARTS = {
	committed: ['qui passent le pré-contrôle, en cours', PASSED, 'eligible'],
	ending: [
		`qui passent le pré-contrôle et finissent sous ${ENDING_MONTHS} mois`,
		`${PASSED} dont l’opération finit sous ${ENDING_MONTHS} mois, dernier jour compris`,
		'eligible',
	],
	toReview: ['à examiner', 'Demandes à examiner au pré-contrôle', 'a_examiner'],
} as const;

export type EsfBriefPart = keyof typeof PARTS;

/** Applications of a region: how many (`applications`), their capped ESF, or how many have none known. */
export function explainEsfBrief(
	{ lines }: Pick<EsfBrief, 'lines'>,
	part: EsfBriefPart,
	date: IsoDate,
	where: string,
	key: 'applications' | 'cappedEsf' | 'unknown',
) {
	const [what, filter, wanted] = PARTS[part];
	const kept = lines
		.filter(({ outcome }) => outcome === wanted)
		.filter(({ ends }) => part !== 'ending' || ends);
	const unknown = kept.filter(({ cappedEsf }) => cappedEsf === null);
	const sum = kept.reduce((total, { cappedEsf }) => total + (cappedEsf ?? 0), 0);
	const cards = {
		applications: card(kept.length, 'demande')`Demandes ${what} = nombre de demandes`,
		cappedEsf: card(sum)`FSE plafonné, demandes ${what}
			= ${sumOf('FSE plafonné')} = ${added(kept.length, unknown.length)}`,
		unknown: card(unknown.length, 'demande')`Montants inconnus, demandes ${what}
			= nombre de demandes sans montant calculable`,
	};
	const shown = key === 'unknown' ? unknown : kept;
	const shared = {
		...LETTER,
		place: `${where}, ${longDate(date)}`,
		definition: `Le FSE plafonné est l${CAPPED} Une opération dont la fin est inconnue est tenue pour non finie.`,
		filters: [
			`${filter}, opération non finie le ${longDate(date)}`,
			'Régions de 2010\u00a0; une région de 2016 somme celles qu’elle réunit',
		],
		rows: rowsBehind(ESF_BRIEF_COLUMNS, shown, EACH, 'Aucune demande.'),
	};
	return tell(shared, cards[key]);
}

/**
 * Eligible applications that aim at a basin declared without facilitator.
 * @param serving how many
 * @param read all the applications
 */
export function explainEsfServing(serving: number, read: () => Promise<readonly EsfLine[]>) {
	const rows = async () =>
		applicationRows(
			(await read()).filter(servesUncovered),
			column('basins', 'Bassins sans facilitateur', ({ uncovered }) => uncovered.join(', ')),
		);
	return tell(
		{ place: EVERYWHERE, filters: [ofOutcome('eligible')], file: LETTER.file, rows },
		card(
			serving,
			'demande',
		)`Demandes qui passent le pré-contrôle et visent un bassin sans facilitateur
			= nombre de demandes
			Les demandes qui passent le pré-contrôle et dont au moins un bassin visé est déclaré sans facilitateur à la date de référence. Un bassin dont rien n’est déclaré n’en est pas.`,
	);
}
