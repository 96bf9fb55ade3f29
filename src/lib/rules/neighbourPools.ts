/** An uncovered basin, its neighbours and the work it holds. */
interface SmallBasin {
	basin: string;
	neighbours: readonly string[];
	/** Work in FTE, however the reader measures it; null: unknown. */
	workload: number | null;
}

/**
 * Neighbouring basins, each too small for one FTE, that could share a post: groups of two at least,
 * chained by neighbourhood, the heaviest first, then by code.
 * @param basins the uncovered ones only.
 */
export function neighbourPools(
	basins: readonly SmallBasin[],
): { basins: string[]; workload: number }[] {
	const small = new Map<string, { neighbours: readonly string[]; workload: number }>();
	for (const { basin, neighbours, workload } of basins) {
		if (workload !== null && workload < 1) small.set(basin, { neighbours, workload });
	}
	const seen = new Set<string>();
	const pools: { basins: string[]; workload: number }[] = [];
	for (const start of small.keys()) {
		const group: string[] = [];
		const waiting = [start];
		let workload = 0;
		for (let basin = waiting.pop(); basin !== undefined; basin = waiting.pop()) {
			const entry = small.get(basin);
			if (!entry || seen.has(basin)) continue;
			seen.add(basin);
			group.push(basin);
			workload += entry.workload;
			for (const [other, { neighbours }] of small) {
				if (neighbours.includes(basin) || entry.neighbours.includes(other)) waiting.push(other);
			}
		}
		if (group.length > 1) pools.push({ basins: group.sort(), workload });
	}
	return pools.sort(
		(a, b) => b.workload - a.workload || ((a.basins[0] ?? '') < (b.basins[0] ?? '') ? -1 : 1),
	);
}
