import type { Cents } from '$lib/rules/sums';

/** Decimals that a share in percent may have: enough for the cent of a base of a hundred billion euros. */
export const MOST_DECIMALS = 12;

/** Decimals of the share in percent that gives this amount back to the cent, and no more than needed. */
export function decimalsNeeded(amount: Cents, base: Cents): number {
	const exact = (100 * amount) / base;
	let decimals = 0;
	const gives = () => Math.round((Number(exact.toFixed(decimals)) / 100) * base) === amount;
	while (decimals < MOST_DECIMALS && !gives()) decimals += 1;
	return decimals;
}

/** That share, in percent. `base` above 0. */
export function exactPercent(amount: Cents, base: Cents): number {
	return Number(((100 * amount) / base).toFixed(decimalsNeeded(amount, base)));
}
