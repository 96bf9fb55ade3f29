import type { AwardedRow, StatePart } from '../../awarded';
import type { SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** A bound of what was awarded to counted structures; null where there is no share. */
export function explainAwardedBound(
	site: SiteData,
	place: DerivedPlace,
	row: AwardedRow,
	key: 'low' | 'high',
): Explanation | null {
	const { base, m1, label } = row;
	const unidentified = Math.max(row.unidentified, 0);
	if (row[key] === null) return null;
	const high = key === 'high';
	return derived(
		site,
		{ ...place, basis: 'attribue' },
		{
			label: high ? 'Borne haute de la part M1' : 'Borne basse de la part M1',
			of: label,
			value: fine(row[key]),
			definition: high
				? 'La part si tous les titulaires non identifiés étaient des structures comptées. Aucune heure n’y compte\u00a0: un marché qui commence n’en a pas encore fait.'
				: 'La part des seuls titulaires reconnus comme structures comptées. Aucune heure n’y compte\u00a0: un marché qui commence n’en a pas encore fait.',
			words: high
				? '(attribué à des structures + titulaires non identifiés) ÷ attribué par l’État'
				: 'attribué à des structures ÷ attribué par l’État',
			numbers: high
				? `(${money(m1)} + ${money(unidentified)}) ÷ ${money(base)}`
				: `${money(m1)} ÷ ${money(base)}`,
		},
	);
}

/** What the State awarded of all that was, or the part that it is; null where it cannot be computed. */
export function explainStatePart(
	site: SiteData,
	place: DerivedPlace,
	{ total, state, part }: StatePart,
	key: 'state' | 'part',
): Explanation | null {
	const awarded: DerivedPlace = { ...place, basis: 'attribue' };
	if (key === 'state') {
		return derived(site, awarded, {
			label: 'Attribué par l’État, tous segments',
			value: money(state.amount),
			definition:
				'Le total attribué, moins ce qui vient d’acheteurs que l’objectif ne lie pas\u00a0: collectivités, et établissements publics nationaux sauf si on les ajoute.',
			words: 'total attribué − hors de l’État',
			numbers: `${money(total.amount)} − ${money(total.amount - state.amount)}`,
			kept: 'totalPaid',
		});
	}
	if (part === null) return null;
	return derived(site, awarded, {
		label: 'Part de l’État dans les marchés attribués',
		value: fine(part),
		definition:
			'Ce que les acheteurs de l’État ont attribué, rapporté à tout ce que ces données disent attribué.',
		words: 'attribué par l’État ÷ total attribué',
		numbers: `${money(state.amount)} ÷ ${money(total.amount)}`,
		kept: 'totalPaid',
	});
}
