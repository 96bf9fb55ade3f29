/** A post's work per FTE. */
export interface PostLoad {
	hoursPerFte: number | null;
	contractsPerFte: number | null;
}

/**
 * Insertion hours and contracts per FTE, null where either figure is unknown. No threshold: none is
 * published.
 */
export function loadOf(
	fte: number | null,
	yearlyHours: number | null,
	contracts: number | null,
): PostLoad {
	const perFte = (value: number | null) =>
		value === null || fte === null || !(fte > 0) ? null : value / fte;
	return { hoursPerFte: perFte(yearlyHours), contractsPerFte: perFte(contracts) };
}
