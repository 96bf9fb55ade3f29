import { count, date as longDate, euros, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import { OUTCOME_WORDS } from '$lib/rules/esf/types';
import type { Column } from '$lib/ui/column';
import { servesUncovered, type EsfLine } from '../../esf/lines';
import { ENDING_MONTHS, type EsfBrief, type EsfBriefLine } from '../../esf/region';
import { dateColumn, eurosColumn } from '../../figureColumns';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';

/** The sums of a regional brief. */
export type EsfBriefPart = 'committed' | 'ending' | 'toReview';

const PARTS: Readonly<
	Record<EsfBriefPart, { label: string; filter: string; keep: (line: EsfBriefLine) => boolean }>
> = {
	committed: {
		label: 'qui passent le pré-contrôle, en cours',
		filter: 'Demandes éligibles au pré-contrôle',
		keep: ({ outcome }) => outcome === 'eligible',
	},
	ending: {
		label: `qui passent le pré-contrôle et finissent sous ${ENDING_MONTHS} mois`,
		filter: `Demandes éligibles au pré-contrôle dont l’opération finit sous ${ENDING_MONTHS} mois, dernier jour compris`,
		keep: ({ outcome, ends }) => outcome === 'eligible' && ends,
	},
	toReview: {
		label: 'à examiner',
		filter: 'Demandes à examiner au pré-contrôle',
		keep: ({ outcome }) => outcome === 'a_examiner',
	},
};

const COLUMNS: readonly Column<EsfBriefLine>[] = [
	{ key: 'id', label: 'Demande' },
	{ key: 'outcome', label: 'Résultat', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
	{ ...dateColumn<EsfBriefLine>('end', 'Fin', ({ end }) => end), absence: 'unknown' },
	eurosColumn('cappedEsf', 'FSE plafonné', ({ cappedEsf }) => cappedEsf),
];

/** Applications of a region: how many (`applications`), their capped ESF, or how many have none known. */
export function explainEsfBrief(
	{ lines }: Pick<EsfBrief, 'lines'>,
	part: EsfBriefPart,
	date: IsoDate,
	where: string,
	key: 'applications' | 'cappedEsf' | 'unknown',
): Origin {
	const { label, filter, keep } = PARTS[part];
	const kept = lines.filter(keep);
	const unknown = kept.filter(({ cappedEsf }) => cappedEsf === null);
	const sum = kept.reduce((total, { cappedEsf }) => total + (cappedEsf ?? 0), 0);
	const rows = key === 'unknown' ? unknown : kept;
	const value = key === 'cappedEsf' ? euros(sum, 2) : number(rows.length);
	const hidden =
		unknown.length > 0
			? `, dont ${number(unknown.length)} sans montant calculable, hors de la somme`
			: '';
	return {
		explanation: {
			label: {
				applications: `Demandes ${label}`,
				cappedEsf: `FSE plafonné, demandes ${label}`,
				unknown: `Montants inconnus, demandes ${label}`,
			}[key],
			place: `${where}, ${longDate(date)}`,
			value,
			definition:
				'Le FSE plafonné est le montant demandé, dans la limite de 50\u00a0% du coût retenu, taux à confirmer, arrondi au centime inférieur. Une opération dont la fin est inconnue est tenue pour non finie.',
			source: SOURCES.letter,
			formula: {
				words:
					key === 'cappedEsf'
						? 'somme de la colonne «\u00a0FSE plafonné\u00a0» des lignes ci-dessous'
						: key === 'unknown'
							? 'nombre de demandes sans montant calculable'
							: 'nombre de demandes',
				numbers:
					key === 'cappedEsf'
						? `${count(kept.length, 'demande')}${hidden}`
						: count(rows.length, 'demande'),
				result: value,
			},
			filters: [
				`${filter}, opération non finie le ${longDate(date)}`,
				'Régions de 2010\u00a0; une région de 2016 somme celles qu’elle réunit',
			],
		},
		rows: rowsBehind(COLUMNS, rows, {
			note: 'Une ligne par demande. Sa page en donne les règles une à une et les dépenses.',
			empty: 'Aucune demande.',
		}),
		file: 'demandes_fse',
	};
}

/**
 * Eligible applications that aim at a basin declared without facilitator.
 * @param serving how many
 * @param read all the applications
 */
export function explainEsfServing(
	serving: number,
	read: () => Promise<readonly EsfLine[]>,
): Origin {
	const value = number(serving);
	return {
		explanation: {
			label: 'Demandes éligibles qui visent un bassin sans facilitateur',
			place: 'Toutes les régions de 2010',
			value,
			definition:
				'Les demandes éligibles au pré-contrôle dont au moins un bassin visé est déclaré sans facilitateur à la date de référence. Un bassin dont rien n’est déclaré n’en est pas.',
			source: SOURCES.ours,
			formula: {
				words: 'nombre de demandes',
				numbers: count(serving, 'demande'),
				result: value,
			},
			filters: [`Demandes de résultat «\u00a0${OUTCOME_WORDS.eligible}\u00a0»`],
		},
		rows: async () =>
			rowsBehind<EsfLine>(
				[
					{ key: 'id', label: 'Demande' },
					{
						key: 'basins',
						label: 'Bassins sans facilitateur',
						value: ({ uncovered }) => uncovered.join(', '),
					},
					eurosColumn('cappedEsf', 'FSE plafonné', ({ cappedEsf }) => cappedEsf),
				],
				(await read()).filter(servesUncovered),
				{ note: 'Une ligne par demande.' },
			),
		file: 'demandes_fse',
	};
}
