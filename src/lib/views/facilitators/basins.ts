import type { BasinRef } from '$lib/queries/basins';
import type { DecisionRow } from '$lib/queries/prefects';
import { coverageAt, type BasinCoverage, type CoverageState } from '$lib/rules/coverage';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import { signedGap } from '$lib/rules/target';
import type { Edition } from '$lib/rules/territory';
import type { CoverageData, CoveragePost } from './coverageData';
import type { SpendingYear } from './spending';

/** A basin at a date, with all that its card and the list show. */
export interface BasinView extends BasinRef {
	state: CoverageState;
	posts: readonly CoveragePost[];
	/** FTE that falls to the basin; null where it is unknown, as in an unknown basin. */
	fte: number | null;
	/** FTE per 100 000 inhabitants; null where either is unknown. */
	ftePerHead: number | null;
	/** Eligible spending in cents; null when no line of the data names a basin. */
	base: Cents | null;
	/** M2 in cents, null as `base`. */
	realised: Cents | null;
	/** What is missing to 10 %, in cents, negative beyond it; null when not computable. */
	signedGap: Cents | null;
	/** What a prefect decided of the territory by that date; null: nothing. */
	decision: DecisionRow['decision'] | null;
	neighbours: readonly string[];
	/** Structures that count, by family. */
	structures: { insertion: number; handicap: number };
}

const PER_INHABITANTS = 100_000;

const NO_STRUCTURES = { insertion: 0, handicap: 0 };

function fteOf({ state, fte }: BasinCoverage): number | null {
	// Nobody declared anything there: its FTE is unknown, not zero.
	return state === 'inconnu' ? null : fte;
}

/** Decisions on territories by that date; refused wins where several prefects share a basin. */
function decisionsAt(data: CoverageData, date: IsoDate): Map<string, DecisionRow['decision']> {
	const found = new Map<string, DecisionRow['decision']>();
	for (const { object, code, decision, on } of data.decisions) {
		if (object !== 'bassin' || (on !== null && on > date)) continue;
		if (found.get(code) !== 'refuse') found.set(code, decision);
	}
	return found;
}

/** Every basin at a date; `coverage` replaces the states, as in the view of coverage at risk. */
export function basinViews(
	data: CoverageData,
	date: IsoDate,
	spending: SpendingYear | null,
	coverage: readonly BasinCoverage[] = coverageAt(data.input, date),
): BasinView[] {
	const posts = new Map(data.posts.map((post) => [post.id, post]));
	const decisions = decisionsAt(data, date);
	const byCode = new Map(coverage.map((basin) => [basin.basin, basin]));
	return data.basins.flatMap((basin): BasinView[] => {
		const found = byCode.get(basin.code);
		if (!found) return [];
		const fte = fteOf(found);
		const sums = spending && (spending.basins.get(basin.code) ?? { base: 0, realised: 0 });
		return [
			{
				...basin,
				state: found.state,
				posts: found.posts.flatMap((id) => posts.get(id) ?? []),
				fte,
				ftePerHead:
					fte === null || !basin.population ? null : (fte / basin.population) * PER_INHABITANTS,
				base: sums?.base ?? null,
				realised: sums?.realised ?? null,
				signedGap: sums ? signedGap(sums.realised, sums.base) : null,
				decision: decisions.get(basin.code) ?? null,
				neighbours: data.neighbours.get(basin.code) ?? [],
				structures: data.structures.get(basin.code) ?? NO_STRUCTURES,
			},
		];
	});
}

/** The basins of a region; all of them when it is null. */
export function inRegion<B extends Pick<BasinRef, 'regions'>>(
	basins: readonly B[],
	edition: Edition,
	region: string | null,
): readonly B[] {
	return region === null
		? basins
		: basins.filter(({ regions }) => regions[edition].includes(region));
}

/** Basins that touch several regions of an edition. */
export function straddling(basins: readonly Pick<BasinRef, 'regions'>[], edition: Edition): number {
	return basins.filter(({ regions }) => regions[edition].length > 1).length;
}
