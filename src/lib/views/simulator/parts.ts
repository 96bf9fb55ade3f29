import type { Plan } from '$lib/rules/plan';
import type { Cents, WaySums } from '$lib/rules/sums';
import { FAMILY_WORDS, waysOf, type Family } from '$lib/rules/ways';
import type { MovedSegment } from './simulation';

/** What one way, or one family, performs today and in a plan. */
export interface PlannedPart {
	/** In words: `sous-traitance`, `handicap`. */
	name: string;
	today: Cents;
	/** What today's amount adds up, but zeros: the families of a way, or the ways of a family. */
	parts: readonly { label: string; amount: Cents }[];
	/** What the plan adds by it, in cents; what lowered aims take away is of no way. */
	extra: Cents;
	/** Insertion hours that the plan adds; null where the part is not that of hours. */
	hours: number | null;
	/** The segments that the plan raises by it. */
	moved: readonly MovedSegment[];
}

const FAMILIES = Object.keys(FAMILY_WORDS) as Family[];

const isThere = ({ today, extra }: PlannedPart) => today !== 0 || extra !== 0;
const known = (parts: PlannedPart['parts']) => parts.filter(({ amount }) => amount !== 0);

function added({ ways }: Plan, keep: (way: Plan['ways'][number]) => boolean): Cents {
	return ways.reduce((sum, way) => (keep(way) ? sum + way.extra : sum), 0);
}

/**
 * The result by way, today and in a plan; ways with nothing are left out.
 * @param hours clause hours of the scope today, in cents
 */
export function plannedWays(
	sums: WaySums,
	hours: Cents,
	plan: Plan,
	moved: readonly MovedSegment[],
): PlannedPart[] {
	return waysOf(sums, hours)
		.map(({ way, label, total, ...families }): PlannedPart => ({
			name: label,
			today: total,
			parts: known(
				FAMILIES.map((family) => ({ label: FAMILY_WORDS[family], amount: families[family] })),
			),
			extra: added(plan, (found) => found.way === way),
			hours: way === 'heures' ? plan.hours : null,
			moved: moved.filter((segment) => segment.way === way && segment.extra > 0),
		}))
		.filter(isThere);
}

/** The same by family. */
export function plannedFamilies(
	sums: WaySums,
	hours: Cents,
	plan: Plan,
	moved: readonly MovedSegment[],
): PlannedPart[] {
	const ways = waysOf(sums, hours);
	return FAMILIES.map((family): PlannedPart => ({
		name: FAMILY_WORDS[family],
		today: ways.reduce((sum, way) => sum + way[family], 0),
		parts: known(ways.map((way) => ({ label: way.label, amount: way[family] }))),
		extra: added(plan, (found) => found.family === family),
		hours: null,
		moved: moved.filter((segment) => segment.family === family && segment.extra > 0),
	})).filter(isThere);
}
