/** What the verdicts become without amounts and shares that stand out, one by one and all at once. */
import { baseOf, type Answer } from './answer';
import { inBase, type SegmentLabour } from './inBase';
import { judge } from './indicator';
import { isBound } from './perimeter';
import { standingOf, type GroupSums, type Outlying, type Standing } from './plausible';
import { combineSums, realisedOf, type BaseSums, type Cents } from './sums';
import { share, type Verdict } from './target';
import { NATION, NO_REGION } from './territory';

/** What a share and its verdict become. */
interface Effect {
	/** A fraction; null when it cannot be computed. */
	share: number | null;
	verdict: Verdict;
}

/** The share and the verdict of a scope with and without what stands out. */
export interface Change {
	before: Effect;
	without: Effect;
}

/** What stands out of its cohort, and what becomes of the verdicts without it. */
export interface OutlyingItem extends Standing {
	kind: 'montant' | 'part';
	year: number;
	/** In the edition of the data set, or `NR`. */
	region: string;
	segment: string;
	level: string;
	/** Of an amount; null for a share, which is that of a region's buyers. */
	buyer: string | null;
	contract: string | null;
	/** Paid, in cents. */
	amount: Cents;
	/** Of a share, a fraction; null for an amount. */
	share: number | null;
	/** Of the others: cents, or a fraction. */
	median: number;
	others: number;
	/** Null where it is not in the base of the default view: nothing changes without it. */
	nation: Change | null;
	/** The same of its region; null for lines of no region too. */
	inRegion: Change | null;
}

/** What changes once several things are taken out at once. */
export interface Together {
	/** How many of them are in the base. */
	counted: number;
	nation: Change;
	/** The regions whose verdict changes, by code. */
	regions: readonly (Change & { region: string })[];
}

/** What stands out: groups whose share does, or what one buyer paid. */
type Found = Outlying<GroupSums> & { buyer?: string; contract?: string | null };

/** Whether what a level bought in a segment is in the base of an answer. */
function countsIn(
	{ question }: Pick<Answer, 'question'>,
	{ level, segment }: Pick<GroupSums, 'level' | 'segment'>,
	segments: readonly SegmentLabour[],
): boolean {
	const labour = segments.find(({ code }) => code === segment);
	const bound = isBound(level === 'etablissement_public' ? 'ep' : 'etat', question);
	return bound && labour !== undefined && inBase(labour, question);
}

/** The share and the verdict of a scope without parts of its base. */
function effectWithout(answer: Answer, scope: string, parts: readonly BaseSums[]): Effect {
	const left = parts.reduce<BaseSums>(
		(total, part) => combineSums(total, part, -1),
		baseOf(answer, scope),
	);
	const { share, verdict } = judge(left);
	return { share, verdict };
}

export interface Outliers {
	/** By falling fiscal year: amounts, then shares. */
	items: readonly OutlyingItem[];
	/** What all those of a kind in a year change at once. */
	together(kind: OutlyingItem['kind'], year: number): Together;
}

/**
 * @param answerIn the sums of the default view in a fiscal year
 */
export function outliersOf(
	found: Readonly<Record<OutlyingItem['kind'], readonly Found[]>>,
	answerIn: (year: number) => Answer,
	segments: readonly SegmentLabour[],
): Outliers {
	const change = (year: number, scope: string, parts: readonly BaseSums[]): Change => ({
		before: effectWithout(answerIn(year), scope, []),
		without: effectWithout(answerIn(year), scope, parts),
	});
	const counts = (row: Found) => countsIn(answerIn(row.year), row, segments);
	const itemOf = (kind: OutlyingItem['kind'], row: Found): OutlyingItem => {
		const { year, region, segment, level, buyer = null, contract = null, base } = row;
		const part = kind === 'part' ? share(realisedOf(row), base) : null;
		const counted = counts(row);
		return {
			kind,
			...{ year, region, segment, level, buyer, contract },
			amount: base,
			share: part,
			median: row.median,
			others: row.others,
			...standingOf(part ?? base, row),
			nation: counted ? change(year, NATION, [row]) : null,
			inRegion: counted && region !== NO_REGION ? change(year, region, [row]) : null,
		};
	};
	return {
		items: [
			...found.montant.map((row) => itemOf('montant', row)),
			...found.part.map((row) => itemOf('part', row)),
		],
		together(kind, year) {
			const parts = found[kind].filter((row) => row.year === year && counts(row));
			const regions = new Set(parts.map(({ region }) => region));
			regions.delete(NO_REGION);
			const within = (region: string) => parts.filter((row) => row.region === region);
			return {
				counted: parts.length,
				nation: change(year, NATION, parts),
				regions: [...regions]
					.sort()
					.map((region) => ({ region, ...change(year, region, within(region)) }))
					.filter(({ before, without }) => before.verdict !== without.verdict),
			};
		},
	};
}
