import { count, euros, number } from '$lib/format';
import { OUTCOME_WORDS, OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';
import type { Column } from '$lib/ui/column';
import { eurosColumn } from '../../figureColumns';
import type { EsfLine } from '../../esf/lines';
import type { EsfRegionRow } from '../../esf/totals';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';

/** The amounts of the table by region: of which outcome, and which. */
const AMOUNTS: Readonly<
	Record<string, { outcome: EsfOutcome; amount: 'eligibleCost' | 'cappedEsf' }>
> = {
	passedCost: { outcome: 'eligible', amount: 'eligibleCost' },
	passed: { outcome: 'eligible', amount: 'cappedEsf' },
	review: { outcome: 'a_examiner', amount: 'cappedEsf' },
};

const AMOUNT_WORDS = {
	eligibleCost: {
		label: 'Coût retenu',
		definition:
			'Les lignes de dépenses gardées (règles R5 et R9), réduites à la part ajoutée quand un poste existant grandit (R3).',
	},
	cappedEsf: {
		label: 'FSE plafonné',
		definition:
			'Le montant demandé, dans la limite de 50\u00a0% du coût retenu, taux à confirmer, arrondi au centime inférieur.',
	},
} as const;

const COLUMNS: readonly Column<EsfLine>[] = [
	{ key: 'id', label: 'Demande' },
	{ key: 'outcome', label: 'Résultat', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
	{
		key: 'motifs',
		label: 'Motifs',
		value: ({ motifs }) => motifs.join(' ') || null,
		absence: 'notApplicable',
	},
	eurosColumn('eligibleCost', 'Coût retenu', ({ eligibleCost }) => eligibleCost),
	eurosColumn('cappedEsf', 'FSE plafonné', ({ cappedEsf }) => cappedEsf),
];

const NOTE = 'Une ligne par demande. Sa page en donne les règles une à une et les dépenses.';

const isOutcome = (key: string): key is EsfOutcome => (OUTCOMES as readonly string[]).includes(key);

/**
 * A figure of the applications of a region, or of all of them: `applications`, an outcome, or an amount
 * of the table; null for another one.
 * @param read all the applications
 */
export function explainEsfRegion(
	{ code, region, label: name, applications, byOutcome }: EsfRegionRow,
	read: () => Promise<readonly EsfLine[]>,
	key: string,
): Origin | null {
	const filters = [
		'Toutes les demandes du fichier, chacune avec ses lignes de dépenses',
		code === 'FR' ? 'Toutes les régions de 2010' : `Région de 2010\u00a0: ${name}`,
	];
	const rowsOf = (outcome: EsfOutcome | null) => async () => {
		const rows = (await read()).filter(
			(found) =>
				(code === 'FR' || found.region === region) &&
				(outcome === null || found.outcome === outcome),
		);
		return rowsBehind(COLUMNS, rows, { note: NOTE, empty: 'Aucune demande.' });
	};
	if (key === 'applications' || isOutcome(key)) {
		const outcome = isOutcome(key) ? key : null;
		const shown = outcome === null ? applications : byOutcome[outcome].applications;
		const value = number(shown);
		return {
			explanation: {
				label: outcome === null ? 'Demandes' : `Demandes\u00a0: ${OUTCOME_WORDS[outcome]}`,
				place: name,
				value,
				definition:
					'Chaque demande passe une à une les règles de la lettre et n’a qu’un résultat, le plus défavorable que ses règles donnent. Une information manquante ne rend jamais éligible.',
				source: SOURCES.letter,
				formula: {
					words:
						outcome === null
							? OUTCOMES.map((each) => OUTCOME_WORDS[each]).join(' + ')
							: 'nombre de demandes dont c’est le résultat',
					numbers:
						outcome === null
							? OUTCOMES.map((each) => number(byOutcome[each].applications)).join(' + ')
							: count(shown, 'demande'),
					result: value,
				},
				filters,
			},
			rows: rowsOf(outcome),
			file: 'demandes_fse',
		};
	}
	const asked = AMOUNTS[key];
	if (!asked) return null;
	const { outcome, amount } = asked;
	const { applications: shown, unknownAmounts: unknown, [amount]: total } = byOutcome[outcome];
	const { label, definition } = AMOUNT_WORDS[amount];
	return {
		explanation: {
			label: `${label}, demandes ${outcome === 'eligible' ? 'qui passent le pré-contrôle' : 'à examiner'}`,
			place: name,
			value: euros(total, 2),
			definition,
			source: SOURCES.letter,
			formula: {
				words: `somme de la colonne «\u00a0${label}\u00a0» des lignes ci-dessous`,
				numbers: `${count(shown, 'demande')}${unknown > 0 ? `, dont ${number(unknown)} sans montant calculable, hors de la somme` : ''}`,
				result: euros(total, 2),
			},
			filters: [...filters, `Demandes de résultat «\u00a0${OUTCOME_WORDS[outcome]}\u00a0»`],
		},
		rows: rowsOf(outcome),
		file: 'demandes_fse',
	};
}
