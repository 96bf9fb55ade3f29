/** Applications to the ESF: their outcome, how many, for how much. */
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate, list, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Assessment } from '$lib/rules/esf/assess';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';
import type { Column } from '$lib/ui/column';
import { outcomeSentence, outcomeTitle } from '../../esf/explain';
import { servesUncovered, type EsfLine } from '../../esf/lines';
import { ENDING_MONTHS, type EsfBrief, type EsfBriefLine } from '../../esf/region';
import { countsFinding, type EsfRegionRow } from '../../esf/totals';
import { column, dateColumn, eurosColumn } from '../../figureColumns';
import { card, money, tell, tellOne } from '../card';
import { rowsBehind, type Origin } from '../origin';

/** What applications are judged by, and where they are published. */
const LETTER = { source: SOURCES.letter, file: 'demandes_fse' };
const EVERYWHERE = 'Toutes les régions de 2010';
const ALL = 'Toutes les demandes du fichier, chacune avec ses lignes de dépenses';
const BY_PREFECT = 'Les décisions du préfet sur les segments et les bassins (R6, R7)';
const ofOutcome = (outcome: EsfOutcome) =>
	`Demandes de résultat «\u00a0${OUTCOME_WORDS[outcome]}\u00a0»`;

/** Where the outcome of an application comes from, rule by rule. */
export function explainEsf(id: string, region: string, assessment: Assessment): Origin {
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
			Ce que disent les règles de la lettre appliquées à la demande, une à une. Une information manquante ne rend jamais éligible. L’outil pré-contrôle\u00a0: le service gestionnaire décide.`,
	);
}

/** Where the totals of the applications come from. */
export function explainEsfTotals(total: EsfRegionRow): Origin {
	const { eligible, a_examiner: review } = total.byOutcome;
	const applications = count(total.applications, 'demande');
	const each = OUTCOMES.map((outcome) => number(total.byOutcome[outcome].applications));
	const result = `${applications}, ${money(eligible.cappedEsf + review.cappedEsf)}`;
	return tell(
		{ ...LETTER, place: EVERYWHERE, filters: [ALL, BY_PREFECT], result },
		card(countsFinding(total))`Demandes et FSE plafonné
			= demandes par résultat\u00a0; FSE plafonné des demandes éligibles + à examiner
			= ${each.join(' + ')} = ${applications}\u00a0; ${money(eligible.cappedEsf)} + ${money(review.cappedEsf)}
			Chaque demande passe une à une les règles de la lettre et n’a qu’un résultat. Le FSE plafonné est le montant demandé dans la limite de 50\u00a0% du coût éligible, taux à confirmer\u00a0; rien pour une demande inéligible ou hors champ.`,
	);
}

const CAPPED =
	'e montant demandé, dans la limite de 50\u00a0% du coût éligible, taux à confirmer, arrondi au centime inférieur.';

/** How many make a sum, and how many are left out of it. */
const added = (applications: number, unknown: number): string =>
	`${count(applications, 'demande')}${unknown > 0 ? `, dont ${number(unknown)} sans montant calculable, hors de la somme` : ''}`;

const sumOf = (header: string) =>
	`somme de la colonne «\u00a0${header}\u00a0» des lignes ci-dessous`;

type Applied = Pick<EsfLine, 'id' | 'outcome' | 'cappedEsf'>;

/** Applications one by one, with what else a figure reads of them. */
const applicationRows = <Row extends Applied>(
	rows: readonly Row[],
	...more: readonly Column<Row>[]
) =>
	rowsBehind<Row>(
		[
			column('id', 'Demande'),
			column('outcome', 'Résultat', ({ outcome }) => OUTCOME_WORDS[outcome]),
			...more,
			eurosColumn('cappedEsf', 'FSE plafonné'),
		],
		rows,
		'Une ligne par demande. Sa page en donne les règles une à une et les dépenses.',
		'Aucune demande.',
	);

/**
 * A figure of the applications of a region, or of all of them: `applications`, an outcome, or an amount
 * of the table; null for another one.
 * @param read all the applications
 */
export function explainEsfRegion(
	{ code, region, label: place, applications, byOutcome }: EsfRegionRow,
	read: () => Promise<readonly EsfLine[]>,
	key: string,
): Origin | null {
	const all = code === 'FR';
	const filters = [ALL, all ? EVERYWHERE : `Région de 2010\u00a0: ${place}`];
	const rowsOf = (only?: EsfOutcome) => async () =>
		applicationRows<EsfLine>(
			(await read())
				.filter((line) => all || line.region === region)
				.filter(({ outcome }) => only === undefined || outcome === only),
			column('motifs', 'Motifs', ({ motifs }) => motifs.join(' ') || null, {
				absence: 'notApplicable',
			}),
			eurosColumn('eligibleCost', 'Coût éligible'),
		);
	const rule =
		'Chaque demande passe une à une les règles de la lettre et n’a qu’un résultat, le plus défavorable que ses règles donnent. Une information manquante ne rend jamais éligible.';
	const cost =
		'Les lignes de dépenses gardées (règles R5 et R9), réduites à la part ajoutée quand un poste existant grandit (R3).';
	const amount = (outcome: EsfOutcome, whose: string, name: 'eligibleCost' | 'cappedEsf') => {
		const { applications: some, unknownAmounts, [name]: total } = byOutcome[outcome];
		const label = name === 'cappedEsf' ? 'FSE plafonné' : 'Coût éligible';
		return {
			...card(total)`${label}, demandes ${whose}
				= ${sumOf(label)} = ${added(some, unknownAmounts)}
				${name === 'cappedEsf' ? `L${CAPPED}` : cost}`,
			filters: [...filters, ofOutcome(outcome)],
			rows: rowsOf(outcome),
		};
	};
	const counted = (outcome: EsfOutcome) => ({
		...card(byOutcome[outcome].applications, 'demande')`Demandes\u00a0: ${OUTCOME_WORDS[outcome]}
			= nombre de demandes dont c’est le résultat
			${rule}`,
		rows: rowsOf(outcome),
	});
	const cards = {
		applications: {
			...card(applications, number)`Demandes
				= ${OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]).join(' + ')} = ${OUTCOMES.map((outcome) => number(byOutcome[outcome].applications)).join(' + ')}
				${rule}`,
			rows: rowsOf(),
		},
		...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, counted(outcome)])),
		passedCost: amount('eligible', 'éligibles', 'eligibleCost'),
		passed: amount('eligible', 'éligibles', 'cappedEsf'),
		review: amount('a_examiner', 'à examiner', 'cappedEsf'),
	};
	return tellOne({ ...LETTER, place, filters }, cards, key);
}

const PASSED = 'Demandes éligibles au pré-contrôle';

/** The sums of a regional brief. */
const PARTS = {
	committed: ['éligibles, en cours', PASSED, 'eligible'],
	ending: [
		`éligibles, qui finissent sous ${ENDING_MONTHS} mois`,
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
): Origin {
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
	const end = dateColumn<EsfBriefLine>('end', 'Fin', (line) => line.end);
	const shared = {
		...LETTER,
		place: `${where}, ${longDate(date)}`,
		definition: `Le FSE plafonné est l${CAPPED} Une opération dont la fin est inconnue est tenue pour non finie.`,
		filters: [
			`${filter}, opération non finie le ${longDate(date)}`,
			'Régions de 2010\u00a0; une région de 2016 somme celles qu’elle réunit',
		],
		rows: applicationRows<EsfBriefLine>(key === 'unknown' ? unknown : kept, {
			...end,
			absence: 'unknown',
		}),
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
		applicationRows<EsfLine>(
			(await read()).filter(servesUncovered),
			column('basins', 'Bassins sans facilitateur', ({ uncovered }) => uncovered.join(', ')),
		);
	return tell(
		{ place: EVERYWHERE, filters: [ofOutcome('eligible')], file: LETTER.file, rows },
		card(serving, 'demande')`Demandes éligibles qui visent un bassin sans facilitateur
			= nombre de demandes
			Les demandes éligibles au pré-contrôle dont au moins un bassin visé est déclaré sans facilitateur à la date de référence. Un bassin dont rien n’est déclaré n’en est pas.`,
	);
}
