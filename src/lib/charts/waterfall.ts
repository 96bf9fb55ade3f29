import type { Cents } from '$lib/rules/sums';
import { count, eurosShort, percentOrLess } from '$lib/format';
import { round } from './scale';

export interface WaterfallStep {
	code: string;
	label: string;
	/** Integer cents. Positive for what is taken away too; negative where credit notes prevail. */
	amount: Cents;
	/** Payment lines that made it. */
	lines: number;
	/** `total` first, `minus` leaves it, `subtotal` is the base that stays, `part` is inside it. */
	kind: 'total' | 'minus' | 'subtotal' | 'part';
}

export interface WaterfallProps {
	/** In the order of the ledger, total, minus…, subtotal, part… */
	steps: readonly WaterfallStep[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

export interface WaterfallBar {
	code: string;
	label: string;
	kind: WaterfallStep['kind'];
	/** 0–100 of its own scale: the total for the first steps, the base for its parts. */
	x: number;
	width: number;
	/** Where the running sum stands after this bar, for the thin connector; null after the last. */
	link: number | null;
	amount: string;
	/** `20,1 % du total`, `8,9 % de l’assiette`; empty when the scale is not positive. */
	proportion: string;
	lines: string;
	/** A zero amount draws nothing at all. */
	zero: boolean;
}

interface WaterfallLayout {
	/** From the total to the base, on the scale of the total. */
	down: WaterfallBar[];
	/** The parts of the base, on the scale of the base. */
	parts: WaterfallBar[];
	/** How far the base reaches on the scale of the total: where the zoom starts; null when it holds nothing. */
	zoom: number | null;
}

/** Where each bar stands. Two scales: parts of a base of a fifth of the total would be too small to see. */
export function waterfallLayout(steps: readonly WaterfallStep[]): WaterfallLayout {
	const total = steps.find(({ kind }) => kind === 'total')?.amount ?? 0;
	const base = steps.find(({ kind }) => kind === 'subtotal')?.amount ?? 0;
	const at = (amount: Cents, scale: Cents): number => (scale > 0 ? (amount / scale) * 100 : 0);

	const bar = (
		step: WaterfallStep,
		from: Cents,
		to: Cents,
		after: Cents,
		scale: Cents,
	): WaterfallBar => {
		const [start, end] = [at(Math.min(from, to), scale), at(Math.max(from, to), scale)];
		const whole = step.kind === 'part' ? 'de l’assiette' : 'du total';
		return {
			code: step.code,
			label: step.label,
			kind: step.kind,
			x: round(start),
			width: round(end - start),
			link: round(at(after, scale)),
			amount: eurosShort(step.amount),
			proportion:
				step.kind === 'total' || scale <= 0 ? '' : `${percentOrLess(step.amount / scale)} ${whole}`,
			lines: count(step.lines, 'ligne'),
			zero: step.amount === 0,
		};
	};

	const down: WaterfallBar[] = [];
	const parts: WaterfallBar[] = [];
	let rest = 0;
	let filled = 0;
	for (const step of steps) {
		if (step.kind === 'part') {
			parts.push(bar(step, filled, filled + step.amount, filled + step.amount, base));
			filled += step.amount;
		} else if (step.kind === 'minus') {
			down.push(bar(step, rest - step.amount, rest, rest - step.amount, total));
			rest -= step.amount;
		} else {
			down.push(bar(step, 0, step.amount, step.amount, total));
			rest = step.amount;
		}
	}
	for (const group of [down, parts]) {
		const last = group.at(-1);
		if (last) last.link = null;
	}
	const held = parts.some(({ zero }) => !zero);
	return { down, parts, zoom: held && total > 0 ? round(at(base, total)) : null };
}
