import type { Cents } from '$lib/rules/sums';
import { eurosShort, percent } from '$lib/format';
import { round } from './scale';

type Way = 'reserved' | 'direct' | 'subcontract' | 'hours';
type WaysFamily = 'insertion' | 'handicap' | 'other';

export interface WaysPart {
	way: Way;
	/** Hours belong to the family insertion. */
	family: WaysFamily;
	/** Integer cents. */
	amount: Cents;
}

export interface WaysBarProps {
	/** In any order. A pair left out is zero: these are parts of a known sum. */
	parts: readonly WaysPart[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

/** Words of the ways, in the order of the method. */
export const WAY_LABELS: Readonly<Record<Way, string>> = {
	reserved: 'marché réservé',
	direct: 'achat direct',
	subcontract: 'sous-traitance',
	hours: 'heures de clause',
};

/** Words of the families, short enough to stand beside their colour. */
export const FAMILY_LABELS: Readonly<Record<WaysFamily, string>> = {
	insertion: 'insertion',
	handicap: 'handicap',
	other: 'autre',
};

const WAYS = Object.keys(WAY_LABELS) as Way[];
const FAMILIES = Object.keys(FAMILY_LABELS) as WaysFamily[];

interface WaysSlice {
	family: WaysFamily;
	/** 0–100 of the longest bar. */
	x: number;
	width: number;
	/** `insertion 12,3 M€`. */
	text: string;
}

interface WaysRow {
	key: Way | 'all';
	label: string;
	slices: WaysSlice[];
	amount: string;
	/** Of everything performed; empty when that is not positive. */
	proportion: string;
	/** Nothing was performed that way: a known zero, written as such. */
	zero: boolean;
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
const total = (parts: readonly WaysPart[]): Cents =>
	parts.reduce((sum, { amount }) => sum + amount, 0);

/** Everything first, by family, then one row per way on the same scale. */
export function waysLayout(parts: readonly WaysPart[]): WaysRow[] {
	const groups = [
		{ key: 'all' as const, label: 'ensemble', parts },
		...WAYS.map((way) => ({
			key: way,
			label: WAY_LABELS[way],
			parts: parts.filter((part) => part.way === way),
		})),
	].map((group) => ({
		...group,
		families: FAMILIES.map((family) => {
			const amount = total(group.parts.filter((part) => part.family === family));
			// Credit notes can make a part negative: its figure is written, its bar has no length.
			return { family, amount, length: Math.max(0, amount) };
		}).filter(({ amount }) => amount !== 0),
	}));
	const reach = groups.map(({ families }) => families.reduce((sum, { length }) => sum + length, 0));
	const scale = Math.max(...reach);
	const all = total(parts);

	return groups.map(({ key, label, parts: own, families }) => {
		let x = 0;
		const slices = families.map(({ family, amount, length }) => {
			const width = scale > 0 ? (length / scale) * 100 : 0;
			const text = `${FAMILY_LABELS[family]} ${eurosShort(amount)}`;
			const slice = { family, x: round(x), width: round(width), text };
			x += width;
			return slice;
		});
		const amount = total(own);
		return {
			key,
			label: capital(label),
			slices,
			amount: eurosShort(amount),
			proportion: all > 0 ? percent(amount / all, 0) : '',
			zero: slices.length === 0,
		};
	});
}
