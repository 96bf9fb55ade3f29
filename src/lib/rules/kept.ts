/** How many buyers and contracts are told apart; the others are summed or counted. Choices of ours. */

/** Buyers told apart in a region of 2010 and a fiscal year, at the default threshold. */
export const KEPT_BUYERS = 50;

/**
 * Those of them told apart at any other threshold: segment by segment each takes twenty rows, and the
 * published tables may not grow with the lines.
 */
export const KEPT_BUYERS_BY_SEGMENT = 8;

/** Contracts told apart in a region. */
export const KEPT_CONTRACTS = 200;

/** Amounts that stand out told apart in a fiscal year, the farthest in euros. */
export const KEPT_OUTLYING = 1_000;
