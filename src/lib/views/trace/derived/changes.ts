import { points } from '$lib/format';
import { differenceOf } from '$lib/rules/difference';
import { judge } from '$lib/rules/indicator';
import { NO_SUMS, realisedOf, type BaseSums, type Cents } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import type { ChangedFigure } from '../../changes';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** The shares that are compared at each value of an hour, the cautious one first. */
function hourReadings(before: BaseSums, now: BaseSums, least: boolean) {
	const of = (sums: BaseSums, withReview: boolean) =>
		(
			[
				[sums.hoursCautious, sums.unidentifiedCautious],
				[sums.hours, sums.unidentified],
				[sums.hoursGenerous, sums.unidentifiedGenerous],
			] as const
		).map(([hours, review]) =>
			share(sums.org + hours + (withReview ? Math.max(review, 0) : 0), sums.base),
		);
	const [from, to] = [of(before, least), of(now, !least)];
	return from.map((part, i) => [part, to[i] ?? null] as const);
}

/**
 * A figure of what changed since the previous fiscal year, from the sums of both years; null where it
 * cannot be computed.
 * @param before undefined: nothing bought there that year
 */
export function explainChange(
	site: SiteData,
	place: DerivedPlace,
	{ what, segment }: ChangedFigure,
	before: BaseSums = NO_SUMS,
	now: BaseSums = NO_SUMS,
): Explanation | null {
	const { year } = place.question;
	const of = segment === null ? {} : { of: segmentLabel(site, segment) };
	const difference = (name: string, from: Cents, to: Cents) =>
		derived(site, place, {
			...of,
			label: `Évolution depuis ${year - 1}, ${name}`,
			value: money(to - from),
			definition: `Ce que ${year} a de plus que ${year - 1}, ou de moins, en euros payés hors taxes.`,
			words: `${name} de ${year} − ${name} de ${year - 1}`,
			numbers: `${money(to)} − ${money(from)}`,
		});
	const rate = (name: string, from: Cents, to: Cents) => {
		const part = share(to - from, from);
		if (part === null) return null;
		return derived(site, place, {
			...of,
			label: `Évolution en part depuis ${year - 1}, ${name}`,
			value: fine(part),
			definition: `Ce que ${year} a de plus que ${year - 1}, ou de moins, rapporté à ${year - 1}.`,
			words: `(${name} de ${year} − ${name} de ${year - 1}) ÷ ${name} de ${year - 1}`,
			numbers: `(${money(to)} − ${money(from)}) ÷ ${money(from)}`,
		});
	};
	const yearShare = (sums: BaseSums, told: number) =>
		derived(site, place, {
			...of,
			label: `Part réalisée en ${told}`,
			value: fine(share(realisedOf(sums), sums.base)),
			definition: 'Ce que les structures et les heures d’insertion font des achats de l’assiette.',
			words: '(organismes + heures) ÷ assiette',
			numbers: `(${money(sums.org)} + ${money(sums.hours)}) ÷ ${money(sums.base)}`,
		});

	switch (what) {
		case 'base':
			return difference('assiette', before.base, now.base);
		case 'baseRate':
			return rate('assiette', before.base, now.base);
		case 'realised':
			return difference('réalisé', realisedOf(before), realisedOf(now));
		case 'realisedRate':
			return rate('réalisé', realisedOf(before), realisedOf(now));
		case 'gap': {
			const [from, to] = [judge(before).gap, judge(now).gap];
			return from === null || to === null ? null : difference('écart à 10\u00a0%', from, to);
		}
		case 'shareBefore':
			return yearShare(before, year - 1);
		case 'shareNow':
			return yearShare(now, year);
		case 'shareChange': {
			const [from, to] = [judge(before).share, judge(now).share];
			if (from === null || to === null) return null;
			return derived(site, place, {
				label: `Évolution de la part depuis ${year - 1}`,
				value: points(to - from),
				definition:
					'La différence de deux parts, en points. Elle n’est sûre que si elle garde son signe sous toutes les hypothèses communes aux deux années.',
				words: `part de ${year} − part de ${year - 1}`,
				numbers: `${fine(to)} − ${fine(from)}`,
			});
		}
		case 'changeLow':
		case 'changeHigh': {
			const difference = differenceOf(before, now);
			if (!difference) return null;
			const least = what === 'changeLow';
			return derived(site, place, {
				label: `Évolution de la part, ${least ? 'au moins' : 'au plus'}`,
				value: points(least ? difference.low : difference.high, 3),
				definition:
					'La différence des deux parts sous la moins favorable ou la plus favorable des hypothèses communes\u00a0: la même valeur de l’heure les deux années, et les achats à examiner de chacune comptés en entier ou pas du tout.',
				words: least
					? `le moins, sur les valeurs prudente, centrale et généreuse de l’heure, de\u00a0: part de ${year} − part de ${year - 1} avec ses achats à examiner`
					: `le plus, sur les valeurs prudente, centrale et généreuse de l’heure, de\u00a0: part de ${year} avec ses achats à examiner − part de ${year - 1}`,
				numbers: hourReadings(before, now, least)
					.map(([from, to]) => `${fine(to)} − ${fine(from)}`)
					.join(' ; '),
			});
		}
	}
}
