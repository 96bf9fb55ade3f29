import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT, VERDICT_WORDS, type Verdict } from '$lib/rules/target';
import { euros, eurosShort, number, percent } from '$lib/format';

/** What is known of one mark: a region, a segment, a cell of both. */
export interface Figures {
	/** Fraction; null when the base is zero or negative: not computable, never 0 %. */
	share: number | null;
	/** Lower bound of the share, fraction; null when not computable. */
	low: number | null;
	/** Upper bound of the share, fraction; null when not computable. */
	high: number | null;
	verdict: Verdict;
}

/** The words shown on hover, on keyboard focus and to a screen reader: the same three times. */
export interface Detail {
	title: string;
	/** `9,8 %`, `non calculable`, `aucun achat dans l’assiette`. */
	value: string;
	/** The rest, one idea a line: bounds, verdict, gap. */
	lines: string[];
}

/** The bounds in words: `entre 9,1 % et 16,9 %`; null when there are none. */
export function boundsText(low: number | null, high: number | null): string | null {
	if (low === null || high === null) return null;
	const [from, to] = [percent(low), percent(high)];
	return from === to ? `bornes confondues à ${from}` : `entre ${from} et ${to}`;
}

/** The bounds for a narrow column: `9,1 à 16,9 %`; empty when there are none. */
export function boundsShort(low: number | null, high: number | null): string {
	if (low === null || high === null) return '';
	const [from, to] = [number(low * 100, 1), percent(high)];
	return percent(low) === to ? to : `${from} à ${to}`;
}

/** Euros missing to reach 10 %: null when not computable, which is not zero. */
export function gapText(gap: Cents | null): string {
	if (gap === null) return 'écart non calculable';
	return gap === 0 ? 'rien ne manque' : `il manque ${euros(gap)}`;
}

/**
 * What is missing, or beyond, between the bounds: `de 8,2 M€ à 97,6 M€, selon les bornes`; null when nothing
 * separates them.
 */
export function gapRangeText(range: readonly [least: Cents, most: Cents] | null): string | null {
	if (range === null) return null;
	const [least, most] = range;
	const across = least < 0 && most > 0;
	const [from, to] = across
		? [signedGapText(most), signedGapText(least)]
		: [least, most]
				.map(Math.abs)
				.sort((a, b) => a - b)
				.map(eurosShort);
	if (from === to) return null;
	return `${across ? `${from} ou ${to}` : `de ${from} à ${to}`}, selon les bornes`;
}

/** `τ·D − M2` of a segment: positive is missing, negative is above the target. */
export function signedGapText(gap: Cents | null): string {
	if (gap === null) return 'non calculable';
	if (gap === 0) return 'à l’objectif';
	return gap > 0 ? `manque ${eurosShort(gap)}` : `dépasse de ${eurosShort(-gap)}`;
}

/**
 * The detail of a mark. `gap` is left out when undefined (the caller does not know it), said not
 * computable when null.
 */
export function detailOf(
	title: string,
	figures: Figures,
	gap?: Cents | null,
	more?: string,
): Detail {
	const lines: string[] = [];
	if (figures.share !== null) {
		const bounds = boundsText(figures.low, figures.high);
		if (bounds) lines.push(bounds);
		lines.push(`objectif de ${TARGET_TEXT} ${VERDICT_WORDS[figures.verdict]}`);
	}
	if (gap !== undefined && figures.share !== null) lines.push(gapText(gap));
	if (more) lines.push(more);
	return { title, value: percent(figures.share), lines };
}

/** The detail as one sentence, for an accessible name. */
export function detailSentence(detail: Detail): string {
	return `${detail.title}\u00a0: ${[detail.value, ...detail.lines].join(', ')}`;
}
