/** The revisions of a publication: each share of today beside the one of the publication before. */
import { baseOf, scopeOf, type Answer } from '$lib/rules/answer';
import { verdictBetween, verdictOf } from '$lib/rules/bounds';
import { openCells, withSegments, type Cells } from '$lib/rules/cells';
import { METHOD_VERSION } from '$lib/rules/method';
import { BILLION, revisionOf, type Cause, type PublishedSums } from '$lib/rules/revision';
import { isKnown, NO_CELL_SUMS, realisedOf, type CellSums } from '$lib/rules/sums';
import { sumCells } from '$lib/rules/sumCells';
import { isComputable, type Verdict } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { robustnessOf, segmentTrialsOf, trialsOf } from '$lib/rules/trials';
import type { JudgedThen, Release } from '$lib/views/release';
import type { RevisionRow, Revisions } from '$lib/views/revisions';
import { listedSegment, type SiteData } from '$lib/views/site';

/** The cells once a cause has been let in. */
export interface RevisionStage {
	cause: Cause;
	cells: Cells;
	/** Those of the lines that the cause changes, where the sums do not tell how many. */
	touched?: Cells;
}

const cellsThen = ({ cells, segments, pairs }: Release): Cells =>
	openCells([cells], segments, pairs);

/**
 * What the sums alone tell apart: the cells of then under the rules of today, those of today with the
 * segments of then (which are in the base; what an hour is worth is already in the cells), then as they are.
 */
export function stagesOfSums(previous: Release, today: Cells): RevisionStage[] {
	return [
		{ cause: 'method', cells: cellsThen(previous) },
		{ cause: 'data', cells: withSegments(today, previous.segments) },
		{ cause: 'reference', cells: today },
	];
}

/** A figure of one scope and year: its whole base, or a segment of it. */
interface Place {
	region: string;
	/** Null: the whole base. */
	segment: string | null;
}

const sumsIn = (answer: Answer, { region, segment }: Place): CellSums =>
	segment === null
		? baseOf(answer, region)
		: (scopeOf(answer, region).segments.get(segment) ?? NO_CELL_SUMS);

const published = (sums: CellSums): PublishedSums => ({
	base: sums.base,
	realised: realisedOf(sums),
});

function verdictThen({ base, low, high }: JudgedThen): Verdict {
	if (!isComputable(base) || !isKnown(low)) return 'notComputable';
	return verdictBetween({ realised: low, base }, { realised: high, base });
}

function robust(answer: Answer, place: Place): boolean | null {
	const { region, segment } = place;
	const trials =
		segment === null ? trialsOf(answer, region) : segmentTrialsOf(answer, region, segment);
	return robustnessOf(sumsIn(answer, place), trials).robust;
}

interface StageAnswer {
	cause: Cause;
	answer: Answer;
	touched: Answer | null;
}

/** Lines of the base that each cause brings, takes away (below 0) or changes; the method brings none. */
function linesOf(stages: readonly StageAnswer[], place: Place): Partial<Record<Cause, number>> {
	const lines: Partial<Record<Cause, number>> = {};
	stages.forEach(({ cause, answer, touched }, i) => {
		const before = stages[i - 1];
		if (!before) return;
		lines[cause] = touched
			? sumsIn(touched, place).lines
			: sumsIn(answer, place).lines - sumsIn(before.answer, place).lines;
	});
	return lines;
}

const fractions = (parts: ReadonlyMap<Cause, number>) =>
	Object.fromEntries([...parts].map(([cause, part]) => [cause, part / BILLION]));

const fraction = (billionths: number | null) => (billionths === null ? null : billionths / BILLION);

/**
 * @param then the cells of then: those of a stage may have no contract to try a verdict without
 * @param judged what was published of a whole base; null for a segment, which was not kept: it starts from
 * the sums of then under the rules of today, and has no part of the method
 */
function rowOf(
	stages: readonly StageAnswer[],
	place: Place,
	then: Answer,
	judged: JudgedThen | null,
): Omit<RevisionRow, 'year' | 'label' | 'region' | 'segment'> | null {
	const [first, last] = [stages[0], stages.at(-1)];
	if (!first || !last) return null;
	const [old, today] = [sumsIn(first.answer, place), sumsIn(last.answer, place)];
	const start = judged ?? published(old);
	const steps = (judged ? stages : stages.slice(1)).map(({ cause, answer }) => ({
		cause,
		...published(sumsIn(answer, place)),
	}));
	const { before, after, change, parts } = revisionOf(start, steps);
	if (before === null && after === null) return null;
	return {
		before: fraction(before),
		after: fraction(after),
		change: fraction(change),
		parts: fractions(parts),
		base: today.base - start.base,
		realised: realisedOf(today) - start.realised,
		lines: [old.lines, today.lines],
		linesBy: linesOf(stages, place),
		verdicts: [judged ? verdictThen(judged) : verdictOf(old), verdictOf(today)],
		robust: [robust(then, place), robust(last.answer, place)],
	};
}

/**
 * Each fiscal year that both have, the nation, each region of the default edition, and each segment.
 * What has a share in neither has no row, nor a segment whose share did not change.
 * @param site of today
 * @param stages from the method to what is published today
 */
export function revisionsOf(
	previous: Release,
	site: Pick<SiteData, 'info' | 'years' | 'byDefault' | 'regions' | 'segments'>,
	stages: readonly RevisionStage[],
): Revisions {
	const { byDefault, regions, segments, years } = site;
	const { edition } = byDefault;
	const judged = new Map(
		previous.judged.map((found) => [`${found.year} ${found.edition} ${found.scope}`, found]),
	);
	const old = cellsThen(previous);
	const places = [{ code: NATION, label: 'France' }, ...regions[edition]];
	const rows: RevisionRow[] = [];
	for (const year of years.filter((known) => previous.years.includes(known))) {
		const question = { ...byDefault, year };
		const then = sumCells(old, question);
		const answers = stages.map(({ cause, cells, touched }) => ({
			cause,
			answer: sumCells(cells, question),
			touched: touched ? sumCells(touched, question) : null,
		}));
		for (const { code: region, label } of places) {
			for (const segment of [null, ...segments.map(({ code }) => code)]) {
				const said = segment === null ? judged.get(`${year} ${edition} ${region}`) : undefined;
				const found = rowOf(answers, { region, segment }, then, said ?? null);
				if (!found || (segment !== null && found.change === 0)) continue;
				const words = segment === null ? [label] : [label, listedSegment(site, segment)];
				rows.push({ year, region, segment, label: words.join(', '), ...found });
			}
		}
	}
	const moved = (cause: Cause) => rows.some(({ parts }) => (parts[cause] ?? 0) !== 0);
	return {
		before: previous.id,
		after: site.info.date_reference,
		method: previous.method === METHOD_VERSION ? null : [previous.method, METHOD_VERSION],
		causes: stages
			.map(({ cause }) => cause)
			.filter((cause) => cause !== 'method' || previous.method !== METHOD_VERSION || moved(cause)),
		years: {
			added: years.filter((year) => !previous.years.includes(year)),
			removed: previous.years.filter((year) => !years.includes(year)),
		},
		rows,
	};
}
