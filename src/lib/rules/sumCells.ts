/**
 * The one sum: any question is answered from the cells, here, at once. Pages at build, controls in the
 * browser and a reader's own files all come through it. It only adds; other rules divide and compare.
 */
import type { Answer, Apart, ScopeAnswer, VariantSums } from './answer';
import { CELL_BASES, CELL_PERIMETERS, type Cells } from './cells';
import { inBase, isBorderline } from './inBase';
import { largestContracts } from './largestContracts';
import type { Question, ViewedBasis } from './question';
import { combineSums, NO_SUMS, type AmountLines, type BaseSums } from './sums';
import { NATION } from './territory';

/** Steps before the base, in the order in which they take a line (method.md, 1, ledger). */
const NOT_STATE = 0;
const UNCLASSIFIED = 1;
const NOT_CURRENT = 2;
const BELOW_THRESHOLD = 3;
const IN_BASE = 4;
const STEPS = 5;

/** Numbers kept side by side, one block a place. */
class Blocks {
	readonly #values: Float64Array;

	constructor(
		places: number,
		private readonly width: number,
	) {
		this.#values = new Float64Array(places * width);
	}

	/** Adds `measures` to the block of a place. */
	add(place: number, measures: readonly number[]): void {
		const from = place * this.width;
		for (let i = 0; i < this.width; i += 1) this.#values[from + i]! += measures[i]!;
	}

	at(place: number, measure: number): number {
		return this.#values[place * this.width + measure]!;
	}
}

/** Measures of a block of {@link BaseSums}. */
const BASE_WIDTH = 7;
const LINES = 6;

function baseSums(blocks: Blocks, place: number): BaseSums {
	return {
		base: blocks.at(place, 0),
		org: blocks.at(place, 1),
		hours: blocks.at(place, 2),
		hoursCautious: blocks.at(place, 3),
		clause: blocks.at(place, 4),
		unidentified: blocks.at(place, 5),
		lines: blocks.at(place, LINES),
	};
}

/** The blocks of consecutive places that hold a line, by name. */
function filled<Name>(
	blocks: Blocks,
	from: number,
	names: readonly Name[],
	wanted: (place: number) => boolean = () => true,
): Map<Name, BaseSums> {
	const found = new Map<Name, BaseSums>();
	names.forEach((name, i) => {
		if (wanted(i) && blocks.at(from + i, LINES) > 0) found.set(name, baseSums(blocks, from + i));
	});
	return found;
}

/** How the columns of the cells make the measures of a question. */
function measuresOf({ rows }: Cells, { family, cautiousHours }: Question) {
	const both = family === 'toutes';
	const none = new Float64Array(rows.year.length);
	const parts = {
		toutes: [rows.organismes],
		insertion: [rows.direct_insertion, rows.reserve_insertion, rows.sous_traitance_insertion],
		handicap: [rows.direct_handicap, rows.reserve_handicap, rows.sous_traitance_handicap],
	}[family];
	const cautious = family === 'handicap' ? none : rows.heures_prudentes;
	const reference = family === 'handicap' ? none : rows.heures;
	const hours = cautiousHours ? cautious : reference;
	const unidentified = cautiousHours ? rows.non_identifie_prudent : rows.non_identifie;
	const hoursLines = cautiousHours ? rows.lignes_heures_prudentes : rows.lignes_heures;
	const restLines = cautiousHours ? rows.lignes_reste_prudent : rows.lignes_reste;
	const at = (column: Float64Array, i: number) => column[i]!;
	return {
		base: (i: number) => [
			at(rows.montant, i),
			both ? at(rows.organismes, i) : parts.reduce((sum, column) => sum + at(column, i), 0),
			at(hours, i),
			at(cautious, i),
			at(rows.clause, i),
			at(unidentified, i),
			at(rows.lignes, i),
		],
		/** What the ledger and the ways ask of the base beside its sums. */
		detail: (i: number) => [
			at(rows.lignes_organismes, i),
			at(hoursLines, i),
			at(rows.lignes_non_identifiees, i),
			at(restLines, i),
			at(rows.organismes_non_dates, i),
			at(rows.organismes, i),
			at(rows.direct_insertion, i),
			at(rows.direct_handicap, i),
			at(rows.reserve_insertion, i),
			at(rows.reserve_handicap, i),
			at(rows.sous_traitance_insertion, i),
			at(rows.sous_traitance_handicap, i),
		],
	};
}

const DETAIL_WIDTH = 12;

/** What was set aside at reading, by scope. */
function addRejected({ rejected }: Cells, placeOf: Uint16Array, year: number, add: AddApart): void {
	rejected.year.forEach((at, i) => {
		if (at !== year && at !== 0) return;
		const found = { amount: rejected.montant[i]!, lines: rejected.lignes[i]! };
		add(placeOf[rejected.region[i]!]!, at === 0 ? 'rejete_sans_exercice' : 'rejete', found);
	});
}

type AddApart = (scope: number, name: Apart, found: AmountLines) => void;

/** The segments of the base that one more condition keeps. */
function variant(segments: ReadonlyMap<string, BaseSums>, keeps: ReadonlySet<string>): VariantSums {
	let sums: BaseSums | null = null;
	for (const [code, part] of segments)
		if (keeps.has(code)) sums = combineSums(sums ?? NO_SUMS, part, 1);
	return sums
		? { base: sums.base, realised: sums.org + sums.hours }
		: { base: null, realised: null };
}

/**
 * Every sum that pages need for one question. Amounts in integer cents.
 * @param basis paid amounts, or awarded ones, which have no verdict
 */
