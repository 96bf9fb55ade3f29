import type { TargetSegment } from '../../esf/targets';
import type { SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** The share that a region reaches in a segment which an application names; its region is the place. */
export function explainTargetShare(
	site: SiteData,
	place: DerivedPlace,
	{ code, label, share, realised, base }: TargetSegment,
): Explanation {
	return derived(site, place, {
		label: 'Part réalisée dans un segment visé',
		of: label,
		value: fine(share),
		definition:
			'Ce que les structures et les heures d’insertion font des achats du segment dans la région de la demande, au dernier exercice.',
		words: '(organismes + heures) ÷ achats du segment dans l’assiette',
		numbers: `${money(realised)} ÷ ${money(base)}`,
		segment: code,
	});
}
