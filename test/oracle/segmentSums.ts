import type { Engine } from '$lib/engine/engine';
import { fill } from '$lib/queries/fill';
import type { Question } from '$lib/rules/question';
import sql from './segmentSums.sql?raw';
import { AT_HOUR, questionWords } from './sums';

/** Measures in integer cents, and a count of lines. */
interface Measures {
	segment: string;
	base: number;
	lines: number;
	org: number;
	hours: number;
	hours_cautious: number;
	hours_generous: number;
	hours_central: number;
	clause: number;
	clause_unknown: number;
	unidentified: number;
	unidentified_cautious: number;
	unidentified_generous: number;
	unidentified_central: number;
}

/** One segment of one region (a code or `NR`), in the year asked for. */
interface SegmentCellRow extends Measures {
	grain: 'cellule';
	region: string;
}

/** One segment of the nation in one year. */
interface SegmentYearRow extends Measures {
	grain: 'annee';
	year: number;
}

/** The greatest amount of one contract in a segment of a region, where one may weigh half of it. */
interface SegmentContractRow {
	grain: 'contrat';
	region: string;
	segment: string;
	base: number;
	realised: number;
}

export type SegmentSumsRow = SegmentCellRow | SegmentYearRow | SegmentContractRow;

/** What a question may change of {@link querySegmentSums}: neither threshold nor borderline do. */
type SegmentQuestion = Omit<Question, 'threshold' | 'borderline'>;

/**
 * Paid sums of every segment of the achats courants, whatever its labour share, by region, with the
 * nation year by year. Amounts in integer cents.
 */
export function querySegmentSums(
	engine: Engine,
	question: SegmentQuestion,
): Promise<SegmentSumsRow[]> {
	const words = questionWords({ ...question, threshold: 0, borderline: true });
	const contractHours = AT_HOUR[question.hourValue].hours;
	return engine.query<SegmentSumsRow>(fill(sql, { ...words, contractHours }), [question.year]);
}
