/** Applications to the ESF: their outcome, how many, for how much. */
import * as FIGURES from '$lib/figures/made/esf';
import { money } from '$lib/figures/made/made';
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Assessment } from '$lib/rules/esf/assess';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';
import { ESF_BRIEF_COLUMNS } from '../../esf/columns';
import { outcomeSentence, outcomeTitle } from '../../esf/explain';
import { servesUncovered, type EsfLine } from '../../esf/lines';
import { ENDING_MONTHS, type EsfBrief } from '../../esf/region';
import { countsFinding, type EsfRegionRow } from '../../esf/totals';
import { column } from '../../figureColumns';
import { applicationRows, EACH_APPLICATION } from '../../rows/applications';
import { rowsBehind } from '../../rows/behind';
import { tellMade, tellOne } from '../tell';

/** What applications are judged by, and where they are published. */
const LETTER = { source: SOURCES.letter, file: 'demandes_fse' };
const EVERYWHERE = 'Toutes les régions de 2010';
const ALL = 'Toutes les demandes du fichier, chacune avec ses lignes de dépenses';
const BY_PREFECT = 'Les décisions du préfet sur les segments et les bassins (R6, R7)';

const ofOutcome = (outcome: EsfOutcome) =>
	`Demandes de résultat «\u00a0${OUTCOME_WORDS[outcome]}\u00a0»`;

/** Where the outcome of an application comes from, rule by rule. */
export function explainEsf(id: string, region: string, assessment: Assessment) {
	const { outcome, motifs, results } = assessment;
	const filters = [
		'Les informations de la demande, telles que le fichier les donne',
		'Ses lignes de dépenses, sauf celles écartées (R5, R9)',
		BY_PREFECT,
	];
	return tellOne(
		{ ...LETTER, place: `Demande ${id}, ${region}`, filters, result: outcomeSentence(assessment) },
		FIGURES.OUTCOME,
		outcomeTitle({ outcome }),
		{ rules: results.length, motifs },
	);
}

const perOutcome = ({ byOutcome }: EsfRegionRow) =>
	OUTCOMES.map((outcome) => byOutcome[outcome].applications);

/** Where the totals of the applications come from. */
export function explainEsfTotals(total: EsfRegionRow) {
	const { eligible, a_examiner: review } = total.byOutcome;
	const applications = count(total.applications, 'demande');
	const result = `${applications}, ${money(eligible.cappedEsf + review.cappedEsf)}`;
	return tellOne(
		{ ...LETTER, place: EVERYWHERE, filters: [ALL, BY_PREFECT], result },
		FIGURES.TOTALS,
		countsFinding(total),
		{
			each: perOutcome(total),
			applications,
			eligible: eligible.cappedEsf,
			review: review.cappedEsf,
		},
	);
}

/** The amounts of the table of regions: whose applications make them, and which of their amounts. */
const AMOUNTS: Readonly<Record<string, ['eligible' | 'a_examiner', 'eligibleCost' | 'cappedEsf']>> =
	{
		passedCost: ['eligible', 'eligibleCost'],
		passed: ['eligible', 'cappedEsf'],
		review: ['a_examiner', 'cappedEsf'],
	};

/**
 * A figure of the applications of a region, or of all of them: `applications`, an outcome, or an amount
 * of the table; null for another one.
 * @param read all the applications
 */
export function explainEsfRegion(
	row: EsfRegionRow,
	read: () => Promise<readonly EsfLine[]>,
	key: string,
) {
	const { code, region, label: place, applications, byOutcome } = row;
	const all = code === 'FR';
	const amount = AMOUNTS[key];
	const only = amount?.[0] ?? OUTCOMES.find((outcome) => outcome === key);
	const rows = async () =>
		applicationRows(
			(await read())
				.filter((line) => all || line.region === region)
				.filter(({ outcome }) => only === undefined || outcome === only),
		);
	const filters = [
		ALL,
		all ? EVERYWHERE : `Région de 2010\u00a0: ${place}`,
		...(amount ? [ofOutcome(amount[0])] : []),
	];
	const found = only && byOutcome[only];
	return tellMade({ ...LETTER, place, filters, rows }, FIGURES.REGION_ESF, key, {
		applications,
		each: perOutcome(row),
		some: found?.applications ?? 0,
		unknown: found?.unknownAmounts ?? 0,
		...(found && { [key]: found[amount?.[1] ?? 'applications'] }),
	});
}

const PASSED = 'Demandes qui passent le pré-contrôle';

/** The sums of a regional brief: their applications in a label, and in a filter. */
const PARTS = {
	committed: ['qui passent le pré-contrôle, en cours', PASSED, 'eligible'],
	ending: [
		`qui passent le pré-contrôle et finissent sous ${ENDING_MONTHS} mois`,
		`${PASSED} dont l’opération finit sous ${ENDING_MONTHS} mois, dernier jour compris`,
		'eligible',
	],
	toReview: ['à examiner', 'Demandes à examiner au pré-contrôle', 'a_examiner'],
} as const;

/** Applications of a region: how many (`applications`), their capped ESF, or how many have none known. */
export function explainEsfBrief(
	{ lines }: Pick<EsfBrief, 'lines'>,
	part: keyof typeof PARTS,
	date: IsoDate,
	where: string,
	key: keyof typeof FIGURES.BRIEF_ESF,
) {
	const [what, filter, wanted] = PARTS[part];
	const kept = lines
		.filter(({ outcome }) => outcome === wanted)
		.filter(({ ends }) => part !== 'ending' || ends);
	const unknown = kept.filter(({ cappedEsf }) => cappedEsf === null);
	const shared = {
		...LETTER,
		place: `${where}, ${longDate(date)}`,
		definition: FIGURES.BRIEF_ESF_IS,
		filters: [
			`${filter}, opération non finie le ${longDate(date)}`,
			'Régions de 2010\u00a0; une région de 2016 somme celles qu’elle réunit',
		],
		rows: rowsBehind(
			ESF_BRIEF_COLUMNS,
			key === 'unknown' ? unknown : kept,
			EACH_APPLICATION,
			'Aucune demande.',
		),
	};
	return tellMade(shared, FIGURES.BRIEF_ESF, key, {
		what,
		some: kept.length,
		applications: kept.length,
		cappedEsf: kept.reduce((total, { cappedEsf }) => total + (cappedEsf ?? 0), 0),
		unknown: unknown.length,
	});
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
	const shared = { place: EVERYWHERE, filters: [ofOutcome('eligible')], file: LETTER.file, rows };
	return tellOne(shared, FIGURES.SERVING, serving, {});
}
