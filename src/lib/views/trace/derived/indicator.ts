/** Figures made from the sums of a place: beside the ledger, awarded, of two years. */
import { FAMILY_LABELS, WAY_LABELS, type WaysPart } from '$lib/charts/waysBar';
import * as FIGURES from '$lib/figures/made/indicator';
import { fine, money } from '$lib/figures/made/made';
import { SOURCES } from '$lib/figures/sources';
import type { SegmentRef } from '$lib/queries/reference';
import type { ScopeAnswer, VariantSums } from '$lib/rules/answer';
import { comparedShares, differenceOf } from '$lib/rules/difference';
import { isBorderline } from '$lib/rules/inBase';
import { judge } from '$lib/rules/indicator';
import { NO_CELL_SUMS, type CellSums } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { undatedShare } from '$lib/rules/ways';
import type { AwardedRow, StatePart } from '../../awarded';
import type { ChangedFigure } from '../../changes';
import type { TargetSegment } from '../../esf/targets';
import { blindSpotsOf, type Apart } from '../../ledger';
import { segmentLabel } from '../../site';
import { keptAt, type Place } from '../../kept';
import { figureCard } from '../explainFigure';
import { segmentRows } from '../../rows/segments';
import { tell, tellMade, tellOne, type Told } from '../tell';

/** An amount that stands beside the ledger: another basis than the one paid, or lines set aside. */
export function explainApart(at: Place, { code, label: name, why, amount, lines }: Apart) {
	const year = `exercice ${at.question.year}`;
	const rejected = code === 'rejete' || code === 'rejete_sans_exercice';
	const amounts = rejected
		? `Lignes mises de côté à la lecture, ${code === 'rejete' ? year : 'exercice illisible'}`
		: `Montants de type «\u00a0${name.toLowerCase()}\u00a0», hors taxes, ${year}`;
	return tellOne(
		keptAt(at, { amounts, kept: 'totalPaid' }),
		rejected ? FIGURES.APART.rejected : FIGURES.APART.basis,
		amount,
		{ name, amount, lines, why: `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}` },
	);
}

/** A bound of what was awarded to counted structures; null where there is no share. */
export function explainAwardedBound(
	at: Place,
	{ base, m1, label: of, low, high, unidentified }: AwardedRow,
	key: 'low' | 'high',
) {
	const review = Math.max(unidentified, 0);
	const ends = { low: low ?? undefined, high: high ?? undefined };
	const kept = keptAt({ ...at, basis: 'attribue' }, { of });
	return tellMade(kept, FIGURES.AWARDED, key, { base, m1, review, ...ends });
}

/** What the State awarded of all that was, or the part that it is; null where it cannot be computed. */
export function explainStatePart(
	at: Place,
	{ total, state, part }: StatePart,
	key: 'state' | 'part',
) {
	const amounts = { total: total.amount, state: state.amount, part: part ?? undefined };
	const kept = keptAt({ ...at, basis: 'attribue' }, { kept: 'totalPaid' });
	return tellMade(kept, FIGURES.STATE_PART, key, amounts);
}

/** What stands beside the headline: how far the answer rests on what is disputable, or leaves out. */
export type Caveat = keyof typeof FIGURES.CAVEATS;

/** Why the panel of a caveat shows no row. */
const NO_ROWS: Readonly<Partial<Record<Caveat, Told>>> = {
	unclassified: {
		why: 'Ces trois montants sont des étapes du registre, «\u00a0Du total à l’assiette\u00a0»\u00a0: chacune y dit son origine et ses lignes.',
	},
	rejected: {
		why: 'Les lignes rejetées ne sont pas dans les tables du site. Le rapport de qualité, page Données, en donne les motifs.',
		file: 'rejets',
	},
	undated: {
		why: 'Les lignes se lisent depuis «\u00a0Réalisé par des organismes\u00a0»\u00a0; l’inscription sans date y est sommée dans la colonne organismes_non_dates de la table cube, que la page Explorer interroge.',
	},
};

