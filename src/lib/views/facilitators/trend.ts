import { coverageOver } from '$lib/rules/coverage';
import { coverageRate, type CoverageRate } from '$lib/rules/coverageRate';
import { addMonths, type IsoDate } from '$lib/rules/dates';
import type { CoverageData } from './coverageData';

/** The interval of coverage at a date, weighted by basins; fractions. */
export interface CoveragePoint {
	date: IsoDate;
	low: number | null;
	high: number | null;
	partial: number | null;
	/** With the basins behind the fractions. */
	rate: CoverageRate;
}

const MONTHS_A_STEP = 3;

/** Last day of the month `months` after that of `date`. */
function monthEnd(date: IsoDate, months: number): IsoDate {
	const first = addMonths(`${date.slice(0, 7)}-01`, months + 1);
	const last = new Date(`${first}T00:00:00Z`);
	last.setUTCDate(0);
	return last.toISOString().slice(0, 10);
}

/** Month ends from the first date to the last, and the dates of `also` that lie between. */
export function monthEnds(from: IsoDate, to: IsoDate, also: readonly IsoDate[] = []): IsoDate[] {
	const ends = new Set(also.filter((date) => date >= from && date <= to));
	for (let month = 0; monthEnd(from, month) <= to; month += 1) ends.add(monthEnd(from, month));
	return [...ends].sort();
}

/** Coverage at the end of each quarter of the data, or of those of `codes` when given. */
export function coverageTrend(data: CoverageData, codes?: ReadonlySet<string>): CoveragePoint[] {
	const quarters = monthEnds(data.from, data.to).filter(
		(date) => Number(date.slice(5, 7)) % MONTHS_A_STEP === 0,
	);
	const basins = codes ? data.input.basins.filter((code) => codes.has(code)) : data.input.basins;
	const judged = coverageOver({ ...data.input, basins });
	return quarters.map((date) => {
		const rate = coverageRate(
			judged(date).map(({ basin, state }) => ({ basin, state, weight: 1 })),
		);
		return { date, low: rate.low, high: rate.high, partial: rate.partial, rate };
	});
}
