/** Figures made from the sums of a place: beside the ledger, awarded, of two years. */
import { count, points } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { fine, madeOf, money } from './made';

const apart = madeOf<{ name: string; why: string; amount: Cents; lines: number }>();
const total = (a: { amount: Cents; lines: number }) =>
	`${money(a.amount)} sur ${count(a.lines, 'ligne')}`;

/** An amount that stands beside the ledger: another basis than the one paid, or lines set aside. */
export const APART = {
	basis: apart()`${(a) => a.name}, à côté du registre
		= somme des lignes de ce type de montant = ${total}
		${(a) => a.why}. Ce montant n’entre ni dans le total, ni dans l’assiette, ni dans la part.`,
	rejected: apart()`${(a) => a.name}, à côté du registre
		= somme des montants lisibles des lignes mises de côté = ${total}
		${(a) => a.why}. Ce montant n’entre ni dans le total, ni dans l’assiette, ni dans la part.`,
};

const NO_HOUR = 'Aucune heure n’y compte\u00a0: un marché qui commence n’en a pas encore fait.';
const awarded = madeOf<{ base: Cents; m1: Cents; review: Cents }>();

/** The bounds of what was awarded to counted structures. */
export const AWARDED = {
	low: awarded('share')`Borne basse de la part M1
		= {attribué à des structures ${(a) => a.m1}} ÷ {attribué par l’État ${(a) => a.base}}
		La part des seuls titulaires reconnus comme structures comptées. ${NO_HOUR}`,
	high: awarded('share')`Borne haute de la part M1
		= ({attribué à des structures ${(a) => a.m1}} + {titulaires non identifiés ${(a) => a.review}}) ÷ {attribué par l’État ${(a) => a.base}}
		La part si tous les titulaires non identifiés étaient des structures comptées. ${NO_HOUR}`,
};

const state = madeOf<{ total: Cents; state: Cents }>();

/** What the State awarded of all that was. */
export const STATE_PART = {
	state: state()`Attribué par l’État, tous segments
		= {total attribué ${(a) => a.total}} − {hors de l’État ${(a) => a.total - a.state}}
		Le total attribué, moins ce qui vient d’acheteurs que l’objectif ne lie pas\u00a0: collectivités, et établissements publics nationaux sauf si on les ajoute.`,
	part: state('share')`Part de l’État dans les marchés attribués
		= {attribué par l’État ${(a) => a.state}} ÷ {total attribué ${(a) => a.total}}
		Ce que les acheteurs de l’État ont attribué, rapporté à tout ce que ces données disent attribué.`,
};

const variant = madeOf<{ over: string; threshold: string }>();
const spot = madeOf<{ unclassified: Cents; paid: Cents; notState: Cents; rejected: Cents }>();

/** How far a headline rests on what is disputable, or leaves out. */
export const CAVEATS = {
	firm: variant('share')`Part réalisée sans les segments limites
		= (organismes + heures) ÷ assiette, sans les segments limites = ${(a) => a.over}
		Le résultat si l’assiette laissait de côté les segments limites, ceux dont l’intervalle de part de main d’œuvre contient ${(a) => a.threshold}\u00a0%.`,
	sourced: variant('share')`Part réalisée, segments à part de main d’œuvre publiée
		= (organismes + heures) ÷ assiette, segments à source publiée = ${(a) => a.over}
		Le résultat si l’assiette ne gardait que les segments dont la part de main d’œuvre a une source publiée.`,
	unclassified: spot('share')`Achats non classés
		= {non classé ${(a) => a.unclassified}} ÷ ({total payé ${(a) => a.paid}} − {hors État ${(a) => a.notState}})
		Ce que l’État a payé sans que ni le segment ni le code CPV ne disent le segment. Les bornes l’ignorent.`,
	rejected: spot('share')`Lignes rejetées à la lecture
		= {rejeté ${(a) => a.rejected}} ÷ ({total payé ${(a) => a.paid}} + {rejeté ${(a) => a.rejected}})
		Les montants des lignes fautives que la lecture a écartées. Les bornes les ignorent. Une ligne dont l’exercice est illisible est comptée dans tous.`,
	undated: madeOf<{ orgUndated: Cents; org: Cents }>()(
		'share',
	)`Réalisé sur des inscriptions sans date
		= {réalisé par des inscriptions sans date ${(a) => a.orgUndated}} ÷ {réalisé par des organismes ${(a) => a.org}}
		Ce que le montant des structures doit à des inscriptions au registre sans aucune date\u00a0: elles comptent pour tous les exercices, faute de mieux.`,
};

