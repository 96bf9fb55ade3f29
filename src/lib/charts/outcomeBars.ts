import { OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';

/** One bar: a part for each outcome, in their order; a part that is absent or 0 is not drawn. */
export interface OutcomeBarsRow {
	code: string;
	label: string;
	parts: Partial<Record<EsfOutcome, number>>;
	/** What the bar says, written beside it: `2 éligibles, 1 à examiner`. */
	text: string;
	/** Address of what the bar counts, already resolved. */
	href?: string;
}

export interface OutcomeBarsProps {
	rows: readonly OutcomeBarsRow[];
	/** Outcomes that the legend names; those that have a part by default. */
	outcomes?: readonly EsfOutcome[];
	/** What the legend calls an outcome, where it is not its own word. */
	words?: Partial<Readonly<Record<EsfOutcome, string>>>;
	/** Accessible name, outside a ChartFrame. */
	label?: string;
}

/** A part as drawn, its width as a percentage of the longest bar. */
interface OutcomeSlice {
	outcome: EsfOutcome;
	width: number;
}

const totalOf = ({ parts }: OutcomeBarsRow) =>
	OUTCOMES.reduce((sum, outcome) => sum + (parts[outcome] ?? 0), 0);

/** All bars on one scale, from zero to the longest. */
export function outcomeBarsLayout(rows: readonly OutcomeBarsRow[]) {
	const longest = Math.max(0, ...rows.map(totalOf));
	return rows.map((row) => ({
		...row,
		slices: OUTCOMES.flatMap((outcome): OutcomeSlice[] => {
			const value = row.parts[outcome] ?? 0;
			return value > 0 && longest > 0 ? [{ outcome, width: (value / longest) * 100 }] : [];
		}),
	}));
}

export function outcomesDrawn(rows: readonly OutcomeBarsRow[]): EsfOutcome[] {
	return OUTCOMES.filter((outcome) => rows.some(({ parts }) => (parts[outcome] ?? 0) > 0));
}
