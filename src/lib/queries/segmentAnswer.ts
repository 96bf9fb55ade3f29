import { combineSums, NO_SUMS, type BaseSums, type Cents } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import type { Question } from './question';
import type { SegmentCellRow, SegmentSumsRow, SegmentYearRow } from './segmentSums';

/** The sums of every segment for one question, in the base or not. Rules judge them. */
export interface SegmentAnswer {
	question: Question;
	/** By region (a code, `NR`, or the nation `FR`), then by segment; without line: absent. */
	cells: ReadonlyMap<string, ReadonlyMap<string, BaseSums>>;
	/** The nation by segment, then by year. */
	trend: ReadonlyMap<string, ReadonlyMap<number, BaseSums>>;
	/** By region, then segment: greatest amount of one contract, where it may weigh half. */
	largestContract: ReadonlyMap<string, ReadonlyMap<string, Cents>>;
}

function sumsOf(row: SegmentCellRow | SegmentYearRow): BaseSums {
	return {
		base: row.base,
		org: row.org,
		hours: row.hours,
		hoursCautious: row.hours_cautious,
		clause: row.clause,
		unidentified: row.unidentified,
		lines: row.lines,
	};
}

function under<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
	let found = map.get(key);
	if (!found) map.set(key, (found = new Map<L, V>()));
	return found;
}

/** Sorts the rows of one question; the nation's cells are those of its year. */
export function readSegmentAnswer(
	question: Question,
	rows: readonly SegmentSumsRow[],
): SegmentAnswer {
	const cells = new Map<string, Map<string, BaseSums>>();
	const trend = new Map<string, Map<number, BaseSums>>();
	const largestContract = new Map<string, Map<string, Cents>>();
	for (const row of rows) {
		if (row.grain === 'cellule') under(cells, row.region).set(row.segment, sumsOf(row));
		else if (row.grain === 'contrat') under(largestContract, row.region).set(row.segment, row.base);
		else {
			under(trend, row.segment).set(row.year, sumsOf(row));
			if (row.year === question.year) under(cells, NATION).set(row.segment, sumsOf(row));
		}
	}
	return { question, cells, trend, largestContract };
}

/** The sums of some segments of a scope together; zeros when it holds none of them. */
export function sumOver(
	answer: SegmentAnswer,
	scope: string,
	segments: readonly string[],
): BaseSums {
	const cells = answer.cells.get(scope);
	return segments.reduce((total, code) => {
		const part = cells?.get(code);
		return part ? combineSums(total, part, 1) : total;
	}, NO_SUMS);
}
