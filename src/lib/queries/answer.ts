import { NATION } from '$lib/rules/territory';
import {
	NO_SUMS,
	type AmountLines,
	type BaseSums,
	type Cents,
	type LedgerSums,
	type WaySums,
} from '$lib/rules/sums';
import type { Basis, Question, ViewedBasis } from './question';
import type { CellRow, StepRow, SumsRow, YearRow } from './sums';

/** The base with and without what is disputable; null when no segment is left. Cents. */
export interface VariantSums {
	base: Cents | null;
	realised: Cents | null;
}

/** All that is known of one scope (a region, `NR`, or the nation `FR`) for one question. */
export interface ScopeAnswer {
	/** The base year by year; a year without any line in the base is absent. */
	trend: ReadonlyMap<number, BaseSums>;
	/** The base by segment in the year asked for; a segment without line is absent. */
	segments: ReadonlyMap<string, BaseSums>;
	ledger: LedgerSums;
	ways: WaySums;
	/** Amounts beside the ledger, never added to it. */
	apart: ReadonlyMap<Basis | 'rejete' | 'rejete_sans_exercice', AmountLines>;
	/** Without the borderline segments, and with the sourced segments only. */
	firm: VariantSums;
	sourced: VariantSums;
	/** Greatest amount of one contract, or of one line without contract, where it may weigh half. */
	largestContract: Cents;
}

/** The sums of one question, by scope. Rules judge them; nothing here is a share. */
export interface Answer {
	question: Question;
	/** Which amounts; only paid ones are compared with 10 %. */
	basis: ViewedBasis;
	/** Scopes by code. A region without a line is absent: ask {@link scopeOf}. */
	scopes: ReadonlyMap<string, ScopeAnswer>;
}

const NOTHING: AmountLines = { amount: 0, lines: 0 };

function baseSums(row: YearRow | CellRow | StepRow): BaseSums {
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

interface Grouped {
	trend: Map<number, BaseSums>;
	segments: Map<string, BaseSums>;
	steps: StepRow[];
	apart: Map<Basis | 'rejete' | 'rejete_sans_exercice', AmountLines>;
	largestContract: Cents;
}

function scopeAnswer({ trend, segments, steps, apart, largestContract }: Grouped): ScopeAnswer {
	const base = steps.find((row) => row.step === 'assiette');
	return {
		trend,
		segments,
		ledger: ledgerSums(steps),
		ways: waySums(base),
		apart,
		firm: { base: base?.base_firm ?? null, realised: base?.realised_firm ?? null },
		sourced: { base: base?.base_sourced ?? null, realised: base?.realised_sourced ?? null },
		largestContract,
	};
}

/** Contracts weigh paid spending only; a basis does not stand beside itself. */
function concerns(row: SumsRow, basis: ViewedBasis): boolean {
	if (row.grain === 'a_part') return row.step !== basis;
	return basis === (row.grain === 'contrat' ? 'paye' : row.basis);
}

/** Sorts the rows of one question and one basis by scope. */
export function readAnswer(
	question: Question,
	rows: readonly SumsRow[],
	basis: ViewedBasis = 'paye',
): Answer {
	const groups = new Map<string, Grouped>();
	for (const row of rows) {
		if (!concerns(row, basis)) continue;
		let group = groups.get(row.region);
		if (!group) {
			group = {
				trend: new Map(),
				segments: new Map(),
				steps: [],
				apart: new Map(),
				largestContract: 0,
			};
			groups.set(row.region, group);
		}
		if (row.grain === 'annee') group.trend.set(row.year, baseSums(row));
		else if (row.grain === 'cellule') group.segments.set(row.segment, baseSums(row));
		else if (row.grain === 'etape') group.steps.push(row);
		else if (row.grain === 'contrat') group.largestContract = row.base;
		else group.apart.set(row.step, { amount: row.base, lines: row.lines });
	}
	return {
		question,
		basis,
		scopes: new Map([...groups].map(([code, group]) => [code, scopeAnswer(group)])),
	};
}

const EMPTY: ScopeAnswer = scopeAnswer({
	trend: new Map(),
	segments: new Map(),
	steps: [],
	apart: new Map(),
	largestContract: 0,
});

/** The scope of that code, with empty sums when no line of the data touches it. */
export function scopeOf(answer: Answer, code: string): ScopeAnswer {
	return answer.scopes.get(code) ?? EMPTY;
}

/** The base of a scope in the year asked for. */
export function baseOf(answer: Answer, code: string = NATION): BaseSums {
	return scopeOf(answer, code).trend.get(answer.question.year) ?? NO_SUMS;
}

/** What a page draws of one question: paid spending, and awarded amounts where there are some. */
export interface View {
	paye: Answer;
	attribue: Answer | null;
}

/** The rows of one question as a page draws them. */
export function readView(question: Question, rows: readonly SumsRow[]): View {
	const awarded = rows.some((row) => row.grain === 'etape' && row.basis === 'attribue');
	return {
		paye: readAnswer(question, rows),
		attribue: awarded ? readAnswer(question, rows, 'attribue') : null,
	};
}
