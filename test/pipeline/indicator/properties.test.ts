import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { baseOf, scopeOf, type Answer } from '$lib/rules/answer';
import { defaultQuestion, type Question, type ViewedBasis } from '$lib/rules/question';
import { judge } from '$lib/rules/indicator';
import { sumCells } from '$lib/rules/sumCells';
import { assertLedger } from '$lib/rules/ledger';
import { openNative, type NativeEngine } from '$lib/server/native';
import { engineCells } from '../../support/cells';
import { loadFiles } from '../../support/dataset';
import { A, A_OTHER, B, C, X, Y } from '../../support/example';
import {
	naiveSums,
	PLACES,
	SEGMENTS,
	type NaiveLine,
	type NaiveStructure,
} from '../../support/naive';
import { LONG, patience } from '../../support/long';

let engine: NativeEngine;

beforeAll(async () => {
	engine = await openNative();
});

afterAll(() => engine.close());

const YEARS = [2011, 2012];
const cents = fc.oneof(
	fc.integer({ min: -1_000_000, max: 5_000_000 }),
	fc.constantFrom(0, 1, -1, 9_999_999_999_999),
);
const supplier = fc.constantFrom(A, A_OTHER, B, C, X, Y, '', '123456789', '00090001900018');

const line: fc.Arbitrary<Omit<NaiveLine, 'id'>> = fc.record({
	year: fc.constantFrom(...YEARS),
	place: fc.constantFrom(...Object.keys(PLACES)),
	level: fc.constantFrom(
		'etat',
		'etat_central',
		'etat_deconcentre',
		'etablissement_public',
		'local',
	),
	segment: fc.constantFrom(...Object.keys(SEGMENTS), ''),
	supplier,
	amount: cents,
	basis: fc.constantFrom('paye', 'paye', 'paye', 'attribue', 'maximum'),
	subcontractor: fc.constantFrom(A, B, C, X),
	subcontracted: fc.integer({ min: 0, max: 3_000_000 }),
	clause: fc.boolean(),
	reserved: fc.boolean(),
	hours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
});

const date = fc.constantFrom(
	'',
	'2010-06-01',
	'2011-12-31',
	'2012-01-01',
	'2012-12-31',
	'2013-01-01',
);
const structure: fc.Arbitrary<NaiveStructure> = fc.record({
	siret: fc.constantFrom(A, B, C),
	type: fc.constantFrom('EI', 'ESAT', 'AI', 'TIH'),
	from: date,
	to: date,
});

const euros = (amount: number) =>
	`${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;

function purchasesCsv(lines: readonly NaiveLine[]): string {
	const header =
		'id,exercice,departement,acheteur_nom,acheteur_niveau,segment,fournisseur_siret,montant_ht,base_montant,sous_traitant_siret,sous_traitance_ht,clause_sociale,marche_reserve,heures_insertion';
	const rows = lines.map((l) =>
		[
			l.id,
			l.year,
			l.place,
			'Service',
			l.level,
			l.segment,
			l.supplier,
			euros(l.amount),
			l.basis,
			l.subcontractor,
			euros(l.subcontracted),
			l.clause,
			l.reserved,
			l.hours,
		].join(','),
	);
	return [header, ...rows].join('\n') + '\n';
}

function structuresCsv(structures: readonly NaiveStructure[]): string {
	return [
		'siret,type,valide_du,valide_au',
		...structures.map((s) => [s.siret, s.type, s.from, s.to].join(',')),
	].join('\n');
}

async function ask(change: Partial<Question>, basis: ViewedBasis): Promise<Answer> {
	const question = { ...defaultQuestion(2012, '2010', 50), ...change };
	return sumCells(await engineCells(engine), question, basis);
}

function finiteOrNull(value: number | null): boolean {
	return value === null || Number.isFinite(value);
}

/** Every property of one answer; `lines` are those of its year and basis. */
function check(answer: Answer, lines: readonly NaiveLine[], structures: readonly NaiveStructure[]) {
	const { edition, threshold } = answer.question;
	const regionOf = (l: NaiveLine) => PLACES[l.place]?.[edition === '2010' ? 0 : 1];
	const codes = [...new Set(lines.map(regionOf))].filter((code) => code !== undefined);
	const totals = { total: 0, base: 0, realised: 0 };
	for (const code of ['FR', ...codes]) {
		const expected = naiveSums(lines, structures, threshold, (l) =>
			code === 'FR' ? true : regionOf(l) === code,
		);
		const scope = scopeOf(answer, code);
		const sums = baseOf(answer, code);
		const { ledger } = scope;
		assertLedger(ledger);
		expect({
			total: ledger.totalPaid.amount,
			outside: ledger.notState.amount,
			unclassified: ledger.unclassified.amount,
			notCurrent: ledger.notCurrent.amount,
			below: ledger.belowThreshold.amount,
			base: sums.base,
			org: sums.org,
			hours: sums.hours,
			cautious: sums.hoursCautious,
			generous: sums.hoursGenerous,
			unidentified: sums.unidentified,
			unidentifiedCautious: sums.unidentifiedCautious,
			unidentifiedGenerous: sums.unidentifiedGenerous,
			clause: sums.clause,
			lines: sums.lines,
		}).toEqual(expected);
		const found = judge(sums);
		expect(
			[found.share, found.low, found.high, found.shareM1, found.shareM3].every(finiteOrNull),
		).toBe(true);
		expect(found.share === null).toBe(expected.base <= 0);
		if (found.share !== null) {
			expect(found.share).toBeCloseTo((expected.org + expected.hours) / expected.base, 12);
			expect(found.low).toBeCloseTo((expected.org + expected.cautious) / expected.base, 12);
			const review = Math.max(expected.unidentifiedGenerous, 0);
			const high = (expected.org + expected.generous + review) / expected.base;
			expect(found.high).toBeCloseTo(high, 12);
		}
		const segments = [...scope.segments.values()];
		expect(segments.reduce((sum, { base }) => sum + base, 0)).toBe(sums.base);
		if (code !== 'FR') {
			totals.total += ledger.totalPaid.amount;
			totals.base += sums.base;
			totals.realised += sums.org + sums.hours;
		}
	}
	const nation = baseOf(answer, 'FR');
	expect(totals).toEqual({
		total: scopeOf(answer, 'FR').ledger.totalPaid.amount,
		base: nation.base,
		realised: nation.org + nation.hours,
	});
}

test(
	'on any data set the sums are those of the method read line by line, and add up',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(line, { maxLength: 60 }),
				fc.array(structure, { maxLength: 8 }),
				fc.constantFrom(30, 35, 50, 51, 65, 80),
				fc.constantFrom('2010' as const, '2016' as const),
				async (drawn, structures, threshold, edition) => {
					const lines = drawn.map((l, i) => ({ ...l, id: `L${i}` }));
					await loadFiles(engine, {
						'achats.csv': purchasesCsv(lines),
						'structures.csv': structuresCsv(structures),
					});
					await classifyDataset(engine);
					for (const year of YEARS) {
						for (const basis of ['paye', 'attribue'] as const) {
							const answer = await ask({ year, threshold, edition }, basis);
							const seen = lines.filter((l) => l.year === year && l.basis === basis);
							check(answer, seen, structures);
						}
					}
				},
			),
			{ numRuns: LONG ? 100 : 12 },
		);
	},
	patience(180_000),
);