/** Where the percentage of a caveat comes from. */
export function explainCaveat(at: Place, answer: ScopeAnswer, caveat: Caveat) {
	const { ledger, apart, ways, segments } = answer;
	const { threshold } = at.question;
	const spots = blindSpotsOf(answer);
	const org = [...segments.values()].reduce((sum, sums) => sum + sums.org, 0);
	const shareOf = ({ base, realised }: VariantSums) => share(realised ?? 0, base ?? 0);
	const over = ({ base, realised }: VariantSums) => `${money(realised ?? 0)} ÷ ${money(base ?? 0)}`;
	const kept = (keep: (segment: SegmentRef) => boolean): Told => ({
		nothing: 'L’assiette qui reste est nulle\u00a0: rien à diviser.',
		rows: segmentRows(
			at.site.segments.filter(keep).flatMap(({ code, label }) => {
				const sums = segments.get(code);
				return sums ? [{ code: label, base: sums.base, realised: sums.org + sums.hours }] : [];
			}),
			'code',
			'Une ligne par segment gardé. Chaque montant dit son origine dans le tableau des segments.',
			'Aucun segment n’est gardé.',
		),
	});
	const own =
		caveat === 'firm'
			? kept((segment) => !isBorderline(segment, threshold))
			: caveat === 'sourced'
				? kept((segment) => segment.sourced)
				: NO_ROWS[caveat];
	const values: Readonly<Record<Caveat, number | null>> = {
		...spots,
		firm: shareOf(answer.firm),
		sourced: shareOf(answer.sourced),
		undated: undatedShare(ways, org),
	};
	const rejected = ['rejete', 'rejete_sans_exercice'] as const;
	return tellOne({ ...keptAt(at), ...own }, FIGURES.CAVEATS[caveat], values[caveat], {
		threshold: `${threshold}`,
		over: over(caveat === 'firm' ? answer.firm : answer.sourced),
		unclassified: ledger.unclassified.amount,
		paid: ledger.totalPaid.amount,
		notState: ledger.notState.amount,
		rejected: rejected.reduce((sum, code) => sum + (apart.get(code)?.amount ?? 0), 0),
		orgUndated: ways.orgUndated,
		org,
	});
}

/**
 * A figure of what changed since the previous fiscal year, from the sums of both years; null where it
 * cannot be computed.
 * @param before undefined: nothing bought there that year
 */
export function explainChange(
	at: Place,
	{ what, segment }: ChangedFigure,
	before: CellSums = NO_CELL_SUMS,
	now: CellSums = NO_CELL_SUMS,
) {
	const kept = keptAt(at, segment === null ? {} : { of: segmentLabel(at.site, segment) });
	const [last, year] = [at.question.year - 1, at.question.year];
	if (what === 'shareBefore' || what === 'shareNow') {
		const [sums, told] = what === 'shareNow' ? [now, year] : [before, last];
		const card = figureCard('share', { sums, ledger: null });
		return tell(kept, { ...card, label: `${card.label} en ${told}` });
	}
	const [then, today] = [judge(before), judge(now)];
	const [from, to] =
		what === 'gap'
			? [then.gap, today.gap]
			: what.startsWith('base')
				? [before.base, now.base]
				: [then.m2, today.m2];
	const difference = differenceOf(before, now);
	const rise = from === null || to === null ? undefined : to - from;
	const rate = share(rise ?? 0, from ?? 0) ?? undefined;
	const shares = then.share === null || today.share === null ? null : [then.share, today.share];
	return tellMade(kept, FIGURES.CHANGES, what, {
		last: `${last}`,
		year: `${year}`,
		from: from ?? 0,
		to: to ?? 0,
		then: then.share,
		today: today.share,
		least: comparedShares(before, now, true),
		most: comparedShares(before, now, false),
		...{ base: rise, realised: rise, gap: rise, baseRate: rate, realisedRate: rate },
		...(shares && { shareChange: (shares[1] ?? 0) - (shares[0] ?? 0) }),
		...(difference && { changeLow: difference.low, changeHigh: difference.high }),
	});
}

/** The share that a region reaches in a segment which an application names; its region is the place. */
export const explainTargetShare = (
	at: Place,
	{ code: segment, label: of, share: reached, realised, base }: TargetSegment,
) => tellOne(keptAt(at, { of, segment }), FIGURES.TARGET_SHARE, fine(reached), { realised, base });

/** An amount performed by one way and family. */
export const explainWay = (at: Place, { way, family, amount }: WaysPart) =>
	tellOne({ ...keptAt(at), source: SOURCES.circular }, FIGURES.WAY, amount, {
		way: WAY_LABELS[way],
		family: FAMILY_LABELS[family].toLowerCase(),
		summed:
			way === 'hours'
				? 'de la colonne «\u00a0heures\u00a0»'
				: 'des lignes de cette voie et de cette famille',
		amount,
	});
