import { judge, type Indicator } from './indicator';
import type { BaseSums, Cents } from './sums';

/** Cautious hour value ÷ hour value, as the pipeline applies it. An assumption, labelled so. */
export const CAUTIOUS_RATIO = 0.8;

/** How the reader wants the extra amount performed. */
export type AimWay = 'structures' | 'heures';

/** One segment of the scope with what the reader sets for it. */
export interface PlanInput {
	code: string;
	/** D_s and M2_s, in cents. */
	base: Cents;
	realised: Cents;
	/** Aimed share as a fraction, kept within [0, 1]; null leaves the segment as it is. */
	aim: number | null;
	way: AimWay;
	/** v(s), cents per insertion hour, above 0. */
	hourValue: Cents;
}

export interface PlannedSegment {
	code: string;
	/** What the aim adds to M2 (negative below today's share), to the nearest cent. */
	extra: Cents;
	/** M2_s once the aim is reached. */
	realised: Cents;
	/** Insertion hours that `extra` stands for; null when it goes to structures or is not positive. */
	hours: number | null;
}

export interface Plan {
	segments: PlannedSegment[];
	/** Sums of the extras, in cents, by way. */
	extraStructures: Cents;
	extraHours: Cents;
	/** Insertion hours of the plan. */
	hours: number;
	/** The scope's indicator once every aim is reached. */
	indicator: Indicator;
}

/**
 * What becomes of the scope at the aims set. Extra hours count at the cautious value in the low
 * bound; a lowered aim is taken from structures. What is newly performed cannot still be
 * unidentified, so the remainder never exceeds what is left of the base.
 * @param scope today's sums over all segments of the base.
 */
export function planTo(scope: BaseSums, inputs: readonly PlanInput[]): Plan {
	let extraStructures = 0;
	let extraHours = 0;
	let hours = 0;
	const segments = inputs.map((input): PlannedSegment => {
		const aimed =
			input.aim === null || input.base <= 0
				? input.realised
				: Math.round(Math.min(1, Math.max(0, input.aim)) * input.base);
		const extra = aimed - input.realised;
		const byHours = input.way === 'heures' && extra > 0;
		if (byHours) extraHours += extra;
		else extraStructures += extra;
		const own = byHours && input.hourValue > 0 ? extra / input.hourValue : null;
		hours += own ?? 0;
		return { code: input.code, extra, realised: aimed, hours: own };
	});
	const org = scope.org + extraStructures;
	const inHours = scope.hours + extraHours;
	const left = Math.max(0, scope.base - org - inHours);
	return {
		segments,
		extraStructures,
		extraHours,
		hours,
		indicator: judge({
			...scope,
			org,
			hours: inHours,
			hoursCautious: scope.hoursCautious + Math.floor(extraHours * CAUTIOUS_RATIO),
			unidentified: Math.min(scope.unidentified, left),
		}),
	};
}
