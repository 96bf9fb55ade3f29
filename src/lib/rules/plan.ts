import { CAUTIOUS_TENTHS, GENEROUS_TENTHS } from './hourValue';
import { judge, type Indicator } from './indicator';
import type { BaseSums, Cents } from './sums';
import { share } from './target';
import type { Family, Way } from './ways';

/** Cautious and generous hour value ÷ central one, as the pipeline applies them. */
export const CAUTIOUS_RATIO = CAUTIOUS_TENTHS / 10;
export const GENEROUS_RATIO = GENEROUS_TENTHS / 10;

/** How the reader wants the extra amount performed. */
export type AimWay = Exclude<Way, 'autre'>;

/** The family that would perform it. */
export type AimFamily = Exclude<Family, 'autre'>;

/** One segment of the scope with what the reader sets for it. */
export interface PlanInput {
	code: string;
	/** D_s and M2_s, in cents. */
	base: Cents;
	realised: Cents;
	/** Aimed share as a fraction, kept within [0, 1]; null leaves the segment as it is. */
	aim: number | null;
	way: AimWay;
	/** Hours belong to the family insertion, whatever is told here. */
	family: AimFamily;
	/** v(s), cents per insertion hour, above 0. */
	hourValue: Cents;
}

export interface PlannedSegment {
	code: string;
	/** Today's share and the one once the aim is reached; null when the base is zero or negative. */
	before: number | null;
	share: number | null;
	/** What the aim adds to M2 (negative below today's share), to the nearest cent. */
	extra: Cents;
	/** M2_s once the aim is reached. */
	realised: Cents;
	/** Insertion hours that `extra` is worth, whatever its way; null when it is not positive. */
	worth: number | null;
	/** The same when the extra goes to clause hours; null otherwise. */
	hours: number | null;
}

/** What the plan adds by one way and family, in cents. */
interface PlannedWay {
	way: AimWay;
	family: AimFamily;
	extra: Cents;
}

export interface Plan {
	segments: PlannedSegment[];
	/** Sums of the extras, in cents: what is added, by structures and by clause hours… */
	extraStructures: Cents;
	extraHours: Cents;
	/** …and what aims below today take away, negative or 0. Taken from structures. */
	lowered: Cents;
	/** What is added, by way and family, in the order of the segments. */
	ways: PlannedWay[];
	/** Insertion hours of the plan. */
	hours: number;
	/** Insertion hours that everything added would be worth. */
	worth: number;
	/** The scope's sums once every aim is reached, and what they make. */
	sums: BaseSums;
	indicator: Indicator;
}

/** What the aim of a segment adds. */
function planned(input: PlanInput): PlannedSegment {
	const { code, base, aim, way, hourValue } = input;
	const realised =
		aim === null || base <= 0 ? input.realised : Math.round(Math.min(1, Math.max(0, aim)) * base);
	const extra = realised - input.realised;
	const worth = extra > 0 && hourValue > 0 ? extra / hourValue : null;
	return {
		code,
		before: share(input.realised, base),
		share: share(realised, base),
		extra,
		realised,
		worth,
		hours: way === 'heures' ? worth : null,
	};
}

/** Sums of what is added, by way and family. */
function byWay(inputs: readonly PlanInput[], segments: readonly PlannedSegment[]): PlannedWay[] {
	const ways: PlannedWay[] = [];
	inputs.forEach((input, i) => {
		const extra = segments[i]?.extra ?? 0;
		if (extra <= 0) return;
		const { way } = input;
		const family = way === 'heures' ? 'insertion' : input.family;
		const same = ways.find((found) => found.way === way && found.family === family);
		if (same) same.extra += extra;
		else ways.push({ way, family, extra });
	});
	return ways;
}

const total = (values: readonly (number | null)[]) =>
	values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/**
 * What becomes of the scope at the aims set. Extra hours count at the cautious value in the low
 * bound and at the generous one in the high bound, within the base; a lowered aim is taken from
 * structures. What is newly performed cannot still be unidentified, so the remainder never exceeds what
 * is left of the base.
 * @param scope today's sums over all segments of the base, at the central hour value.
 */
export function planTo(scope: BaseSums, inputs: readonly PlanInput[]): Plan {
	const segments = inputs.map(planned);
	const ways = byWay(inputs, segments);
	const lowered = total(segments.map(({ extra }) => Math.min(0, extra)));
	const extraHours = total(ways.map(({ way, extra }) => (way === 'heures' ? extra : 0)));
	const extraStructures = total(ways.map(({ extra }) => extra)) - extraHours;
	const org = scope.org + extraStructures + lowered;
	const inHours = scope.hours + extraHours;
	const room = Math.max(0, scope.base - org);
	const hoursCautious = scope.hoursCautious + Math.floor(extraHours * CAUTIOUS_RATIO);
	const generous = scope.hoursGenerous + Math.floor(extraHours * GENEROUS_RATIO);
	const hoursGenerous = Math.max(inHours, Math.min(generous, room));
	const unidentified = (today: Cents, counted: Cents) =>
		Math.min(today, Math.max(0, room - counted));
	const sums: BaseSums = {
		...scope,
		org,
		hours: inHours,
		hoursCautious,
		hoursGenerous,
		unidentified: unidentified(scope.unidentified, inHours),
		unidentifiedCautious: unidentified(scope.unidentifiedCautious, hoursCautious),
		unidentifiedGenerous: unidentified(scope.unidentifiedGenerous, hoursGenerous),
	};
	return {
		segments,
		extraStructures,
		extraHours,
		lowered,
		ways,
		hours: total(segments.map(({ hours }) => hours)),
		worth: total(segments.map(({ worth }) => worth)),
		sums,
		indicator: judge(sums),
	};
}
