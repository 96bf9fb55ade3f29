/** Above 100 M€ a line gets a warning: only the deliberate ones do. */
const HIGHEST_CENTS = 98e8;

/**
 * Cuts a total into log-normal parts, to the cent.
 * @param {import('./random.mjs').Stream} random
 * @param {number} total cents @param {number} count @param {number} [sigma]
 * @returns {number[]}
 */
export function cut(random, total, count, sigma = 0.9) {
	const weights = Array.from({ length: count }, () => random.logNormal(sigma));
	// Flattening until the largest part is under the limit keeps the total exact.
	for (let round = 0; round < 40; round++) {
		const sum = weights.reduce((a, b) => a + b, 0);
		if ((Math.max(...weights) / sum) * total <= HIGHEST_CENTS) break;
		for (let i = 0; i < weights.length; i++) weights[i] = weights[i] * 0.8 + (sum / count) * 0.2;
	}
	const sum = weights.reduce((a, b) => a + b, 0);
	let left = total;
	return weights.map((weight, i) => {
		const part = i === count - 1 ? left : Math.round((total * weight) / sum);
		left -= part;
		return part;
	});
}

/** Cents to the euros of a CSV cell. @param {number} cents */
export function euros(cents) {
	const sign = cents < 0 ? '-' : '';
	const whole = Math.floor(Math.abs(cents) / 100);
	const rest = Math.abs(cents) % 100;
	return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(2, '0')}`;
}
