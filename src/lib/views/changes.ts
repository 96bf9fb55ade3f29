/** What changed since the previous fiscal year, in sentences written from the figures. */
import { euros, eurosShort, list, percent, points } from '$lib/format';
import { differenceOf } from '$lib/rules/difference';
import { HOUR_VALUE_WORDS, type HourValue } from '$lib/rules/hourValue';
import { judge } from '$lib/rules/indicator';
import {
	isKnown,
	NO_SUMS,
	realisedOf,
	type BaseSums,
	type CellSums,
	type Cents,
} from '$lib/rules/sums';
import { share, TARGET_TEXT, VERDICT_WORDS } from '$lib/rules/target';

/** Over what the interval of a difference is taken. */
export const AT_EQUAL = 'à hypothèses égales, aux trois valeurs de l’heure';

/** Two years of one scope; a year without any line in the base is undefined. */
export interface TwoYears {
	/** The year asked for. */
	year: number;
	now: CellSums | undefined;
	before: CellSums | undefined;
	/** Whether the data hold the previous fiscal year at all. */
	known: boolean;
	/** Whether a verdict may be given: both families together. */
	judged: boolean;
	/** The value of an hour shown. */
	hourValue: HourValue;
}

/** A figure of these sentences: what it tells, of one segment or of all of them. */
export interface ChangedFigure {
	what:
		| 'shareBefore'
		| 'shareNow'
		| 'shareChange'
		| 'changeLow'
		| 'changeHigh'
		| 'base'
		| 'baseRate'
		| 'realised'
		| 'realisedRate'
		| 'gap';
	segment: string | null;
}

/** A sentence, and its figures as it prints them, in their order. */
export interface ChangeSentence {
	text: string;
	figures: readonly (readonly [printed: string, figure: ChangedFigure])[];
}

const words = (text: string): ChangeSentence => ({ text, figures: [] });

/** `+3,2 M€`, `−0,4 M€`, with its sign; zero has none. */
function signed(cents: Cents): string {
	return cents > 0 ? `+${eurosShort(cents)}` : eurosShort(cents);
}

/** `gagne 3,2 M€ (+5,0 %)`, `perd 1,0 M€ (−2,0 %)`, `ne bouge pas`. */
function moved(what: 'base' | 'realised', from: Cents, to: Cents): ChangeSentence {
	const change = to - from;
	if (!isKnown(change)) return words('n’est pas connu');
	if (change === 0) return words('ne bouge pas');
	const part = share(change, from);
	const amount = eurosShort(Math.abs(change));
	const rate = part === null ? null : `${part > 0 ? '+' : ''}${percent(part)}`;
	return {
		text: `${change > 0 ? 'gagne' : 'perd'} ${amount}${rate === null ? '' : ` (${rate})`}`,
		figures: [
			[amount, { what, segment: null }],
			...(rate === null ? [] : [[rate, { what: `${what}Rate`, segment: null }] as const]),
		],
	};
}

/** Why nothing can be compared; null when something can. */
function nothingToCompare({ year, now, before, known }: TwoYears): string | null {
	if (!known) return `Les données n’ont pas l’exercice ${year - 1}\u00a0: rien à comparer.`;
	const empty = [...(before ? [] : [year - 1]), ...(now ? [] : [year])];
	if (empty.length === 0) return null;
	return `Aucun achat payé dans l’assiette en ${list(empty.map(String))}\u00a0: rien à comparer.`;
}

function shareSentence(
	{ year, hourValue }: TwoYears,
	now: CellSums,
	before: CellSums,
): ChangeSentence {
	const [old, fresh] = [judge(before), judge(now)];
	const missing = [
		...(old.share === null ? [year - 1] : []),
		...(fresh.share === null ? [year] : []),
	];
	const difference = differenceOf(before, now);
	if (!difference) {
		return words(
			`La part n’est pas calculable en ${list(missing.map(String))}\u00a0: seuls les montants se comparent.`,
		);
	}
	const [from, to] = [percent(old.share), percent(fresh.share)];
	const change = points(difference.shown);
	const [low, high] = [points(difference.low), points(difference.high)];
	const shown =
		hourValue === 'centrale' ? '' : `, à la valeur ${HOUR_VALUE_WORDS[hourValue]} de l’heure`;
	const said = `La part passe de ${from} à ${to}, soit ${change}${shown}`;
	const range = `entre ${low} et ${high} ${AT_EQUAL}`;
	return {
		text: difference.sure
			? `${said}, de façon sûre\u00a0: ${range}.`
			: `${said}\u00a0; l’évolution n’est pas sûre\u00a0: ${range}.`,
		figures: [
			[from, { what: 'shareBefore', segment: null }],
			[to, { what: 'shareNow', segment: null }],
			[change, { what: 'shareChange', segment: null }],
			[low, { what: 'changeLow', segment: null }],
			[high, { what: 'changeHigh', segment: null }],
		],
	};
}

