/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/**
 * The one sum: any question is answered from the cells, here, at once. Pages at build, controls in the
 * browser and a reader's own files all come through it. It only adds; other rules divide and compare.
 */
import type { Answer, Apart, ScopeAnswer, VariantSums } from './answer';
import { CELL_BASES, type Cells } from './cells';
import { Blocks } from './blocks';
import { completenessOf, silenceOf } from './completeness';
import { inBase, isBorderline, reachesThreshold } from './inBase';
import { largestContracts } from './largestContracts';
import { isBound, PERIMETERS } from './perimeter';
import type { Question, ViewedBasis } from './question';
import { lazy } from './lazy';
import {
	atValue,
	BASE_KEYS,
	BASE_SUMS,
	CENTRAL_KEYS,
	CENTRAL_SUMS,
	columnIn,
	type CellMeasure,
} from './measures';
import {
	cellSumsFrom,
	NO_SUMS,
	realisedOf,
	type AmountLines,
	type BaseSums,
	type CellSums,
} from './sums';
import { THRESHOLD_MIN } from './target';
import { NATION } from './territory';

/** Steps before the base, in the order in which they take a line (`/methode/`, ledger). */
const NOT_STATE = 0;
const UNCLASSIFIED = 1;
const NOT_CURRENT = 2;
const BELOW_THRESHOLD = 3;
const IN_BASE = 4;
const STEPS = 5;

/** Where the lines stand among the measures of a block. */
const LINES = BASE_KEYS.indexOf('lines');

/** What the ledger and the ways ask of the base beside its sums: measures of the cells, of any family. */
const DETAIL = {
	orgLines: 'lignes_organismes',
	hoursLines: 'lignes_heures',
	unidentifiedLines: 'lignes_non_identifiees',
	restLines: 'lignes_reste',
	orgUndated: 'organismes_non_dates',
	orgAll: 'organismes',
	directInsertion: 'direct_insertion',
	directHandicap: 'direct_handicap',
	reservedInsertion: 'reserve_insertion',
	reservedHandicap: 'reserve_handicap',
	subcontractInsertion: 'sous_traitance_insertion',
	subcontractHandicap: 'sous_traitance_handicap',
} as const satisfies Readonly<Record<string, CellMeasure>>;
const DETAIL_KEYS = Object.keys(DETAIL) as readonly (keyof typeof DETAIL)[];

/** The columns of the cells that make the measures of a question. */
function columnsOf({ rows, none }: Cells, { family, hourValue }: Question) {
	const base = (measure: CellMeasure, at = hourValue) => {
		const name = columnIn(measure, { family, hourValue: at });
		if (name === null) return none;
		return name === 'organismes' && family !== 'toutes' ? rows[family] : rows[name];
	};
	return {
		base: [
			...BASE_KEYS.map((key) => base(BASE_SUMS[key])),
			...CENTRAL_KEYS.map((key) => base(CENTRAL_SUMS[key], 'centrale')),
		],
		detail: DETAIL_KEYS.map((key) => rows[atValue(DETAIL[key], hourValue)]),
	};
}

const sumsAt = (blocks: Blocks, place: number): CellSums =>
	cellSumsFrom((measure) => blocks.at(place, measure));

/** The blocks of consecutive places that hold a line, by name. */
function filled<Name>(blocks: Blocks, from: number, names: readonly Name[]): Map<Name, CellSums> {
	const found = new Map<Name, CellSums>();
	names.forEach((name, i) => {
		if (blocks.at(from + i, LINES) > 0) found.set(name, sumsAt(blocks, from + i));
	});
	return found;
}

/** What stands beside the ledger: amounts of each other basis, then what was set aside at reading. */
const APART: readonly Apart[] = [...CELL_BASES, 'rejete', 'rejete_sans_exercice'];

/** The sums of what was set aside at reading, in the blocks of {@link APART}. */
function rejectedBlocks({ rejected }: Cells, placeOf: Uint16Array, year: number, scopes: number) {
	const blocks = new Blocks(scopes * APART.length, [rejected.montant, rejected.lignes]);
	rejected.year.forEach((at, i) => {
		if (at !== year && at !== 0) return;
		const name = APART.indexOf(at === 0 ? 'rejete_sans_exercice' : 'rejete');
		for (const scope of [placeOf[rejected.region[i]!]!, scopes - 1])
			blocks.add(scope * APART.length + name, i);
	});
	return blocks;
}

/** The segments of the base that one more condition keeps. */
function variant(segments: ReadonlyMap<string, BaseSums>, keeps: ReadonlySet<string>): VariantSums {
	const kept = [...segments].filter(([code]) => keeps.has(code)).map(([, sums]) => sums);
	if (kept.length === 0) return { base: null, realised: null };
	let [base, realised] = [0, 0];
	for (const sums of kept) {
		base += sums.base;
		realised += realisedOf(sums);
	}
	return { base, realised };
}

