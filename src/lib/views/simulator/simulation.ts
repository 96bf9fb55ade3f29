import type { Answer } from '$lib/rules/answer';
import type { HourValueRow } from '$lib/queries/supply';
import { closeGap, type Closing } from '$lib/rules/closing';
import {
	planTo,
	type AimFamily,
	type AimWay,
	type Plan,
	type PlanInput,
	type PlannedSegment,
} from '$lib/rules/plan';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { NATION, type Edition } from '$lib/rules/territory';
import type { Scope } from '../scope';
import { levers } from '../segments';
import { listedSegment, type SiteData } from '../site';
import type { Aim, Aims } from './address';
import { exactPercent } from './exactPercent';

/** A segment of the base of a scope, with what it could reach. */
export interface SimulatedSegment {
	code: string;
	label: string;
	/** D_s and M2_s, in cents. */
	base: Cents;
	realised: Cents;
	/** Today's share; null when the base is zero or negative. */
	share: number | null;
	/** Share of the best quarter of the regions; null when there is none. */
	reference: number | null;
	potential: Cents;
	/** Cents per insertion hour. */
	hourValue: Cents;
}

/** The segments of a scope by falling potential. */
export function simulatedSegments(
	answer: Answer,
	site: SiteData,
	scope: Scope,
	peers: readonly Scope[],
	hourValues: ReadonlyMap<string, Cents>,
): SimulatedSegment[] {
	return levers(answer, scope, peers).levers.map(({ code, share, reference, potential }) => {
		const sums = scope.answer.segments.get(code);
		return {
			code,
			label: listedSegment(site, code),
			base: sums?.base ?? 0,
			realised: (sums?.org ?? 0) + (sums?.hours ?? 0),
			share,
			reference,
			potential,
			hourValue: hourValues.get(code) ?? 0,
		};
	});
}

/** What a segment is set to when nothing is said of its way: a direct purchase of insertion. */
export const USUAL_AIM: Aim = { percent: null, way: 'direct', family: 'insertion' };

/** A plan in which nothing moves. */
export const NO_AIM: Aims = new Map();

function inputOf(segment: SimulatedSegment, aims: Aims): PlanInput {
	const { percent, way, family } = aims.get(segment.code) ?? USUAL_AIM;
	const { code, base, realised, hourValue } = segment;
	return {
		code,
		base,
		realised,
		aim: percent === null ? null : percent / 100,
		way,
		family,
		hourValue,
	};
}

/** What becomes of a scope at those aims. */
export function simulate(sums: BaseSums, segments: readonly SimulatedSegment[], aims: Aims): Plan {
	return planTo(
		sums,
		segments.map((segment) => inputOf(segment, aims)),
	);
}

/** Aims that close what a plan leaves open, and what stays missing when they cannot. */
interface Completed extends Pick<Closing, 'added' | 'remaining'> {
	aims: Aims;
}

/**
 * Completes aims up to 10 %: segments rise as far as their potential goes, the greatest first, the last
 * one as far as needed. Shares give the amounts back to the cent.
 * @param usual the way of a segment that has none yet
 */
export function complete(
	sums: BaseSums,
	segments: readonly SimulatedSegment[],
	aims: Aims,
	usual: Pick<Aim, 'way' | 'family'> = USUAL_AIM,
): Completed {
	const plan = simulate(sums, segments, aims);
	const realised = new Map(plan.segments.map((segment) => [segment.code, segment.realised]));
	const closing = closeGap(
		segments.map(({ code, base, realised: today, potential }) => ({
			code,
			base,
			realised: realised.get(code) ?? today,
			ceiling: today + potential,
		})),
		plan.indicator.gap,
	);
	const completed = new Map(aims);
	for (const { code, base } of segments) {
		const target = closing.realised.get(code);
		if (target === undefined) continue;
		const { way, family } = aims.get(code) ?? usual;
		completed.set(code, { percent: exactPercent(target, base), way, family });
	}
	return { aims: completed, added: closing.added, remaining: closing.remaining };
}

/** A segment that a plan moves, and how. */
export interface MovedSegment
	extends
		PlannedSegment,
		Pick<SimulatedSegment, 'label' | 'base' | 'hourValue'>,
		Omit<Aim, 'percent'> {
	/** M2_s today, in cents. */
	today: Cents;
}

/** What a plan moves, in the order of the segments; hours are the family insertion's. */
export function movedSegments(
	segments: readonly SimulatedSegment[],
	plan: Plan,
	aims: Aims,
): MovedSegment[] {
	return segments.flatMap(({ code, label, base, hourValue, realised: today }, i) => {
		const planned = plan.segments[i];
		if (!planned || planned.extra === 0) return [];
		const { way, family: told } = aims.get(code) ?? USUAL_AIM;
		const family = way === 'heures' ? 'insertion' : told;
		return [{ ...planned, label, base, hourValue, today, way, family }];
	});
}

/** Every segment of a plan goes another way. */
export function withWay(aims: Aims, way: AimWay, family: AimFamily): Aims {
	return new Map([...aims].map(([code, aim]) => [code, { ...aim, way, family }]));
}

/** Sets something of one segment of a plan. */
export function withAim(aims: Aims, code: string, change: Partial<Aim>): Aims {
	return new Map(aims).set(code, { ...(aims.get(code) ?? USUAL_AIM), ...change });
}

/** Counted structures that declare a segment, in one region of an edition. */
export interface DeclaredSupply {
	edition: Edition;
	/** Null: the entries name no département. */
	region: string | null;
	segment: string;
	structures: number;
}

/** Structures of a scope that declare each segment; those of the whole country for `FR`. */
export function structuresBySegment(
	rows: readonly DeclaredSupply[],
	edition: Edition,
	scope: string,
): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const row of rows) {
		if (row.edition !== edition || (scope !== NATION && row.region !== scope)) continue;
		found.set(row.segment, (found.get(row.segment) ?? 0) + row.structures);
	}
	return found;
}

/** Value of an insertion hour by segment, in cents. */
export function hourValuesOf(rows: readonly HourValueRow[]): ReadonlyMap<string, Cents> {
	return new Map(rows.map(({ segment, value }) => [segment, value]));
}
