import { describe, expect, it } from 'vitest';
import { LedgerError, assertLedger, blindSpots, ledgerSteps } from '$lib/rules/ledger';
import { BRETAGNE_LEDGER } from './support/sums';

describe('ledger of the worked example', () => {
	it('goes from total paid to the parts of the base', () => {
		const steps = ledgerSteps(BRETAGNE_LEDGER);
		expect(steps.map((step) => [step.code, step.role, step.amount / 100, step.lines])).toEqual([
			['total_paye', 'total', 1_481_000, 14],
			['hors_etat', 'removed', 90_000, 1],
			['non_classe', 'removed', 20_000, 1],
			['hors_achats_courants', 'removed', 0, 0],
			['sous_seuil', 'removed', 525_000, 2],
			['assiette', 'base', 846_000, 10],
			['organismes', 'part', 52_000, 2],
			['heures', 'part', 28_385, 3],
			['reste_identifie', 'part', 705_615, 9],
			['non_identifie', 'part', 60_000, 2],
		]);
	});

	it('adds up', () => {
		expect(() => assertLedger(BRETAGNE_LEDGER)).not.toThrow();
	});

	it('shows what the bounds ignore', () => {
		// 20 000 of the 1 391 000 € that the State paid; 19 000 rejected of 1 500 000 € read.
		const found = blindSpots(BRETAGNE_LEDGER, 1_900_000);
		expect(found.unclassified).toBeCloseTo(0.014378, 6);
		expect(found.rejected).toBeCloseTo(0.012667, 6);
	});
});

describe('a ledger that loses something', () => {
	it('names the identity, to the cent', () => {
		const short = { ...BRETAGNE_LEDGER, unclassified: { amount: 1_999_999, lines: 1 } };
		expect(() => assertLedger(short)).toThrow(LedgerError);
		expect(() => assertLedger(short)).toThrow(
			'total_paye vaut 148100000 centimes, ses parts en font 148099999',
		);
	});

	it('checks what makes up the base', () => {
		const short = { ...BRETAGNE_LEDGER, hours: { amount: 2_838_501, lines: 3 } };
		expect(() => assertLedger(short)).toThrow(
			'assiette vaut 84600000 centimes, ses parts en font 84600001',
		);
	});

	it('checks that each line falls at one step', () => {
		const twice = { ...BRETAGNE_LEDGER, notCurrent: { amount: 0, lines: 1 } };
		expect(() => assertLedger(twice)).toThrow('total_paye vaut 14 lignes, ses parts en font 15');
	});
});
