/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/** The greatest contract of each scope, for the ranking guard (`ranking.ts`). Paid amounts, in cents. */
import { CELL_PERIMETERS, type Cells } from './cells';
import type { Question } from './question';
import type { Cents } from './sums';
import { NATION } from './territory';

/** Amounts of contracts in several cells, by a group of cells. */
class Totals {
	readonly #byGroup = new Map<number, Map<number, Cents>>();

	add(group: number, contract: number, amount: Cents): void {
		let totals = this.#byGroup.get(group);
		if (!totals) this.#byGroup.set(group, (totals = new Map<number, Cents>()));
		totals.set(contract, (totals.get(contract) ?? 0) + amount);
	}

	/** Null for a group without contract. */
	greatest(group: number): Cents | null {
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
	const codes = [...scopes[edition], NATION];
	const nation = codes.length - 1;
	const state = CELL_PERIMETERS.map((name) => name === 'etat' || (name === 'ep' && establishments));
	contracts.year.forEach((at, i) => {
		if (at !== year || !state[contracts.perimeter[i]!]) return;
		const segment = contracts.segment[i]!;
		if (!segments[segment]!.current) return;
		const region = placeIn[edition][contracts.region[i]!]!;
		const [contract, amount] = [contracts.contract[i]!, contracts.montant[i]!];
		inSegment.add(region * segments.length + segment, contract, amount);
		if (!eligible[segment]) return;
		inScope.add(region, contract, amount);
		inScope.add(nation, contract, amount);
	});
	return {
		of: (scope) => inScope.greatest(codes.indexOf(scope)) ?? 0,
		bySegment(scope) {
			const from = codes.indexOf(scope) * segments.length;
			const found = new Map<string, Cents>();
			segments.forEach(({ code }, segment) => {
				const amount = inSegment.greatest(from + segment);
				if (amount !== null) found.set(code, amount);
			});
			return found;
		},
	};
}
