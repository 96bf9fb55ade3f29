import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import type { Application, Decision, Expense } from '$lib/rules/esf/types';
import { DECISIONS, application } from '../support/esf';

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 8 });
const flag = maybe(fc.boolean());
const day = maybe(
	fc.constantFrom(
		'2006-05-01',
		'2010-02-10',
		'2010-06-01',
		'2011-01-01',
		'2012-12-31',
		'2016-02-01',
	),
);
const fte = maybe(fc.constantFrom(0.2, 0.5, 0.8, 1, 1.5));
const amount = fc.integer({ min: -1e6, max: 1e9 });

const expenses: fc.Arbitrary<Expense[]> = fc.array(
	fc.record({
		nature: maybe(fc.constantFrom('salaire' as const, 'professionnalisation' as const)),
		amount: maybe(amount),
		paidOn: day,
	}),
	{ maxLength: 4 },
);

const applications: fc.Arbitrary<Application> = fc.record({
	id: fc.constant('D1'),
	region: maybe(fc.constantFrom('53', '52', '04')),
	beneficiaryValid: flag,
	segments: fc.subarray(['nettoyage', 'accueil', 'courrier']),
	basins: fc.subarray(['5312', '5315']),
	interfaceFunction: flag,
	createdOn: day,
	previousPost: fc.option(fc.constant('P0')),
	fte,
	fteBefore: fte,
	axisAtLetter: fc.option(fc.constantFrom('2', '4')),
	end: day,
	filedOn: day,
	totalCost: maybe(fc.nat()),
	esfAmount: maybe(fc.nat()),
	otherEuFunds: flag,
	pooling: flag,
	networking: flag,
	addedValue: flag,
	referentLink: flag,
	expenses,
});

const decisions: fc.Arbitrary<Decision[]> = fc.subarray([
	...DECISIONS,
	{ ...DECISIONS[0], decision: 'refuse', on: '2011-01-01' } as Decision,
]);

/** Each input that a rule of exclusion needs, missing. The declarations (R3, R4) are not inputs. */
const REMOVED: [what: string, Partial<Application>][] = [
	['region', { region: null }],
	['beneficiaire_siret', { beneficiaryValid: null }],
	['segments', { segments: [] }],
	['bassins', { basins: [] }],
	['fonction_interface', { interfaceFunction: null }],
	['cree_le', { createdOn: null }],
	['etp', { fte: null }],
	['fin', { end: null }],
	['deposee_le', { filedOn: null }],
	['cout_total', { totalCost: null }],
	['montant_fse', { esfAmount: null }],
	['autres_fonds_ue', { otherEuFunds: null }],
	['depenses_fse', { expenses: [] }],
];

describe('a missing input', () => {
	it.each(REMOVED)('%s turns an eligible application into one to review', (_, missing) => {
		expect(assess(application(missing), DECISIONS).outcome).toBe('a_examiner');
	});

	it('etp_avant counts when there is a predecessor', () => {
		const found = assess(application({ previousPost: 'P0', fteBefore: null }), DECISIONS);
		expect(found.outcome).toBe('a_examiner');
	});

	it('never yields eligible, whatever the rest', () => {
		fc.assert(
			fc.property(
				applications,
				decisions,
				fc.constantFrom(...REMOVED),
				(any, decided, [, missing]) => {
					expect(assess({ ...any, ...missing }, decided).outcome).not.toBe('eligible');
				},
			),
			{ numRuns: 500 },
		);
	});

	it('is a decision too: without any, nothing is eligible', () => {
		fc.assert(
			fc.property(applications, (any) => {
				expect(assess(any, []).outcome).not.toBe('eligible');
			}),
		);
	});

	it('changes no outcome among the letter’s emphases, and always warns', () => {
		const emphases = ['pooling', 'networking', 'addedValue', 'referentLink'] as const;
		fc.assert(
			fc.property(applications, decisions, fc.constantFrom(...emphases), (any, decided, key) => {
				const before = assess(any, decided);
				const after = assess({ ...any, [key]: null }, decided);
				expect(after.outcome).toBe(before.outcome);
				expect(after.motifs).toEqual(before.motifs);
				expect(after.avertissements).toContain(`R${12 + emphases.indexOf(key)}`);
			}),
		);
	});
});

describe('amounts', () => {
	it('are whole cents, never negative, within what was asked', () => {
		fc.assert(
			fc.property(applications, decisions, (any, decided) => {
				const { eligibleCost, cappedEsf } = assess(any, decided);
				for (const value of [eligibleCost, cappedEsf]) {
					if (value === null) continue;
					expect(Number.isSafeInteger(value)).toBe(true);
					expect(value).toBeGreaterThanOrEqual(0);
				}
				if (cappedEsf !== null && any.esfAmount !== null) {
					expect(cappedEsf).toBeLessThanOrEqual(any.esfAmount);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
