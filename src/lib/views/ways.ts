import type { WaysPart } from '$lib/charts/waysBar';
import type { Family } from '$lib/rules/question';
import { isKnown, type Cents, type WaySums } from '$lib/rules/sums';

/**
 * The result by way and family; hours belong to insertion. One family asked for hides the other; none is
 * known without a list of structures.
 */
export function waysParts(ways: WaySums, hours: Cents, asked: Family): WaysPart[] {
	const parts: WaysPart[] = [
		{ way: 'direct', family: 'insertion', amount: ways.directInsertion },
		{ way: 'direct', family: 'handicap', amount: ways.directHandicap },
		{ way: 'reserved', family: 'insertion', amount: ways.reservedInsertion },
		{ way: 'reserved', family: 'handicap', amount: ways.reservedHandicap },
		{ way: 'subcontract', family: 'insertion', amount: ways.subcontractInsertion },
		{ way: 'subcontract', family: 'handicap', amount: ways.subcontractHandicap },
		{ way: 'direct', family: 'other', amount: ways.orgOther },
		{ way: 'hours', family: 'insertion', amount: hours },
	];
	const known = parts.filter(({ amount }) => isKnown(amount));
	return known.filter(({ family, amount }) =>
		asked === 'toutes' ? family !== 'other' || amount !== 0 : family === asked,
	);
}
