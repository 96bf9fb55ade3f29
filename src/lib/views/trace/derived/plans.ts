/** A plan of the simulator: what it makes of a scope, of a segment, of a way or family. */
import { fine, money } from '$lib/figures/made/made';
import * as FIGURES from '$lib/figures/made/plans';
import { percent } from '$lib/format';
import type { Plan } from '$lib/rules/plan';
import type { BaseSums } from '$lib/rules/sums';
import { column, eurosColumn } from '../../figureColumns';
import { decimalsNeeded } from '../../simulator/exactPercent';
import type { PlannedPart } from '../../simulator/parts';
import type { MovedSegment, SimulatedSegment } from '../../simulator/simulation';
import { segmentLabel } from '../../site';
import { keptAt, type Place } from '../../kept';
import { rowsBehind } from '../../rows/behind';
import { MOVED } from '../../rows/segments';
import { tellMade } from '../tell';

/** What every figure of a plan says, with the segments that it moves. */
const planned = (at: Place, of: string, moved: readonly MovedSegment[]) => ({
	...keptAt(at, { of }),
	definition: FIGURES.SIMULATION,
	rows: rowsBehind(
		MOVED,
		moved,
		'Une ligne par segment que le plan fait bouger. Ce ne sont pas des achats\u00a0: une simulation n’a pas encore été payée.',
		'Le plan ne fait bouger aucun segment.',
	),
});

/**
 * A figure of a plan; null where there is none. `low` and `high` are its bounds; `extra` is all that
 * it changes, of which `added`, `extraStructures`, `extraHours` and `lowered` are parts.
 * @param today the sums of the scope, before the plan
 */
export function explainPlan(
	at: Place,
	of: string,
	{ base, org, hours, hoursCautious }: BaseSums,
	{ sums, indicator, ...plan }: Plan,
	moved: readonly MovedSegment[],
	key: string,
) {
	const { share, low, high, gap } = indicator;
	const added = plan.extraStructures + plan.extraHours;
	const today = { base, org, hoursCautious, realised: org + hours };
	return tellMade(planned(at, of, moved), FIGURES.PLAN, key, {
		...plan,
		...today,
		...{ share, low, high, gap },
		added,
		extra: added + plan.lowered,
		hoursGenerous: sums.hoursGenerous,
		unidentified: Math.max(sums.unidentifiedGenerous, 0),
	});
}

/**
 * What a plan makes of one segment: `share`, `extra` or `worth`; null for another figure.
 * @param plan undefined: it leaves the segment as it is
 */
export function explainPlannedSegment(
	at: Place,
	name: string,
	{ code, base, realised, share }: Pick<SimulatedSegment, 'code' | 'base' | 'realised' | 'share'>,
	plan: MovedSegment | undefined,
	key: string,
) {
	const why =
		'Aucune ligne d’achat\u00a0: une simulation n’a pas encore été payée. Les montants d’aujourd’hui disent leur origine là où ils sont affichés.';
	const kept = keptAt(at, { of: `${name}, ${segmentLabel(at.site, code)}` });
	const shared = { ...kept, definition: FIGURES.SIMULATION, why };
	if (plan === undefined) {
		const amounts = { base, realised, share: fine(share), extra: 0 };
		return tellMade(shared, FIGURES.UNPLANNED_SEGMENT, key, amounts);
	}
	// Fewer decimals would not give the amount back.
	const decimals = Math.max(4, decimalsNeeded(plan.realised, base));
	return tellMade(shared, FIGURES.PLANNED_SEGMENT, key, {
		base,
		realised,
		share: fine(plan.share),
		extra: plan.extra,
		aimed: `${percent(plan.share, decimals)} × ${money(base)} − ${money(realised)}`,
		worth: plan.worth ?? undefined,
		hourValue: plan.hourValue,
	});
}

/** A figure of one way or family of a plan; null where there is none. */
export function explainPlanWay(
	at: Place,
	plan: string,
	{ name, today, parts, extra, hours, moved }: PlannedPart,
	key: string,
) {
	const rows = rowsBehind<(typeof parts)[number]>(
		[column('label', 'Dont'), eurosColumn('amount', 'Réalisé aujourd’hui')],
		parts,
		'Les lignes d’achat se lisent depuis la part d’aujourd’hui\u00a0: le panneau en donne les organismes et les heures, région et segment par segment.',
	);
	const shared = { ...planned(at, name, moved), ...(key === 'today' && { rows }) };
	return tellMade(shared, FIGURES.PLANNED_WAY, key, {
		...{ plan, today, extra, moved },
		amounts: parts.map(({ amount }) => amount),
		total: today + extra,
		hours: hours ?? undefined,
	});
}
