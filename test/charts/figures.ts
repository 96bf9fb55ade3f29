import type { Figures } from '$lib/charts/markWords';

/** Figures written by hand for the tests: a share in percent with its bounds, and its verdict. */
export const met = (share: number): Figures => ({
	share: share / 100,
	low: share / 100,
	high: (share + 1) / 100,
	verdict: 'met',
});
export const missed = (share: number): Figures => ({
	share: share / 100,
	low: share / 100,
	high: (share + 1) / 100,
	verdict: 'missed',
});
/** Bretagne in the worked example of the method: 9,811 %, between 9,102 % and 16,903 %. */
export const undetermined: Figures = {
	share: 0.09811,
	low: 0.09102,
	high: 0.16903,
	verdict: 'undetermined',
};
/** A share of zero: a base, and nothing in it performed by structures or people. */
export const zero: Figures = { share: 0, low: 0, high: 0, verdict: 'missed' };
/** No positive base: there is no share. */
export const notComputable: Figures = {
	share: null,
	low: null,
	high: null,
	verdict: 'notComputable',
};
