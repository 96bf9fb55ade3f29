/** Figures made from the sums of a place: beside the ledger, awarded, of two years. */
import { FAMILY_LABELS, WAY_LABELS, type WaysPart } from '$lib/charts/waysBar';
import { SOURCES } from '$lib/figures/sources';
import { count, points } from '$lib/format';
import type { SegmentRef } from '$lib/queries/reference';
import type { ScopeAnswer, VariantSums } from '$lib/rules/answer';
import { differenceOf, hourReadings } from '$lib/rules/difference';
import { isBorderline } from '$lib/rules/inBase';
import { judge } from '$lib/rules/indicator';
import { NO_SUMS, type BaseSums, type Cents } from '$lib/rules/sums';
import { share, TARGET_TEXT } from '$lib/rules/target';
import { undatedShare } from '$lib/rules/ways';
import type { AwardedRow, StatePart } from '../../awarded';
import type { ChangedFigure } from '../../changes';
import type { TargetSegment } from '../../esf/targets';
import { blindSpotsOf, type Apart } from '../../ledger';
import { segmentLabel } from '../../site';
import { card, fine, money, tell, tellOne } from '../card';
import { cardOf, keptAt, type Place } from '../explainFigure';
import { segmentRows } from '../rows';

/** An amount that stands beside the ledger: another basis than the one paid, or lines set aside. */
export function explainApart(at: Place, apart: Apart) {
	const { code, label, why, amount, lines } = apart;
	const year = `exercice ${at.question.year}`;
	const rejected = code === 'rejete' || code === 'rejete_sans_exercice';
	const amounts = rejected
		? `Lignes mises de côté à la lecture, ${code === 'rejete' ? year : 'exercice illisible'}`
		: `Montants de type «\u00a0${label.toLowerCase()}\u00a0», hors taxes, ${year}`;
	return tell(
		keptAt(at, { amounts, kept: 'totalPaid' }),
		card(amount)`${label}, à côté du registre
			= ${rejected ? 'somme des montants lisibles des lignes mises de côté' : 'somme des lignes de ce type de montant'} = ${money(amount)} sur ${count(lines, 'ligne')}
			${why[0]?.toUpperCase() ?? ''}${why.slice(1)}. Ce montant n’entre ni dans le total, ni dans l’assiette, ni dans la part.`,
	);
}

/** A bound of what was awarded to counted structures; null where there is no share. */
export function explainAwardedBound(
	at: Place,
	{ base, m1, label: of, low, high, unidentified }: AwardedRow,
	key: 'low' | 'high',
) {
	const noHour = 'Aucune heure n’y compte\u00a0: un marché qui commence n’en a pas encore fait.';
	const cards = {
		low: card(low ?? undefined, 'share')`Borne basse de la part M1
			= {attribué à des structures ${m1}} ÷ {attribué par l’État ${base}}
			La part des seuls titulaires reconnus comme structures comptées. ${noHour}`,
		high: card(high ?? undefined, 'share')`Borne haute de la part M1
			= ({attribué à des structures ${m1}} + {titulaires non identifiés ${Math.max(unidentified, 0)}}) ÷ {attribué par l’État ${base}}
			La part si tous les titulaires non identifiés étaient des structures comptées. ${noHour}`,
	};
	return tellOne(keptAt({ ...at, basis: 'attribue' }, { of }), cards, key);
}

/** What the State awarded of all that was, or the part that it is; null where it cannot be computed. */
export function explainStatePart(
	at: Place,
	{ total: { amount: total }, state: { amount: state }, part }: StatePart,
	key: 'state' | 'part',
) {
	const cards = {
		state: card(state)`Attribué par l’État, tous segments
			= {total attribué ${total}} − {hors de l’État ${total - state}}
			Le total attribué, moins ce qui vient d’acheteurs que l’objectif ne lie pas\u00a0: collectivités, et établissements publics nationaux sauf si on les ajoute.`,
		part: card(part ?? undefined, 'share')`Part de l’État dans les marchés attribués
			= {attribué par l’État ${state}} ÷ {total attribué ${total}}
			Ce que les acheteurs de l’État ont attribué, rapporté à tout ce que ces données disent attribué.`,
	};
	return tellOne(keptAt({ ...at, basis: 'attribue' }, { kept: 'totalPaid' }), cards, key);
}

