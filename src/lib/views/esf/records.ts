import type { ApplicationRow, ExpenseRow } from '$lib/queries/esf';
import type { DecisionRow } from '$lib/queries/prefects';
import type { IsoDate } from '$lib/rules/dates';
import type { Application, Decision, Expense } from '$lib/rules/esf/types';

/** Stands for a predecessor that is declared, where its identifier is not shown. */
export const DECLARED_POST = 'déclaré';

/** An application with what the page says of it beyond the rules. */
export interface EsfRecord {
	application: Application;
	/** First day of the operation, which no rule reads. */
	start: IsoDate | null;
	/** SIRET of the beneficiary; always null with `diffusion: public`. */
	beneficiary: string | null;
	/** Post that the application pays; always null with `diffusion: public`. */
	post: string | null;
}

/** Each code once: a list that repeats one names it once. */
const codes = (text: string | null) => [...new Set((text ?? '').split(/\s+/).filter(Boolean))];

/**
 * Rows of the files as the rules read them.
 * @param named false leaves out what could name a beneficiary: its SIRET, its post, the post before
 */
export function esfRecords(
	rows: readonly ApplicationRow[],
	expenses: readonly ExpenseRow[],
	named: boolean,
): EsfRecord[] {
	const lines = new Map<string, Expense[]>();
	for (const { application, ...expense } of expenses) {
		const known = lines.get(application);
		if (known) known.push(expense);
		else lines.set(application, [expense]);
	}
	return rows.map(({ post, beneficiary, start, ...row }) => ({
		application: {
			...row,
			segments: codes(row.segments),
			basins: codes(row.basins),
			previousPost: row.previousPost !== null && !named ? DECLARED_POST : row.previousPost,
			expenses: lines.get(row.id) ?? [],
		},
		start,
		beneficiary: named ? beneficiary : null,
		post: named ? post : null,
	}));
}

export function esfDecisions(rows: readonly DecisionRow[]): Decision[] {
	return rows.map(({ region, object, code, decision, on }) => ({
		region,
		subject: object,
		code,
		decision,
		on,
	}));
}
