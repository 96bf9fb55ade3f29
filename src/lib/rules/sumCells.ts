/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/**
 * The one sum: any question is answered from the cells, here, at once. Pages at build, controls in the
 * browser and a reader's own files all come through it. It only adds; other rules divide and compare.
 */
import type { Answer, Apart, ScopeAnswer, VariantSums } from './answer';
import { AT_VALUE, CELL_BASES, CELL_PERIMETERS, type Cells } from './cells';
import { Blocks } from './blocks';
import { inBase, isBorderline, reachesThreshold } from './inBase';
import { largestContracts } from './largestContracts';
import type { Question, ViewedBasis } from './question';
import { BASE_KEYS, combineSums, NO_SUMS, type AmountLines, type BaseSums } from './sums';
import { THRESHOLD_MIN } from './target';
import { NATION } from './territory';

/** Steps before the base, in the order in which they take a line (method.md, 1, ledger). */
const NOT_STATE = 0;
const UNCLASSIFIED = 1;
const NOT_CURRENT = 2;
const BELOW_THRESHOLD = 3;
const IN_BASE = 4;
const STEPS = 5;

/** Where the lines stand among the measures of a block. */
const LINES = BASE_KEYS.indexOf('lines');

/** What the ledger and the ways ask of the base beside its sums. */
const DETAIL_KEYS = [
	'orgLines',
	'hoursLines',
	'unidentifiedLines',
	'restLines',
	'orgUndated',
	'orgAll',
	'directInsertion',
	'directHandicap',
	'reservedInsertion',
	'reservedHandicap',
	'subcontractInsertion',
	'subcontractHandicap',
] as const;

/** The columns of the cells that make the measures of a question. */
function columnsOf({ rows, none }: Cells, { family, hourValue }: Question) {
	const both = family === 'toutes';
	const counted = (hours: Float64Array) => (family === 'handicap' ? none : hours);
	const at = AT_VALUE[hourValue];
	const org = both ? rows.organismes : rows[family];
	const base: Record<(typeof BASE_KEYS)[number], Float64Array> = {
		base: rows.montant,
		org,
		hours: counted(rows[at.hours]),
		hoursCautious: counted(rows.heures_prudentes),
		hoursGenerous: counted(rows.heures_genereuses),
		clause: rows.clause,
		unidentified: rows[at.unidentified],
		unidentifiedCautious: rows.non_identifie_prudent,
		unidentifiedGenerous: rows.non_identifie_genereux,
		lines: rows.lignes,
	};
	const detail: Record<(typeof DETAIL_KEYS)[number], Float64Array> = {
		orgLines: rows.lignes_organismes,
		hoursLines: rows[at.hoursLines],
		unidentifiedLines: rows.lignes_non_identifiees,
		restLines: rows[at.restLines],
		orgUndated: rows.organismes_non_dates,
		orgAll: rows.organismes,
		directInsertion: rows.direct_insertion,
		directHandicap: rows.direct_handicap,
		reservedInsertion: rows.reserve_insertion,
		reservedHandicap: rows.reserve_handicap,
		subcontractInsertion: rows.sous_traitance_insertion,
		subcontractHandicap: rows.sous_traitance_handicap,
	};
	return {
		base: BASE_KEYS.map((key) => base[key]),
		detail: DETAIL_KEYS.map((key) => detail[key]),
	};
}

function baseSums(blocks: Blocks, place: number): BaseSums {
	const sums = { ...NO_SUMS };
	BASE_KEYS.forEach((key, measure) => (sums[key] = blocks.at(place, measure)));
	return sums;
}