/** What stands beside the headline: how far the answer rests on what is disputable, or leaves out. */
export type Caveat = 'firm' | 'sourced' | 'unclassified' | 'rejected' | 'undated';

/** Where the percentage of a caveat comes from. */
export function explainCaveat(at: Place, answer: ScopeAnswer, caveat: Caveat) {
	const { firm, sourced, ledger, apart, ways, segments } = answer;
	const { threshold } = at.question;
	const spots = blindSpotsOf(answer);
	const paid = ledger.totalPaid.amount;
	const rejected =
		(apart.get('rejete')?.amount ?? 0) + (apart.get('rejete_sans_exercice')?.amount ?? 0);
	const org = [...segments.values()].reduce((sum, sums) => sum + sums.org, 0);
	const shareOf = ({ base, realised }: VariantSums) => share(realised ?? 0, base ?? 0);
	const over = ({ base, realised }: VariantSums) => `${money(realised ?? 0)} ÷ ${money(base ?? 0)}`;
	const keptOf = (keep: (segment: SegmentRef) => boolean) => ({
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
	const cards = {
		firm: {
			...card(shareOf(firm), 'share')`Part réalisée sans les segments limites
				= (organismes + heures) ÷ assiette, sans les segments limites = ${over(firm)}
				Le résultat si l’assiette laissait de côté les segments limites, ceux dont l’intervalle de part de main d’œuvre contient ${threshold}\u00a0%.`,
			...keptOf((segment) => !isBorderline(segment, threshold)),
		},
		sourced: {
			...card(shareOf(sourced), 'share')`Part réalisée, segments à part de main d’œuvre publiée
				= (organismes + heures) ÷ assiette, segments à source publiée = ${over(sourced)}
				Le résultat si l’assiette ne gardait que les segments dont la part de main d’œuvre a une source publiée.`,
			...keptOf((segment) => segment.sourced),
		},
		unclassified: {
			...card(spots.unclassified, 'share')`Achats non classés
				= {non classé ${ledger.unclassified.amount}} ÷ ({total payé ${paid}} − {hors État ${ledger.notState.amount}})
				Ce que l’État a payé sans que ni le segment ni le code CPV ne disent le segment. Les bornes l’ignorent.`,
			why: 'Ces trois montants sont des étapes du registre, « Du total à l’assiette »\u00a0: chacune y dit son origine et ses lignes.',
		},
		rejected: {
			...card(spots.rejected, 'share')`Lignes rejetées à la lecture
				= {rejeté ${rejected}} ÷ ({total payé ${paid}} + {rejeté ${rejected}})
				Les montants des lignes fautives que la lecture a écartées. Les bornes les ignorent. Une ligne dont l’exercice est illisible est comptée dans tous.`,
			why: 'Les lignes rejetées ne sont pas dans les tables du site. Le rapport de qualité, page Données, en donne les motifs.',
			file: 'rejets',
		},
		undated: {
			...card(undatedShare(ways, org), 'share')`Réalisé sur des inscriptions sans date
				= {réalisé par des inscriptions sans date ${ways.orgUndated}} ÷ {réalisé par des organismes ${org}}
				Ce que le montant des structures doit à des inscriptions au registre sans aucune date\u00a0: elles comptent pour tous les exercices, faute de mieux.`,
			why: 'Les lignes se lisent depuis « Réalisé par des organismes »\u00a0; l’inscription sans date y est sommée dans la colonne organismes_non_dates de la table cube, que la page Explorer interroge.',
		},
	};
	return tell(keptAt(at), cards[caveat]);
}

/** The shares that are compared at each value of an hour, the cautious one first. */
function comparedShares(before: BaseSums, now: BaseSums, least: boolean) {
	const [from, to] = least ? (['greatest', 'least'] as const) : (['least', 'greatest'] as const);
	const [then, today] = [hourReadings(before), hourReadings(now)];
	return then.map((reading, i) => [reading[from], today[i]?.[to] ?? null] as const);
}

/**
 * A figure of what changed since the previous fiscal year, from the sums of both years; null where it
 * cannot be computed.
 * @param before undefined: nothing bought there that year
 */
export function explainChange(
	at: Place,
	{ what, segment }: ChangedFigure,
	before: BaseSums = NO_SUMS,
	now: BaseSums = NO_SUMS,
) {
	const [last, year] = [at.question.year - 1, at.question.year];
	const [then, today] = [judge(before), judge(now)];
	const change = (name: string, from: Cents | null, to: Cents | null) =>
		card(from === null || to === null ? undefined : to - from)`Évolution depuis ${last}, ${name}
			= ${name} de ${year} − ${name} de ${last} = ${money(to ?? 0)} − ${money(from ?? 0)}
			Ce que ${year} a de plus que ${last}, ou de moins, en euros payés hors taxes.`;
	const rate = (name: string, from: Cents, to: Cents) =>
		card(share(to - from, from) ?? undefined, 'share')`Évolution en part depuis ${last}, ${name}
			= (${name} de ${year} − ${name} de ${last}) ÷ ${name} de ${last} = (${money(to)} − ${money(from)}) ÷ ${money(from)}
			Ce que ${year} a de plus que ${last}, ou de moins, rapporté à ${last}.`;
	const yearShare = (sums: BaseSums, told: number) => ({
		...cardOf('share', { sums, ledger: null }),
		label: `Part réalisée en ${told}`,
	});
	const difference = differenceOf(before, now);
	const extreme = (least: boolean) => {
		const [name, from, to] = least
			? ['moins', '', ' avec ses achats à examiner']
			: ['plus', ' avec ses achats à examiner', ''];
		return card(
			least ? difference?.low : difference?.high,
			'points',
		)`Évolution de la part, au ${name}
			= le ${name}, sur les valeurs prudente, centrale et généreuse de l’heure, de\u00a0: part de ${year}${from} − part de ${last}${to} = ${comparedShares(
				before,
				now,
				least,
			)
				.map(([then, today]) => `${fine(today)} − ${fine(then)}`)
				.join(' ; ')}
			La différence des deux parts sous la ${least ? 'moins' : 'plus'} favorable des hypothèses communes\u00a0: la même valeur de l’heure les deux années, et les achats à examiner de chacune comptés en entier ou pas du tout.`;
	};
	const both = then.share !== null && today.share !== null;
	const cards = {
		base: change('assiette', before.base, now.base),
		baseRate: rate('assiette', before.base, now.base),
		realised: change('réalisé', then.m2, today.m2),
		realisedRate: rate('réalisé', then.m2, today.m2),
		gap: change(`écart à ${TARGET_TEXT}`, then.gap, today.gap),
		shareBefore: yearShare(before, last),
		shareNow: yearShare(now, year),
		shareChange: card(both ? (today.share ?? 0) - (then.share ?? 0) : undefined, (gap) =>
			points(gap),
		)`Évolution de la part depuis ${last}
			= part de ${year} − part de ${last} = ${fine(today.share)} − ${fine(then.share)}
			La différence de deux parts, en points. Elle n’est sûre que si elle garde son signe sous toutes les hypothèses communes aux deux années.`,
		changeLow: extreme(true),
		changeHigh: extreme(false),
	};
	const of = segment === null ? {} : { of: segmentLabel(at.site, segment) };
	return tellOne(keptAt(at, of), cards, what);
}

/** The share that a region reaches in a segment which an application names; its region is the place. */
export const explainTargetShare = (
	at: Place,
	{ code: segment, label: of, share: reached, realised, base }: TargetSegment,
) =>
	tell(
		keptAt(at, { of, segment }),
		card(fine(reached))`Part réalisée dans un segment visé
			= (organismes + heures) ÷ achats du segment dans l’assiette = ${money(realised)} ÷ ${money(base)}
			Ce que les structures et les heures d’insertion font des achats du segment dans la région de la demande, au dernier exercice.`,
	);

/** An amount performed by one way and family. */
export const explainWay = (at: Place, { way, family, amount }: WaysPart) =>
	tell(
		{ ...keptAt(at), source: SOURCES.circular },
		card(amount)`${WAY_LABELS[way]}, ${FAMILY_LABELS[family].toLowerCase()}
			= somme ${way === 'hours' ? 'de la colonne «\u00a0heures\u00a0»' : 'des lignes de cette voie et de cette famille'}
			= une ligne d’achat n’a qu’une voie et qu’une famille\u00a0: ${money(amount)}
			Ce que des structures comptées de cette famille ont réalisé, payées directement, par un marché réservé ou en sous-traitance\u00a0; ou les heures d’insertion des marchés à clause, à la valeur de l’heure du segment, qui comptent dans la famille insertion.`,
	);