function amountSentence(now: BaseSums, before: BaseSums): ChangeSentence {
	const base = moved('base', before.base, now.base);
	const realised = moved('realised', realisedOf(before), realisedOf(now));
	return {
		text: `L’assiette HT ${base.text}, le réalisé HT ${realised.text}.`,
		figures: [...base.figures, ...realised.figures],
	};
}

function verdictChange(now: BaseSums, before: BaseSums): ChangeSentence {
	const [old, fresh] = [judge(before), judge(now)];
	const word = ({ verdict }: typeof old) => `«\u00a0${VERDICT_WORDS[verdict]}\u00a0»`;
	const verdict =
		old.verdict === fresh.verdict
			? `Le verdict reste ${word(fresh)}`
			: `Le verdict passe de ${word(old)} à ${word(fresh)}`;
	if (old.gap === null || fresh.gap === null || old.gap === fresh.gap) return words(`${verdict}.`);
	const way = fresh.gap < old.gap ? 'se réduit' : 'se creuse';
	const amount = euros(Math.abs(fresh.gap - old.gap));
	return {
		text: `${verdict}\u00a0; l’écart à ${TARGET_TEXT} ${way} de ${amount} HT.`,
		figures: [[amount, { what: 'gap', segment: null }]],
	};
}

/** The sentences of a scope, the share first; one that says why when nothing compares. */
export function changeSentences(years: TwoYears): ChangeSentence[] {
	const why = nothingToCompare(years);
	const { now, before, judged } = years;
	if (why !== null || !now || !before) return why === null ? [] : [words(why)];
	return [
		shareSentence(years, now, before),
		amountSentence(now, before),
		...(judged ? [verdictChange(now, before)] : []),
	];
}

const MOST_SEGMENTS = 3;

/** The base of each segment of a scope, by code. */
export type BySegment = ReadonlyMap<string, CellSums>;

const realisedIn = (sums: BaseSums = NO_SUMS): Cents => realisedOf(sums);

/**
 * The segments whose realised amount moved most, up then down; null when none moved. A segment
 * absent of one year counts for nothing that year.
 */
export function segmentSentence(
	now: BySegment,
	before: BySegment,
	label: (code: string) => string,
): ChangeSentence | null {
	const moves = [...new Set([...now.keys(), ...before.keys()])]
		.map((code) => ({ code, change: realisedIn(now.get(code)) - realisedIn(before.get(code)) }))
		.filter(({ change }) => isKnown(change) && change !== 0)
		.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.code < b.code ? -1 : 1))
		.slice(0, MOST_SEGMENTS);
	if (moves.length === 0) return null;
	const shareOf = (sums: BaseSums | undefined) => share(realisedIn(sums), sums?.base ?? 0);
	const said = moves.map(({ code, change }): ChangeSentence => {
		const amount = signed(change);
		const told = [amount, { what: 'realised', segment: code }] as const;
		const [from, to] = [shareOf(before.get(code)), shareOf(now.get(code))];
		if (from === null || to === null)
			return { text: `${label(code)} (${amount})`, figures: [told] };
		const [old, fresh] = [percent(from), percent(to)];
		return {
			text: `${label(code)} (${amount}, de ${old} à ${fresh})`,
			figures: [
				told,
				[old, { what: 'shareBefore', segment: code }],
				[fresh, { what: 'shareNow', segment: code }],
			],
		};
	});
	const where = said.length > 1 ? 'ces segments' : 'ce segment';
	return {
		text: `Le réalisé HT bouge le plus dans ${where}\u00a0: ${said.map(({ text }) => text).join('\u00a0; ')}.`,
		figures: said.flatMap(({ figures }) => figures),
	};
}
