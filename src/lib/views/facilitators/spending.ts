import type { BasinSegmentRow } from '$lib/queries/basins';
import { share } from '$lib/rules/target';
import { UNKNOWN_AMOUNT, type Cents } from '$lib/rules/sums';
import { fromColumns, type Columns } from '$lib/views/rowsAsColumns';

/** Eligible spending of one scope, in cents. */
interface Spending {
	base: Cents;
	/** Performed by structures and through clause hours (M2). */
	realised: Cents;
}

/** Rows as a site publishes them: what is realised is null where the data list no structure. */
export type PublishedSpending<Row extends { realised: Cents }> = Omit<Row, 'realised'> & {
	realised: Cents | null;
};

/** The rows to publish. @param listed whether the data list structures */
export const publishSpending = <Row extends { realised: Cents }>(
	rows: readonly Row[],
	listed: boolean,
): PublishedSpending<Row>[] =>
	rows.map((row) => ({ ...row, realised: listed ? row.realised : null }));

/** The rows published, what no one knows being {@link UNKNOWN_AMOUNT}. */
export const readSpending = <Row extends { realised: Cents }>(
	columns: Columns<PublishedSpending<Row>>,
): Row[] =>
	fromColumns(columns).map(
		(row) => ({ ...row, realised: row.realised ?? UNKNOWN_AMOUNT }) as unknown as Row,
	);

/** Eligible spending of one fiscal year, by basin. */
export interface SpendingYear {
	year: number;
	basins: ReadonlyMap<string, Spending>;
	/** In no basin: *non localisé*. */
	unlocated: Spending;
	total: Spending;
}

const NOTHING: Spending = { base: 0, realised: 0 };

const plus = (a: Spending | undefined, b: Spending): Spending => ({
	base: (a?.base ?? 0) + b.base,
	realised: (a?.realised ?? 0) + b.realised,
});

/** Sums rows by basin; segments are added up. */
export function spendingYear(
	year: number,
	rows: readonly Omit<BasinSegmentRow, 'segment'>[],
): SpendingYear {
	const basins = new Map<string, Spending>();
	let unlocated = NOTHING;
	let total = NOTHING;
	for (const { basin, base, realised } of rows) {
		const sums = { base, realised };
		total = plus(total, sums);
		if (basin === null) unlocated = plus(unlocated, sums);
		else basins.set(basin, plus(basins.get(basin), sums));
	}
	return { year, basins, unlocated, total };
}

/** Part of the base that lies in no basin, as a fraction; null without base. */
export function unlocatedShare({ unlocated, total }: SpendingYear): number | null {
	return share(unlocated.base, total.base);
}

/** The fiscal year that weighs a date: the latest up to it, else the first. Null without any year. */
export function fiscalYearAt(years: readonly number[], date: string): number | null {
	const until = years.filter((year) => year <= Number(date.slice(0, 4)));
	return until.at(-1) ?? years[0] ?? null;
}
