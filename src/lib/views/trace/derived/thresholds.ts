import { count, number, percent, points } from '$lib/format';
import type { ThresholdPoint } from '$lib/rules/threshold';
import type { Column } from '$lib/ui/column';
import type { SegmentLine } from '../../segmentPages';
import type { SiteData } from '../../site';
import { rowsBehind, type Origin } from '../origin';
import { derived, fine, type DerivedPlace } from './made';

type Labour = Pick<
	SegmentLine,
	'code' | 'label' | 'min' | 'share' | 'max' | 'sourced' | 'borderline' | 'source'
>;

const ranged = (labour: number) => percent(labour, 1);

const COLUMNS: readonly Column<Labour>[] = [
	{ key: 'label', label: 'Segment' },
	{
		key: 'share',
		label: 'Part de main d’œuvre',
		align: 'end',
		format: (value) => ranged(Number(value)),
	},
	{
		key: 'range',
		label: 'Intervalle',
		align: 'end',
		value: ({ min, max }) => `${ranged(min)} à ${ranged(max)}`,
	},
	{
		key: 'source',
		label: 'Source',
		value: ({ source }) => source ?? 'aucune publiée',
	},
];

/** The segments that a sentence counts. */
export type SegmentCount = 'inBase' | 'sourced' | 'borderline';

/** How many segments are in the base, rest on a published labour share, or could change sides. */
export function explainSegmentCount(
	site: SiteData,
	place: DerivedPlace,
	kept: readonly Labour[],
	which: SegmentCount,
): Origin {
	const { threshold } = place.question;
	const said = {
		inBase: {
			label: 'Segments de l’assiette',
			definition: `Les segments d’achats courants dont la part de main d’œuvre est d’au moins ${threshold}\u00a0%, segments limites compris ou non selon les filtres. Un segment sans achat compte aussi.`,
			words: `nombre de segments à ${threshold}\u00a0% de main d’œuvre et plus`,
		},
		sourced: {
			label: 'Segments à part de main d’œuvre publiée',
			definition:
				'Les segments de l’assiette dont la part de main d’œuvre a une source publiée\u00a0; les autres reposent sur une hypothèse de Cap 10.',
			words: 'nombre de segments de l’assiette qui ont une source',
		},
		borderline: {
			label: 'Segments limites',
			definition: `Les segments dont l’intervalle de part de main d’œuvre contient ${threshold}\u00a0%, dans l’assiette ou non\u00a0: une autre source les ferait changer de côté.`,
			words: `nombre de segments dont l’intervalle contient ${threshold}\u00a0%`,
		},
	}[which];
	return {
		explanation: derived(site, place, {
			...said,
			value: number(kept.length),
			numbers: count(kept.length, 'segment'),
		}),
		rows: rowsBehind(COLUMNS, kept, {
			note: 'Une ligne par segment, telle que la table des segments la donne.',
			empty: 'Aucun segment.',
		}),
	};
}

/** What the share becomes from one threshold to another. */
export function explainThresholdChange(
	site: SiteData,
	place: DerivedPlace,
	from: ThresholdPoint,
	to: ThresholdPoint,
): Origin | null {
	const [before, after] = [from.indicator.share, to.indicator.share];
	if (before === null || after === null) return null;
	return {
		explanation: derived(site, place, {
			label: `De ${from.threshold} à ${to.threshold}\u00a0% de main d’œuvre`,
			value: points(after - before, 3),
			definition:
				'Ce que la part réalisée gagne ou perd quand le seuil change\u00a0: des segments entrent dans l’assiette ou en sortent, en entier.',
			words: `part à ${to.threshold}\u00a0% − part à ${from.threshold}\u00a0%`,
			numbers: `${fine(after)} − ${fine(before)}`,
		}),
	};
}
