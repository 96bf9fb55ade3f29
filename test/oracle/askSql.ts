/**
 * The SQL of sums that pages asked before they summed cells: kept as the other way to the same figures.
 * It reads the published tables, filters and groups in DuckDB, and shares nothing with `sumCells`.
 */
import type { Engine } from '$lib/engine/engine';
import { scopeOf, type Answer, type Apart, type ScopeAnswer } from '$lib/rules/answer';
import type { Largest } from '$lib/rules/largestContracts';
import type { Question, ViewedBasis } from '$lib/rules/question';
import {
	NO_CELL_SUMS,
	type AmountLines,
	type CellSums,
	type Cents,
	type LedgerSums,
	type WaySums,
} from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import { queryApart } from './apart';
import measures from './measures.sql?raw';
import { querySegmentSums, type SegmentSumsRow } from './segmentSums';
import { querySums, type CellRow, type StepRow, type SumsRow } from './sums';

const NOTHING: AmountLines = { amount: 0, lines: 0 };

type Measured = Omit<CellRow, 'grain' | 'basis' | 'region' | 'segment'>;

function baseSums(row: Measured): CellSums {
	return {
		...NO_CELL_SUMS,
		base: row.base,
		org: row.org,
		hours: row.hours,
		hoursCautious: row.hours_cautious,
		hoursGenerous: row.hours_generous,
		hoursCentral: row.hours_central,
		clause: row.clause,
		clauseUnknown: row.clause_unknown,
		unidentified: row.unidentified,
		unidentifiedCautious: row.unidentified_cautious,
		unidentifiedGenerous: row.unidentified_generous,
		unidentifiedCentral: row.unidentified_central,
		lines: row.lines,
	};
}

function ledgerSums(steps: readonly StepRow[]): LedgerSums {
	const step = (name: StepRow['step']): AmountLines => {
		const found = steps.find((row) => row.step === name);
		return found ? { amount: found.base, lines: found.lines } : NOTHING;
	};
	const base = steps.find((row) => row.step === 'assiette');
	const org = { amount: base?.org ?? 0, lines: base?.org_lines ?? 0 };
	const hours = { amount: base?.hours ?? 0, lines: base?.hours_lines ?? 0 };
	const unidentified = {
		amount: base?.unidentified ?? 0,
		lines: base?.unidentified_lines ?? 0,
	};
	return {
		totalPaid: {
			amount: steps.reduce((sum, row) => sum + row.base, 0),
			lines: steps.reduce((sum, row) => sum + row.lines, 0),
		},
		notState: step('hors_etat'),
		unclassified: step('non_classe'),
		notCurrent: step('hors_achats_courants'),
		belowThreshold: step('sous_seuil'),
		base: step('assiette'),
		org,
		hours,
		identifiedRest: {
			amount: (base?.base ?? 0) - org.amount - hours.amount - unidentified.amount,
			lines: base?.rest_lines ?? 0,
		},
		unidentified,
	};
}

function waySums(base: StepRow | undefined): WaySums {
	const ways = {
		directInsertion: base?.direct_insertion ?? 0,
		directHandicap: base?.direct_handicap ?? 0,
		reservedInsertion: base?.reserved_insertion ?? 0,
		reservedHandicap: base?.reserved_handicap ?? 0,
		subcontractInsertion: base?.subcontract_insertion ?? 0,
		subcontractHandicap: base?.subcontract_handicap ?? 0,
	};
	const known = Object.values(ways).reduce((sum, amount) => sum + amount, 0);
	return {
		...ways,
		orgOther: (base?.org_all ?? 0) - known,
		orgUndated: base?.org_undated ?? 0,
	};
}

/**
 * What the SQL of the sums does not tell: `test/queries/heaviest.test.ts` reads the lines for the greatest
 * contracts, `test/pipeline/indicator/completeness.test.ts` for what is missing.
 */
type Told = Omit<ScopeAnswer, 'heaviest' | 'completeness' | 'silence'>;

