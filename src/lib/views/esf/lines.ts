import type { Assessment } from '$lib/rules/esf/assess';
import type { Targets } from './targets';

/** Applications that the page holds as served; the others come with the list. */
export const FIRST_LINES = 15;

/** An application as the list shows it and as its filters read it; its own page has the rest. */
export interface EsfLine extends Omit<Assessment, 'results'> {
	/** Basins aimed at that are declared without facilitator, by name. */
	uncovered: readonly string[];
	/** Segments named whose share in the region is surely below 10 %. */
	below: number;
}

/** Every property of a line, for its file. */
export const ESF_LINE_KEYS: readonly (keyof EsfLine)[] = [
	'id',
	'region',
	'outcome',
	'motifs',
	'avertissements',
	'eligibleCost',
	'cappedEsf',
	'uncovered',
	'below',
];

export function esfLine(assessment: Assessment, { basins, below }: Targets): EsfLine {
	const { id, region, outcome, motifs, avertissements, eligibleCost, cappedEsf } = assessment;
	return {
		id,
		region,
		outcome,
		motifs,
		avertissements,
		eligibleCost,
		cappedEsf,
		uncovered: basins.filter(({ state }) => state === 'non_couvert').map(({ label }) => label),
		below,
	};
}

/** Eligible applications that aim at a basin declared without facilitator. */
export const servesUncovered = ({ outcome, uncovered }: EsfLine): boolean =>
	outcome === 'eligible' && uncovered.length > 0;