/**
 * Every sum that pages need for one question, each made when it is first read. Amounts in integer cents.
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
	const bound = PERIMETERS.map((perimeter) => isBound(perimeter, question));
	const columns = columnsOf(cells, question);

	const bySegment = new Blocks(scopes.length * codes.length, columns.base);
	const byYear = new Blocks(scopes.length * years.length, columns.base);
	const trends = new Blocks(codes.length * years.length, columns.base);
	const detail = new Blocks(scopes.length, columns.detail);
	const steps = new Blocks(scopes.length * STEPS, [rows.montant, rows.lignes]);
	const otherBases = new Blocks(scopes.length * APART.length, [rows.montant, rows.lignes]);

	for (let i = 0; i < rows.year.length; i += 1) {
		const year = rows.year[i]!;
		const thisYear = year === question.year;
		const scope = placeOf[rows.region[i]!]!;
		if (rows.basis[i] !== asked) {
			if (!thisYear) continue;
			otherBases.add(scope * APART.length + rows.basis[i]!, i);
			otherBases.add(nation * APART.length + rows.basis[i]!, i);
			continue;
		}
		const segment = rows.segment[i]!;
		const binds = bound[rows.perimeter[i]!]!;
		const current = binds && segment >= 0 && segments[segment]!.current;
		const counted = current && eligible[segment]!;
		if (!current && !thisYear) continue;
		const place = yearPlaces.get(year)!;
		if (current) trends.add(segment * years.length + place, i);
		if (counted) {
			byYear.add(scope * years.length + place, i);
			byYear.add(nation * years.length + place, i);
		}
		if (!thisYear) continue;
		const step = !binds
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
	const rejected = rejectedBlocks(cells, placeOf, question.year, scopes.length);
	const contracts = lazy({ largest: () => largestContracts(cells, question, eligible) });
	const [borderline, firm, wide] = [new Set<string>(), new Set<string>(), new Set<string>()];
	for (const segment of segments) {
		(isBorderline(segment, question.threshold) ? borderline : firm).add(segment.code);
		if (reachesThreshold(segment, THRESHOLD_MIN)) wide.add(segment.code);
	}
	const sourced = new Set(segments.filter((s) => s.sourced).map(({ code }) => code));

	const told = basis === 'paye' ? cells.completeness : null;
	const inTheBase = new Set(codes.filter((_, place) => eligible[place]));
	const answerOf = (code: string, place: number): ScopeAnswer => {
		const amountLines = (blocks: Blocks, at: number): AmountLines => ({
			amount: blocks.at(at, 0),
			lines: blocks.at(at, 1),
		});
		const step = (which: number) => amountLines(steps, place * STEPS + which);
		const known = (key: (typeof DETAIL_KEYS)[number]) => detail.at(place, DETAIL_KEYS.indexOf(key));
		const scope: ScopeAnswer = lazy({
			trend: () => filled(byYear, place * years.length, years),
			current: () => filled(bySegment, place * codes.length, codes),
			segments: () => new Map([...scope.current].filter(([segment]) => inTheBase.has(segment))),
			ledger: () => {
				const taken = Array.from({ length: STEPS }, (_, which) => step(which));
				const sums = scope.trend.get(question.year) ?? NO_SUMS;
				return {
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
				};
			},
			ways: () => {
				const ways = {
					directInsertion: known('directInsertion'),
					directHandicap: known('directHandicap'),
					reservedInsertion: known('reservedInsertion'),
					reservedHandicap: known('reservedHandicap'),
					subcontractInsertion: known('subcontractInsertion'),
					subcontractHandicap: known('subcontractHandicap'),
				};
				const told = Object.values(ways).reduce((sum, amount) => sum + amount, 0);
				return { ...ways, orgOther: known('orgAll') - told, orgUndated: known('orgUndated') };
			},
			apart: () => {
				const found = APART.map((name, i): [Apart, AmountLines] => {
					const blocks = i < CELL_BASES.length ? otherBases : rejected;
					return [name, amountLines(blocks, place * APART.length + i)];
				});
				return new Map(found.filter(([, { lines }]) => lines > 0));
			},
			firm: () => variant(scope.segments, firm),
			sourced: () => variant(scope.segments, sourced),
			largestContract: () => contracts.largest.of(code),
			heaviest: () => {
				const { base, realised } = variant(scope.current, wide);
				return contracts.largest.heaviest(code, { base: base ?? 0, realised: realised ?? 0 });
			},
			largestInSegment: () => contracts.largest.bySegment(code),
			completeness: () => told && completenessOf(told, { ...question, scope: code }, cells.pairs),
			silence: () => told && silenceOf(told, { ...question, scope: code }),
		});
		return scope;
	};

	return lazy<Answer>({
		question: () => question,
		basis: () => basis,
		borderline: () => borderline,
		scopes: () => new Map(scopes.map((code, place) => [code, answerOf(code, place)])),
		segmentTrends: () =>
			new Map(codes.map((code, place) => [code, filled(trends, place * years.length, years)])),
	});
}