interface Grouped {
	trend: Map<number, CellSums>;
	segments: Map<string, CellSums>;
	steps: StepRow[];
	current: Map<string, CellSums>;
	largestInSegment: Map<string, Largest>;
	apart: Map<Apart, AmountLines>;
	largestContract: Cents;
}

function scopeAnswer({ steps, ...found }: Grouped): ScopeAnswer {
	const base = steps.find((row) => row.step === 'assiette');
	return {
		...found,
		heaviest: null,
		completeness: null,
		silence: null,
		ledger: ledgerSums(steps),
		ways: waySums(base),
		firm: { base: base?.base_firm ?? null, realised: base?.realised_firm ?? null },
		sourced: { base: base?.base_sourced ?? null, realised: base?.realised_sourced ?? null },
	};
}

/** Contracts weigh paid spending only; a basis does not stand beside itself. */
function concerns(row: SumsRow, basis: ViewedBasis): boolean {
	if (row.grain === 'a_part') return row.step !== basis;
	return basis === (row.grain === 'contrat' ? 'paye' : row.basis);
}

/** Sorts the rows of one question and one basis by scope. */
function readAnswer(
	question: Question,
	rows: readonly SumsRow[],
	segmentRows: readonly SegmentSumsRow[],
	basis: ViewedBasis,
): Answer {
	const groups = new Map<string, Grouped>();
	const groupOf = (region: string): Grouped => {
		const group = groups.get(region) ?? {
			trend: new Map(),
			segments: new Map(),
			current: new Map(),
			steps: [],
			apart: new Map(),
			largestContract: 0,
			largestInSegment: new Map(),
		};
		groups.set(region, group);
		return group;
	};
	for (const row of rows) {
		if (!concerns(row, basis)) continue;
		const group = groupOf(row.region);
		if (row.grain === 'annee') group.trend.set(row.year, baseSums(row));
		else if (row.grain === 'cellule') group.segments.set(row.segment, baseSums(row));
		else if (row.grain === 'etape') group.steps.push(row);
		else if (row.grain === 'contrat') group.largestContract = row.base;
		else group.apart.set(row.step, { amount: row.base, lines: row.lines });
	}
	const segmentTrends = new Map<string, Map<number, CellSums>>();
	for (const row of segmentRows) {
		if (row.grain === 'cellule') groupOf(row.region).current.set(row.segment, baseSums(row));
		else if (row.grain === 'contrat')
			groupOf(row.region).largestInSegment.set(row.segment, {
				base: row.base,
				realised: row.realised,
			});
		else {
			const trend = segmentTrends.get(row.segment) ?? new Map<number, CellSums>();
			segmentTrends.set(row.segment, trend.set(row.year, baseSums(row)));
			if (row.year === question.year) groupOf(NATION).current.set(row.segment, baseSums(row));
		}
	}
	return {
		question,
		basis,
		borderline: new Set(),
		scopes: new Map([...groups].map(([code, group]) => [code, scopeAnswer(group)])),
		segmentTrends,
	};
}

/** Makes the wide tables that the SQL reads, once an engine holds the published ones. */
export async function prepareOracle(engine: Engine): Promise<void> {
	await engine.run(measures);
}

/**
 * The answers to a question by SQL, one a basis. For paid amounts it also tells each segment, in the
 * base or not.
 */
export async function askSql(
	engine: Engine,
	question: Question,
): Promise<Record<ViewedBasis, Answer>> {
	const rows = [...(await querySums(engine, question)), ...(await queryApart(engine, question))];
	const segments = await querySegmentSums(engine, question);
	return {
		paye: readAnswer(question, rows, segments, 'paye'),
		attribue: readAnswer(question, rows, [], 'attribue'),
	};
}

/** What two answers say of a scope, in the same order, for a comparison. */
export function told(answer: Answer, code: string) {
	const untold = ['heaviest', 'completeness', 'silence'];
	const told = Object.entries(scopeOf(answer, code)).filter(([name]) => !untold.includes(name));
	const entries = told.map(([name, value]) => [
		name,
		value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : 1)) : value,
	]);
	return Object.fromEntries(entries) as Record<keyof Told, unknown>;
}
