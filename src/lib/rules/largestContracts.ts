/** The greatest contract of each scope, for the ranking guard (`ranking.ts`). Paid amounts, in cents. */
import { CELL_PERIMETERS, type Cells } from './cells';
import type { Question } from './question';
import type { Cents } from './sums';
import { NATION } from './territory';

/** Sums of contracts in several segments and regions, by whatever names a group. */
class Totals {
	readonly #byGroup = new Map<string, Map<number, Cents>>();

	add(group: string, contract: number, amount: Cents): void {
		let totals = this.#byGroup.get(group);
		if (!totals) this.#byGroup.set(group, (totals = new Map<number, Cents>()));
		totals.set(contract, (totals.get(contract) ?? 0) + amount);
	}

	/** Null for a group without contract. */
	greatest(group: string): Cents | null {
		const totals = this.#byGroup.get(group);
		return totals ? Math.max(...totals.values()) : null;
	}
}

export interface LargestContracts {
	/** In the base of a scope; 0 where no contract can weigh half. */
	of(scope: string): Cents;
	/** By segment of the *achats courants* of a region. */
	bySegment(scope: string): Map<string, Cents>;
}

/** @param eligible which segments are in the base, in the cells' order */
export function largestContracts(
	{ contracts, segments, placeIn, scopes }: Cells,
	{ year, edition, establishments }: Question,
	eligible: readonly boolean[],
): LargestContracts {
	const inScope = new Totals();
	const inSegment = new Totals();
	const state = CELL_PERIMETERS.map((name) => name === 'etat' || (name === 'ep' && establishments));
	contracts.year.forEach((at, i) => {
		if (at !== year || !state[contracts.perimeter[i]!]) return;
		const place = contracts.segment[i]!;
		const segment = segments[place]!;
		if (!segment.current) return;
		const region = scopes[edition][placeIn[edition][contracts.region[i]!]!]!;
		const [contract, amount] = [contracts.contract[i]!, contracts.montant[i]!];
		inSegment.add(`${region} ${segment.code}`, contract, amount);
		if (eligible[place]) for (const scope of [region, NATION]) inScope.add(scope, contract, amount);
	});
	return {
		of: (scope) => inScope.greatest(scope) ?? 0,
		bySegment: (scope) =>
			new Map(
				segments.flatMap(({ code }) => {
					const amount = inSegment.greatest(`${scope} ${code}`);
					return amount === null ? [] : [[code, amount] as const];
				}),
			),
	};
}