export function sumCells(cells: Cells, question: Question, basis: ViewedBasis = 'paye'): Answer {
	const { rows, segments, years } = cells;
	const placeOf = cells.placeIn[question.edition];
	const scopes = [...cells.scopes[question.edition], NATION];
	const nation = scopes.length - 1;
	const eligible = segments.map((segment) => inBase(segment, question));
	const codes = segments.map(({ code }) => code);
	const yearPlaces = new Map(years.map((year, place) => [year, place]));
	const asked = CELL_BASES.indexOf(basis);
	const state = CELL_PERIMETERS.map(
		(name) => name === 'etat' || (name === 'ep' && question.establishments),
	);
	const measures = measuresOf(cells, question);

	const bySegment = new Blocks(scopes.length * codes.length, BASE_WIDTH);
	const byYear = new Blocks(scopes.length * years.length, BASE_WIDTH);
	const trends = new Blocks(codes.length * years.length, BASE_WIDTH);
	const detail = new Blocks(scopes.length, DETAIL_WIDTH);
	const steps = new Blocks(scopes.length * STEPS, 2);
	const apart = scopes.map(() => new Map<Apart, AmountLines>());

	const addApart: AddApart = (scope, name, found) => {
		for (const place of [scope, nation]) {
			const known = apart[place]!.get(name) ?? { amount: 0, lines: 0 };
			apart[place]!.set(name, {
				amount: known.amount + found.amount,
				lines: known.lines + found.lines,
			});
		}
	};

	for (let i = 0; i < rows.year.length; i += 1) {
		const year = rows.year[i]!;
		const thisYear = year === question.year;
		const scope = placeOf[rows.region[i]!]!;
		if (rows.basis[i] !== asked) {
			if (!thisYear) continue;
			const found = { amount: rows.montant[i]!, lines: rows.lignes[i]! };
			addApart(scope, CELL_BASES[rows.basis[i]!]!, found);
			continue;
		}
		const segment = rows.segment[i]!;
		const bound = state[rows.perimeter[i]!]!;
		const current = bound && segment >= 0 && segments[segment]!.current;
		const counted = current && eligible[segment]!;
		if (!current && !thisYear) continue;
		const sums = measures.base(i);
		if (current) trends.add(segment * years.length + yearPlaces.get(year)!, sums);
		const step = !bound
			? NOT_STATE
			: segment < 0
				? UNCLASSIFIED
				: !current
					? NOT_CURRENT
					: counted
						? IN_BASE
						: BELOW_THRESHOLD;
		for (const place of [scope, nation]) {
			if (counted) byYear.add(place * years.length + yearPlaces.get(year)!, sums);
			if (!thisYear) continue;
			steps.add(place * STEPS + step, [sums[0]!, sums[LINES]!]);
			if (current) bySegment.add(place * codes.length + segment, sums);
			if (counted) detail.add(place, measures.detail(i));
		}
	}
	addRejected(cells, placeOf, question.year, addApart);

	const largest = largestContracts(cells, question, eligible);
	const firm = new Set(
		segments.filter((s) => !isBorderline(s, question.threshold)).map(({ code }) => code),
	);
	const sourced = new Set(segments.filter((s) => s.sourced).map(({ code }) => code));

	const answerOf = (code: string, place: number): ScopeAnswer => {
		const from = place * codes.length;
		const inScope = filled(bySegment, from, codes, (segment) => eligible[segment]!);
		const trend = filled(byYear, place * years.length, years);
		const step = (which: number): AmountLines => ({
			amount: steps.at(place * STEPS + which, 0),
			lines: steps.at(place * STEPS + which, 1),
		});
		const all = Array.from({ length: STEPS }, (_, which) => step(which));
		const sums = trend.get(question.year) ?? NO_SUMS;
		const known = (which: number) => detail.at(place, which);
		const ways = {
			directInsertion: known(6),
			directHandicap: known(7),
			reservedInsertion: known(8),
			reservedHandicap: known(9),
			subcontractInsertion: known(10),
			subcontractHandicap: known(11),
		};
		return {
			trend,
			segments: inScope,
			current: filled(bySegment, from, codes),
			ledger: {
				totalPaid: {
					amount: all.reduce((sum, { amount }) => sum + amount, 0),
					lines: all.reduce((sum, { lines }) => sum + lines, 0),
				},
				notState: step(NOT_STATE),
				unclassified: step(UNCLASSIFIED),
				notCurrent: step(NOT_CURRENT),
				belowThreshold: step(BELOW_THRESHOLD),
				base: step(IN_BASE),
				org: { amount: sums.org, lines: known(0) },
				hours: { amount: sums.hours, lines: known(1) },
				identifiedRest: {
					amount: sums.base - sums.org - sums.hours - sums.unidentified,
					lines: known(3),
				},
				unidentified: { amount: sums.unidentified, lines: known(2) },
			},
			ways: {
				...ways,
				orgOther: known(5) - Object.values(ways).reduce((sum, amount) => sum + amount, 0),
				orgUndated: known(4),
			},
			apart: apart[place]!,
			firm: variant(inScope, firm),
			sourced: variant(inScope, sourced),
			largestContract: largest.of(code),
			largestInSegment: largest.bySegment(code),
		};
	};

	return {
		question,
		basis,
		scopes: new Map(scopes.map((code, place) => [code, answerOf(code, place)])),
		segmentTrends: new Map(
			codes.map((code, place) => [code, filled(trends, place * years.length, years)]),
		),
	};
}
