/** How many territories use each arc of a topology. */
export function arcUses(geometries: readonly object[], arcs: number): number[] {
	const uses = new Array<number>(arcs).fill(0);
	const walk = (list: unknown): void => {
		if (Array.isArray(list)) list.forEach(walk);
		else if (typeof list === 'number') {
			const arc = list < 0 ? ~list : list;
			uses[arc] = (uses[arc] ?? 0) + 1;
		}
	};
	for (const geometry of geometries) if ('arcs' in geometry) walk(geometry.arcs);
	return uses;
}
