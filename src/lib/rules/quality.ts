/** What of a data set can be used. Amounts in cents, without their sign; counts are lines. */
export interface QualitySums {
	/** Kept at reading. */
	lines: number;
	amount: number;
	/** Among them, with a segment, a region and a supplier that can be identified. */
	usable: number;
	usableAmount: number;
	unclassified: number;
	unclassifiedAmount: number;
	unidentified: number;
	unidentifiedAmount: number;
	/** Set aside at reading; of the amounts, only those that could be read. */
	rejected: number;
	rejectedAmount: number;
}

export const NO_QUALITY: QualitySums = {
	lines: 0,
	amount: 0,
	usable: 0,
	usableAmount: 0,
	unclassified: 0,
	unclassifiedAmount: 0,
	unidentified: 0,
	unidentifiedAmount: 0,
	rejected: 0,
	rejectedAmount: 0,
};

export function addQuality(a: QualitySums, b: QualitySums): QualitySums {
	return {
		lines: a.lines + b.lines,
		amount: a.amount + b.amount,
		usable: a.usable + b.usable,
		usableAmount: a.usableAmount + b.usableAmount,
		unclassified: a.unclassified + b.unclassified,
		unclassifiedAmount: a.unclassifiedAmount + b.unclassifiedAmount,
		unidentified: a.unidentified + b.unidentified,
		unidentifiedAmount: a.unidentifiedAmount + b.unidentifiedAmount,
		rejected: a.rejected + b.rejected,
		rejectedAmount: a.rejectedAmount + b.rejectedAmount,
	};
}

/**
 * Usable parts as fractions of all that was read, kept and set aside; null when nothing was. The part
 * in euros leaves out the amounts that could not be read: the part in lines counts those lines.
 */
export function usableShares(sums: QualitySums): { lines: number | null; amount: number | null } {
	const lines = sums.lines + sums.rejected;
	const amount = sums.amount + sums.rejectedAmount;
	return {
		lines: lines === 0 ? null : sums.usable / lines,
		amount: amount === 0 ? null : sums.usableAmount / amount,
	};
}
