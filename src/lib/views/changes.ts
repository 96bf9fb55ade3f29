/** What changed since the previous fiscal year, in sentences written from the figures. */
import { euros, eurosShort, list, percent, points } from '$lib/format';
import { judge } from '$lib/rules/indicator';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { share, VERDICT_WORDS } from '$lib/rules/target';

/** Two years of one scope; a year without any line in the base is undefined. */
export interface TwoYears {
	/** The year asked for. */
	year: number;
	now: BaseSums | undefined;
	before: BaseSums | undefined;
	/** Whether the data hold the previous fiscal year at all. */
	known: boolean;
	/** Whether a verdict may be given: both families together. */
	judged: boolean;
}

/** `+3,2 M€`, `−0,4 M€`, with its sign; zero has none. */
function signed(cents: Cents): string {
	return cents > 0 ? `+${eurosShort(cents)}` : eurosShort(cents);
}

/** `gagne 3,2 M€ (+5,0 %)`, `perd 1,0 M€ (−2,0 %)`, `ne bouge pas`. */
function moved(from: Cents, to: Cents): string {
	const change = to - from;
	if (change === 0) return 'ne bouge pas';
	const part = share(change, from);
	const rate = part === null ? '' : ` (${part > 0 ? '+' : ''}${percent(part)})`;
	return `${change > 0 ? 'gagne' : 'perd'} ${eurosShort(Math.abs(change))}${rate}`;
}

/** Why nothing can be compared; null when something can. */
function nothingToCompare({ year, now, before, known }: TwoYears): string | null {
	if (!known) return `Les données n’ont pas l’exercice ${year - 1}\u00a0: rien à comparer.`;
	const empty = [...(before ? [] : [year - 1]), ...(now ? [] : [year])];
	if (empty.length === 0) return null;
	return `Aucun achat payé dans l’assiette en ${list(empty.map(String))}\u00a0: rien à comparer.`;
}

function shareSentence(year: number, now: BaseSums, before: BaseSums): string {
	const [old, fresh] = [judge(before), judge(now)];
	const missing = [
		...(old.share === null ? [year - 1] : []),
		...(fresh.share === null ? [year] : []),
	];
	if (old.share === null || fresh.share === null) {
		return `La part n’est pas calculable en ${list(missing.map(String))}\u00a0: seuls les montants se comparent.`;
	}
	const change = fresh.share - old.share;
	const said = `La part passe de ${percent(old.share)} à ${percent(fresh.share)}, soit ${points(change)}`;
	const overlap = (old.low ?? 0) <= (fresh.high ?? 0) && (fresh.low ?? 0) <= (old.high ?? 0);
	return overlap
		? `${said}\u00a0; les intervalles des deux années se recouvrent, l’évolution n’est pas sûre.`
		: `${said}, au-delà de l’incertitude des deux années.`;
}

function amountSentence(now: BaseSums, before: BaseSums): string {
	const realised = moved(before.org + before.hours, now.org + now.hours);
	return `L’assiette ${moved(before.base, now.base)}, le réalisé ${realised}.`;
}

function verdictChange(now: BaseSums, before: BaseSums): string {
	const [old, fresh] = [judge(before), judge(now)];
	const word = ({ verdict }: typeof old) => `«\u00a0${VERDICT_WORDS[verdict]}\u00a0»`;
	const verdict =
		old.verdict === fresh.verdict
			? `Le verdict reste ${word(fresh)}`
			: `Le verdict passe de ${word(old)} à ${word(fresh)}`;
	if (old.gap === null || fresh.gap === null || old.gap === fresh.gap) return `${verdict}.`;
	const way = fresh.gap < old.gap ? 'se réduit' : 'se creuse';
	return `${verdict}\u00a0; l’écart à 10\u00a0% ${way} de ${euros(Math.abs(fresh.gap - old.gap))}.`;
}

/** The sentences of a scope, the share first; one that says why when nothing compares. */
export function changeSentences(years: TwoYears): string[] {
	const why = nothingToCompare(years);
	const { now, before, year, judged } = years;
	if (why !== null || !now || !before) return why === null ? [] : [why];
	return [
		shareSentence(year, now, before),
		amountSentence(now, before),
		...(judged ? [verdictChange(now, before)] : []),
	];
}

const MOST_SEGMENTS = 3;

/** The base of each segment of a scope, by code. */
export type BySegment = ReadonlyMap<string, BaseSums>;

export function bySegment(rows: readonly (readonly [string, BaseSums])[] | null): BySegment | null {
	return rows && new Map(rows);
}

const realisedIn = (sums: BaseSums | undefined): Cents => (sums ? sums.org + sums.hours : 0);

/**
 * The segments whose realised amount moved most, up then down; null when none moved. A segment
 * absent of one year counts for nothing that year.
 */
export function segmentSentence(
	now: BySegment,
	before: BySegment,
	label: (code: string) => string,
): string | null {
	const moves = [...new Set([...now.keys(), ...before.keys()])]
		.map((code) => ({ code, change: realisedIn(now.get(code)) - realisedIn(before.get(code)) }))
		.filter(({ change }) => change !== 0)
		.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.code < b.code ? -1 : 1))
		.slice(0, MOST_SEGMENTS);
	if (moves.length === 0) return null;
	const shareOf = (sums: BaseSums | undefined) => share(realisedIn(sums), sums?.base ?? 0);
	const words = moves.map(({ code, change }) => {
		const [from, to] = [shareOf(before.get(code)), shareOf(now.get(code))];
		const shares = from === null || to === null ? '' : `, de ${percent(from)} à ${percent(to)}`;
		return `${label(code)} (${signed(change)}${shares})`;
	});
	return `Le réalisé bouge le plus dans ${words.length > 1 ? 'ces segments' : 'ce segment'}\u00a0: ${words.join(' ; ')}.`;
}