/** Two fiscal years, as a sentence writes them. */
interface TwoYears {
	last: string;
	year: string;
}

const change = (name: string) =>
	madeOf<TwoYears & { from: Cents; to: Cents }>()()`Évolution depuis ${(a) => a.last}, ${name}
		= ${name} de ${(a) => a.year} − ${name} de ${(a) => a.last} = {${(a) => a.to}} − {${(a) => a.from}}
		Ce que ${(a) => a.year} a de plus que ${(a) => a.last}, ou de moins, en euros payés hors taxes.`;

const rate = (name: string) =>
	madeOf<TwoYears & { from: Cents; to: Cents }>()(
		'share',
	)`Évolution en part depuis ${(a) => a.last}, ${name}
		= (${name} de ${(a) => a.year} − ${name} de ${(a) => a.last}) ÷ ${name} de ${(a) => a.last} = ({${(a) => a.to}} − {${(a) => a.from}}) ÷ {${(a) => a.from}}
		Ce que ${(a) => a.year} a de plus que ${(a) => a.last}, ou de moins, rapporté à ${(a) => a.last}.`;

type Compared = readonly (readonly [then: number | null, today: number | null])[];

const extreme = (name: string, key: 'least' | 'most', then: string, today: string) =>
	madeOf<TwoYears & Record<'least' | 'most', Compared>>()('points')`Évolution de la part, au ${name}
		= le ${name}, sur les valeurs prudente, centrale et généreuse de l’heure, de\u00a0: part de ${(a) => a.year}${today} − part de ${(a) => a.last}${then}
		= ${(a) => a[key].map(([before, now]) => `${fine(now)} − ${fine(before)}`).join('\u00a0; ')}
		La différence des deux parts sous la ${name} favorable des hypothèses communes\u00a0: la même valeur de l’heure les deux années, et les achats à examiner de chacune comptés en entier ou pas du tout.`;
const REVIEWED = ' avec ses achats à examiner';

const GAP_NAME = `écart à ${TARGET_TEXT}`;

/** What changed since the previous fiscal year. */
export const CHANGES = {
	base: change('assiette'),
	baseRate: rate('assiette'),
	realised: change('réalisé'),
	realisedRate: rate('réalisé'),
	gap: change(GAP_NAME),
	shareChange: madeOf<TwoYears & { then: number | null; today: number | null }>()((gap) =>
		points(gap),
	)`Évolution de la part depuis ${(a) => a.last}
		= part de ${(a) => a.year} − part de ${(a) => a.last} = ${(a) => fine(a.today)} − ${(a) => fine(a.then)}
		La différence de deux parts, en points. Elle n’est sûre que si elle garde son signe sous toutes les hypothèses communes aux deux années.`,
	changeLow: extreme('moins', 'least', REVIEWED, ''),
	changeHigh: extreme('plus', 'most', '', REVIEWED),
};

export const TARGET_SHARE = madeOf<{
	realised: Cents;
	base: Cents;
}>()()`Part réalisée dans un segment visé
	= (organismes + heures) ÷ achats du segment dans l’assiette = {${(a) => a.realised}} ÷ {${(a) => a.base}}
	Ce que les structures et les heures d’insertion font des achats du segment dans la région de la demande, au dernier exercice.`;

/** An amount performed by one way and family. */
export const WAY = madeOf<{
	way: string;
	family: string;
	summed: string;
	amount: Cents;
}>()()`${(a) => a.way}, ${(a) => a.family}
	= somme ${(a) => a.summed}
	= une ligne d’achat n’a qu’une voie et qu’une famille\u00a0: {${(a) => a.amount}}
	Ce que des structures comptées de cette famille ont réalisé, payées directement, par un marché réservé ou en sous-traitance\u00a0; ou les heures d’insertion des marchés à clause, à la valeur de l’heure du segment, qui comptent dans la famille insertion.`;
