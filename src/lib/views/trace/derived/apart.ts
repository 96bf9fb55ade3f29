import { count } from '$lib/format';
import type { Apart } from '../../ledger';
import type { SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, money, type DerivedPlace } from './made';

/** An amount that stands beside the ledger: another basis than the one paid, or lines set aside. */
export function explainApart(
	site: SiteData,
	place: DerivedPlace,
	{ code, label, why, amount, lines }: Apart,
): Explanation {
	const { year } = place.question;
	const isRejected = code === 'rejete' || code === 'rejete_sans_exercice';
	return derived(site, place, {
		label: `${label}, à côté du registre`,
		value: money(amount),
		definition: `${why[0]?.toUpperCase()}${why.slice(1)}. Ce montant n’entre ni dans le total, ni dans l’assiette, ni dans la part.`,
		words: isRejected
			? 'somme des montants lisibles des lignes mises de côté'
			: 'somme des lignes de ce type de montant',
		numbers: `${money(amount)} sur ${count(lines, 'ligne')}`,
		amounts: isRejected
			? `Lignes mises de côté à la lecture, ${code === 'rejete' ? `exercice ${year}` : 'exercice illisible'}`
			: `Montants de type «\u00a0${label.toLowerCase()}\u00a0», hors taxes, exercice ${year}`,
		kept: 'totalPaid',
	});
}
