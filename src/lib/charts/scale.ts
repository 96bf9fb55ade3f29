import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { number } from '$lib/format';
import { TARGET } from '$lib/rules/target';
import { limit } from './shareClasses';

/** A length along an axis, 0 to 100, to two decimals: enough for a screen, short in the page. */
export function round(value: number): number {
	const rounded = Math.round(value * 100) / 100;
	return rounded === 0 ? 0 : rounded;
}

/** A place along an axis as an SVG or CSS length: `12.5%`. */
export function place(value: number): string {
	return `${round(value)}%`;
}

export interface Tick {
	share: number;
	/** 0 to 100. */
	at: number;
	label: string;
	/** What room its label has beside the target's. */
	beside: 'target' | 'touching' | 'close' | 'near' | 'clear';
}

/** An axis of shares, in percent of its length so that it needs no measuring. */
export interface ShareAxis {
	/** Share (fraction) to 0–100 along the axis. */
	at: (share: number) => number;
	ticks: Tick[];
	/** The ticks whose label has room beside the target's on some plot. */
	labels: Tick[];
	/** Where the target stands, 0–100. */
	target: number;
	/** Where zero stands, 0–100; 0 unless a share is negative. */
	zero: number;
}

/** An axis never stops short of the target, so that the distance to it can be seen. */
const SHORTEST_AXIS = 0.15;

/**
 * How near a tick stands to the target: on it; too near for two labels (40 px) on any plot; on a plot of
 * 300 px (`close`); on one of 120 px (`near`, a ranking beside its columns); clear of it on all.
 */
function beside(at: number, target: number): Tick['beside'] {
	const apart = Math.abs(at - target);
	if (apart <= 0.5) return 'target';
	if (apart < 10) return 'touching';
	if (apart < 14) return 'close';
	return apart < 33 ? 'near' : 'clear';
}

/**
 * An axis that holds every value given. Nothing is clipped: a share above 100 % or below zero
 * (credit notes) keeps its place. Null values take no room.
 */
export function shareAxis(values: readonly (number | null)[], ticks = 5): ShareAxis {
	const known = values.filter((value) => value !== null);
	const scale = scaleLinear()
		.domain([Math.min(0, min(known) ?? 0), Math.max(SHORTEST_AXIS, max(known) ?? 0)])
		.nice(ticks)
		.range([0, 100]);
	const target = round(scale(TARGET));
	const all = scale.ticks(ticks).map((share): Tick => {
		const at = round(scale(share));
		return { share, at, label: limit(share), beside: beside(at, target) };
	});
	return {
		at: (share) => round(scale(share)),
		ticks: all,
		labels: all.filter((tick) => tick.beside !== 'target' && tick.beside !== 'touching'),
		target,
		zero: round(scale(0)),
	};
}

/** Lines across a box of 100 × 100 at heights of an axis, 0–100 from the bottom, as one SVG path. */
export function levels(heights: readonly { at: number }[]): string {
	return heights.map(({ at }) => `M0 ${round(100 - at)}H100`).join('');
}

/** The target as the line that the rows of a chart are compared with. */
export function targetLine({ target }: ShareAxis): { at: number; line: 'target' } {
	return { at: target, line: 'target' };
}

/** An axis of differences of shares, in percent of its length; it always holds zero. */
export interface DifferenceAxis {
	/** Difference (fraction) to 0–100 along the axis. */
	at: (difference: number) => number;
	zero: number;
	/** Labels in points, without the unit. */
	ticks: { value: number; at: number; label: string }[];
}

/**
 * An axis that holds every difference given; nothing is clipped.
 * @param least how far it goes each side at least, so that almost nothing does not fill it
 */
export function differenceAxis(differences: readonly number[], least: number): DifferenceAxis {
	const scale = scaleLinear()
		.domain([Math.min(-least, ...differences), Math.max(least, ...differences)])
		.nice(5)
		.range([0, 100]);
	return {
		at: (difference) => round(scale(difference)),
		zero: round(scale(0)),
		ticks: scale.ticks(5).map((value) => ({
			value,
			at: round(scale(value)),
			label: tickText(value),
		})),
	};
}

/** `+2`, `−0,5`, `0`: points, the unit is said once. */
function tickText(value: number): string {
	const size = Math.round(value * 10_000) / 100;
	const digits = Number.isInteger(size) ? 0 : Number.isInteger(Math.round(size * 100) / 10) ? 1 : 2;
	const text = number(size, digits);
	return size > 0 ? `+${text}` : text;
}
