/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/**
 * The greatest contracts of each scope: for the ranking guard (`ranking.ts`) and for the trial of a
 * verdict (`trials.ts`). A line that names no contract is one. Paid amounts, in cents.
 */
import type { Cells } from './cells';
import type { PartOfBase } from './decomposition';
import { reachesThreshold } from './inBase';
import { AT_VALUE } from './measures';
import { isBound, PERIMETERS } from './perimeter';
import type { Question } from './question';
import type { Cents } from './sums';
import { THRESHOLD_MIN } from './target';
import { NATION } from './territory';

/**
 * A contract is told apart for the trial when it weighs at least one hundredth of the base of its scope at
 * the lowest threshold, or of its realised part (`/methode/`, trial `contrat`). A choice of ours: less
 * would tell what single firms are paid.
 */
export const CONTRACT_WEIGHT = 100;

/** The greatest contracts of a scope; null where none weighs enough. */
export interface Heaviest {
	/** By amount: what it is of the base, and of the realised part. */
	byAmount: PartOfBase;
	/** By realised amount. */
	byRealised: PartOfBase;
}

/** What a contract is of the base asked for, and of the base at the lowest threshold. */
interface Weighed extends PartOfBase {
	contract: number;
	/** Whether some of it is in the base asked for. */
	counted: boolean;
	wideBase: Cents;
	wideRealised: Cents;
}

/** Contracts in several cells, by a group of cells. */
export class ContractTotals {
	readonly #byGroup = new Map<number, Map<number, Weighed>>();

	add(group: number, contract: number, part: PartOfBase, inBase: boolean, wide: boolean): void {
		let totals = this.#byGroup.get(group);
		if (!totals) this.#byGroup.set(group, (totals = new Map<number, Weighed>()));
		let total = totals.get(contract);
		if (!total) {
			total = {
				contract,
				counted: false,
				base: 0,
				realised: 0,
				wideBase: 0,
				wideRealised: 0,
			};
			totals.set(contract, total);
		}
		if (inBase) {
			total.counted = true;
			total.base += part.base;
			total.realised += part.realised;
		}
		if (!wide) return;
		total.wideBase += part.base;
		total.wideRealised += part.realised;
	}

	/** Those that the base asked for holds. */
	of(group: number): Weighed[] {
		return [...(this.#byGroup.get(group)?.values() ?? [])].filter(({ counted }) => counted);
	}

	/**
	 * Among those of a group that weigh enough in it.
	 * @param wide the group's base and realised part at the lowest threshold
	 */
	heaviest(group: number, { base, realised }: PartOfBase): Heaviest | null {
		const weighty = this.of(group).filter(
			({ wideBase, wideRealised }) =>
				(base > 0 && CONTRACT_WEIGHT * wideBase >= base) ||
				(realised > 0 && CONTRACT_WEIGHT * wideRealised >= realised),
		);
		const [byAmount, byRealised] = [first(weighty, 'base'), first(weighty, 'realised')];
		return byAmount && byRealised ? { byAmount, byRealised } : null;
	}

	/** The greatest amount and the greatest realised amount; null for a group without contract. */
	greatest(group: number): Largest | null {
		const found = this.of(group);
		if (found.length === 0) return null;
		return {
			base: Math.max(...found.map(({ base }) => base)),
			realised: Math.max(...found.map(({ realised }) => realised)),
		};
	}
}

/** The first of the greatest, in the order of the contracts. */
function first(contracts: readonly Weighed[], measure: 'base' | 'realised'): PartOfBase | null {
	const [found] = [...contracts].sort((a, b) => b[measure] - a[measure] || a.contract - b.contract);
	return found ? { base: found.base, realised: found.realised } : null;
}

/** What the greatest contracts hold of a base, and of its realised part, where one may hold half. */
export interface Largest {
	base: Cents;
	realised: Cents;
}

interface LargestContracts {
	/** In the base of a scope; 0 where no contract can weigh half. */
	of(scope: string): Cents;
	/** By segment of the *achats courants* of a region. */
	bySegment(scope: string): Map<string, Largest>;
	/**
	 * Among those that weigh enough in a scope.
	 * @param wide the scope's base and realised part at the lowest threshold
	 */
	heaviest(scope: string, wide: PartOfBase): Heaviest | null;
}

/** @param eligible which segments are in the base, in the cells' order */
export function largestContracts(
	{ contracts, segments, placeIn, scopes }: Cells,
	question: Question,
	eligible: readonly boolean[],
): LargestContracts {
	const { year, edition, hourValue } = question;
	const inScope = new ContractTotals();
	const inSegment = new ContractTotals();
	const codes = [...scopes[edition], NATION];
	const nation = codes.length - 1;
	const bound = PERIMETERS.map((perimeter) => isBound(perimeter, question));
	const wide = segments.map((segment) => reachesThreshold(segment, THRESHOLD_MIN));
	const hours = contracts[AT_VALUE.heures[hourValue]];
	contracts.year.forEach((at, i) => {
		if (at !== year || !bound[contracts.perimeter[i]!]) return;
		const segment = contracts.segment[i]!;
		if (!segments[segment]!.current) return;
		const region = placeIn[edition][contracts.region[i]!]!;
		const contract = contracts.contract[i]!;
		const part = {
			base: contracts.montant[i]!,
			realised: contracts.organismes[i]! + hours[i]!,
		};
		inSegment.add(region * segments.length + segment, contract, part, true, false);
		for (const scope of [region, nation])
			inScope.add(scope, contract, part, eligible[segment]!, wide[segment]!);
	});
	return {
		of: (scope) => inScope.greatest(codes.indexOf(scope))?.base ?? 0,
		bySegment(scope) {
			const from = codes.indexOf(scope) * segments.length;
			const found = new Map<string, Largest>();
			segments.forEach(({ code }, segment) => {
				const largest = inSegment.greatest(from + segment);
				if (largest) found.set(code, largest);
			});
			return found;
		},
		heaviest: (scope, whole) => inScope.heaviest(codes.indexOf(scope), whole),
	};
}
