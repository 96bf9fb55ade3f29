import { number, points } from '$lib/format';
import type { Decomposition } from '$lib/rules/decomposition';
import type { SegmentEffectRow } from '../../compare';
import type { SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, type DerivedPlace } from './made';

const MIX =
	'La composition\u00a0: acheter plus que les autres dans des segments où la France fait mieux, ou moins bien, que sa moyenne.';
const RATE =
	'La pratique\u00a0: faire mieux ou moins bien que la France dans le même segment, au poids qu’il a dans la région.';
const SUM = 'L’écart à la France\u00a0: ce que la composition et la pratique font ensemble.';

/** Mix, rate or difference of a region; null: a figure of the cube. */
export function explainEffect(
	site: SiteData,
	place: DerivedPlace,
	{ region, nation, mix, rate, difference, segments }: Decomposition,
	key: string,
): Explanation | null {
	const terms = `somme sur ${number(segments.length)} segments`;
	if (key === 'difference') {
		return derived(site, place, {
			label: 'Écart à la France',
			value: points(difference, 3),
			definition: SUM,
			words: 'part de la région − part de la France = composition + pratique',
			numbers: `${fine(region)} − ${fine(nation)} = ${points(mix, 3)} + ${points(rate, 3)}`,
		});
	}
	if (key === 'mix') {
		return derived(site, place, {
			label: 'Composition',
			value: points(mix, 3),
			definition: MIX,
			words:
				'somme des (poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)',
			numbers: `${terms}, un à un dans le tableau des segments`,
		});
	}
	if (key !== 'rate') return null;
	return derived(site, place, {
		label: 'Pratique',
		value: points(rate, 3),
		definition: RATE,
		words: 'somme des poids dans la région × (part de la région − part de la France)',
		numbers: `${terms}, un à un dans le tableau des segments`,
	});
}

/** One segment of a region's difference; null: a figure of the cube. */
export function explainSegmentEffect(
	site: SiteData,
	place: DerivedPlace,
	{ label: of, weight, nationWeight, share, nationShare, mix, rate, total }: SegmentEffectRow,
	nation: number | null,
	key: string,
): Explanation | null {
	if (key === 'weight' || key === 'nationWeight') {
		const value = key === 'weight' ? weight : nationWeight;
		return derived(site, key === 'weight' ? place : { ...place, scope: 'FR' }, {
			label: 'Poids du segment dans l’assiette',
			of,
			value: fine(value),
			definition: 'Ce que le segment fait de tous les achats de l’assiette.',
			words: 'assiette du segment ÷ assiette',
			numbers: 'les deux montants disent leur origine dans le tableau des segments',
		});
	}
	// The last line adds up the others: it has no formula of its own.
	const many = 'somme des segments du tableau';
	if (key === 'mix') {
		return derived(site, place, {
			label: 'Composition',
			of,
			value: points(mix, 3),
			definition: MIX,
			words: total
				? many
				: '(poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)',
			numbers: total
				? points(mix, 3)
				: `(${fine(weight)} − ${fine(nationWeight)}) × (${fine(nationShare)} − ${fine(nation)})`,
		});
	}
	if (key === 'rate') {
		return derived(site, place, {
			label: 'Pratique',
			of,
			value: points(rate, 3),
			definition: RATE,
			words: total ? many : 'poids dans la région × (part de la région − part de la France)',
			numbers:
				total || share === null
					? points(rate, 3)
					: `${fine(weight)} × (${fine(share)} − ${fine(nationShare)})`,
		});
	}
	if (key !== 'sum') return null;
	return derived(site, place, {
		label: 'Composition et pratique',
		of,
		value: points(mix + rate, 3),
		definition: SUM,
		words: 'composition + pratique',
		numbers: `${points(mix, 3)} + ${points(rate, 3)}`,
	});
}
