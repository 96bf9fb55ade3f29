import { date } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome, type Expense } from '$lib/rules/esf/types';
import type { Column } from '$lib/ui/column';
import { column, dateColumn, eurosColumn } from '../figureColumns';
import { NATURE_LABELS } from './draft';
import { expenseStatus, type AmountStep } from './explain';
import type { EsfLine } from './lines';
import type { EsfBriefLine } from './region';
import type { EsfRegionRow } from './totals';

/** Costs and grants of an application: amounts as declared, which nothing says are before tax. */
function costColumn<Row>(...given: Parameters<typeof eurosColumn<Row>>): Column<Row> {
	return { ...eurosColumn(...given), unit: '€' };
}

const title = (outcome: EsfOutcome) =>
	OUTCOME_WORDS[outcome].charAt(0).toUpperCase() + OUTCOME_WORDS[outcome].slice(1);

export const ESF_COUNT_COLUMNS: readonly Column<EsfRegionRow>[] = [
	{ key: 'label', label: 'Région' },
	{ key: 'applications', label: 'Demandes', align: 'end' },
	...OUTCOMES.map((outcome): Column<EsfRegionRow> => ({
		key: outcome,
		label: title(outcome),
		align: 'end',
		value: ({ byOutcome }) => byOutcome[outcome].applications,
	})),
];

export const ESF_AMOUNT_COLUMNS: readonly Column<EsfRegionRow>[] = [
	{ key: 'label', label: 'Région' },
	costColumn('passedCost', 'Coût retenu, demandes qui passent le pré-contrôle', ({ byOutcome }) => {
		return byOutcome.eligible.eligibleCost;
	}),
	costColumn('passed', 'FSE plafonné, demandes qui passent le pré-contrôle', ({ byOutcome }) => {
		return byOutcome.eligible.cappedEsf;
	}),
	costColumn('review', 'FSE plafonné, à examiner', ({ byOutcome }) => {
		return byOutcome.a_examiner.cappedEsf;
	}),
];

/** @param regionOf the label of a region's code */
export const esfListColumns = (
	regionOf: (code: string | null) => string,
): readonly Column<EsfLine>[] => [
	{ key: 'id', label: 'Demande' },
	{ key: 'region', label: 'Région', value: ({ region }) => regionOf(region) },
	{
		decisive: true,
		key: 'outcome',
		label: 'Résultat',
		value: ({ outcome }) => OUTCOME_WORDS[outcome],
		sortValue: ({ outcome }) => OUTCOMES.indexOf(outcome),
	},
	{ key: 'motifs', label: 'Motifs', value: ({ motifs }) => motifs.join(', ') },
	column('avertissements', 'Avertissements', ({ avertissements }) => avertissements.join(', ')),
	costColumn('eligibleCost', 'Coût retenu'),
	{
		...costColumn<EsfLine>('cappedEsf', 'FSE plafonné', ({ outcome, cappedEsf }) =>
			outcome === 'hors_champ' ? null : cappedEsf,
		),
		absence: ({ outcome }) => (outcome === 'hors_champ' ? 'notApplicable' : 'notComputable'),
	},
];

export const ESF_BRIEF_COLUMNS: readonly Column<EsfBriefLine>[] = [
	{ key: 'id', label: 'Demande' },
	{ key: 'outcome', label: 'Résultat', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
	{
		key: 'end',
		label: 'Fin de l’opération',
		format: (end) => date(String(end)),
		exportAs: 'date',
		absence: 'unknown',
	},
	{ key: 'ends', label: 'Finit sous 12 mois' },
	costColumn('cappedEsf', 'FSE plafonné'),
];

const STEP_ABSENCES = {
	inconnu: 'unknown',
	'non calculable': 'notComputable',
	'sans objet': 'notApplicable',
} as const;

export const ESF_STEP_COLUMNS: readonly Column<AmountStep>[] = [
	{ key: 'label', label: 'Étape' },
	{
		...costColumn<AmountStep>('cents', 'Montant'),
		absence: ({ absent }) => STEP_ABSENCES[absent],
	},
	{ key: 'note', label: 'Précision', absence: 'notApplicable' },
];

/** @param at reference date of the data */
export const esfExpenseColumns = (at: IsoDate): readonly Column<Expense>[] => [
	column('nature', 'Nature', ({ nature }) => nature && NATURE_LABELS[nature], {
		absence: 'unknown',
	}),
	{
		...dateColumn<Expense>('paidOn', 'Date de paiement', ({ paidOn }) => paidOn),
		absence: 'unknown',
	},
	{ ...costColumn<Expense>('amount', 'Montant'), absence: 'unknown' },
	{ key: 'status', label: 'Statut', value: (expense) => expenseStatus(expense, at) },
];