/** The blocks of consecutive places that hold a line, by name. */
function filled<Name>(blocks: Blocks, from: number, names: readonly Name[]): Map<Name, BaseSums> {
	const found = new Map<Name, BaseSums>();
	names.forEach((name, i) => {
		if (blocks.at(from + i, LINES) > 0) found.set(name, baseSums(blocks, from + i));
	});
	return found;
}

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
	const columns = columnsOf(cells, question);

	const bySegment = new Blocks(scopes.length * codes.length, columns.base);
	const byYear = new Blocks(scopes.length * years.length, columns.base);
	const trends = new Blocks(codes.length * years.length, columns.base);
	const detail = new Blocks(scopes.length, columns.detail);
	const steps = new Blocks(scopes.length * STEPS, [rows.montant, rows.lignes]);
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
		const place = yearPlaces.get(year)!;
		if (current) trends.add(segment * years.length + place, i);
		if (counted) {
			byYear.add(scope * years.length + place, i);
			byYear.add(nation * years.length + place, i);
		}
		if (!thisYear) continue;
		const step = !bound
			? NOT_STATE
			: segment < 0
				? UNCLASSIFIED
				: !current
					? NOT_CURRENT
					: counted
						? IN_BASE
						: BELOW_THRESHOLD;
		for (const at of [scope, nation]) {
			steps.add(at * STEPS + step, i);
			if (current) bySegment.add(at * codes.length + segment, i);
			if (counted) detail.add(at, i);
		}
	}
	addRejected(cells, placeOf, question.year, addApart);

	const largest = largestContracts(cells, question, eligible);
	const [borderline, firm, wide] = [new Set<string>(), new Set<string>(), new Set<string>()];
	for (const segment of segments) {
		(isBorderline(segment, question.threshold) ? borderline : firm).add(segment.code);
		if (reachesThreshold(segment, THRESHOLD_MIN)) wide.add(segment.code);
	}
	const sourced = new Set(segments.filter((s) => s.sourced).map(({ code }) => code));

	const inTheBase = new Set(codes.filter((_, place) => eligible[place]));
	const answerOf = (code: string, place: number): ScopeAnswer => {
		const all = filled(bySegment, place * codes.length, codes);
		const inScope = new Map([...all].filter(([segment]) => inTheBase.has(segment)));
		const trend = filled(byYear, place * years.length, years);
		const step = (which: number): AmountLines => ({
			amount: steps.at(place * STEPS + which, 0),
			lines: steps.at(place * STEPS + which, 1),
		});
		const taken = Array.from({ length: STEPS }, (_, which) => step(which));
		const sums = trend.get(question.year) ?? NO_SUMS;
		const known = (key: (typeof DETAIL_KEYS)[number]) => detail.at(place, DETAIL_KEYS.indexOf(key));
		const ways = {
			directInsertion: known('directInsertion'),
			directHandicap: known('directHandicap'),
			reservedInsertion: known('reservedInsertion'),
			reservedHandicap: known('reservedHandicap'),
			subcontractInsertion: known('subcontractInsertion'),
			subcontractHandicap: known('subcontractHandicap'),
		};
		const whole = variant(all, wide);
		return {
			trend,
			segments: inScope,
			current: all,
			ledger: {
				totalPaid: {
					amount: taken.reduce((sum, { amount }) => sum + amount, 0),
					lines: taken.reduce((sum, { lines }) => sum + lines, 0),
				},
				notState: step(NOT_STATE),
				unclassified: step(UNCLASSIFIED),
				notCurrent: step(NOT_CURRENT),
				belowThreshold: step(BELOW_THRESHOLD),
				base: step(IN_BASE),
				org: { amount: sums.org, lines: known('orgLines') },
				hours: { amount: sums.hours, lines: known('hoursLines') },
				identifiedRest: {
					amount: sums.base - sums.org - sums.hours - sums.unidentified,
					lines: known('restLines'),
				},
				unidentified: { amount: sums.unidentified, lines: known('unidentifiedLines') },
			},
			ways: {
				...ways,
				orgOther: known('orgAll') - Object.values(ways).reduce((sum, amount) => sum + amount, 0),
				orgUndated: known('orgUndated'),
			},
			apart: apart[place]!,
			firm: variant(inScope, firm),
			sourced: variant(inScope, sourced),
			largestContract: largest.of(code),
			heaviest: largest.heaviest(code, {
				base: whole.base ?? 0,
				realised: whole.realised ?? 0,
			}),
			largestInSegment: largest.bySegment(code),
		};
	};

	return {
		question,
		basis,
		borderline,
		scopes: new Map(scopes.map((code, place) => [code, answerOf(code, place)])),
		segmentTrends: new Map(
			codes.map((code, place) => [code, filled(trends, place * years.length, years)]),
		),
	};
}
