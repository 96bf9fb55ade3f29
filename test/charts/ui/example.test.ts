import { EXAMPLE_LINES, EXAMPLE_STEPS } from '../../../src/routes/methode/example';
import { expect, test } from 'vitest';

const step = (name: string) => EXAMPLE_STEPS.find((s) => s.step.startsWith(name))?.euros;
const sum = (...lines: number[]) =>
	EXAMPLE_LINES.filter(({ n }) => lines.includes(n)).reduce((total, { euros }) => total + euros, 0);

/** Paid, in département 35: all but the awarded line (11) and the one without département (14). */
const PAID = EXAMPLE_LINES.map(({ n }) => n).filter((n) => n !== 11 && n !== 14);

test('the lines of the example add up to its steps', () => {
	expect(sum(...PAID)).toBe(1_481_000);
	expect(step('Total payé')).toBe(1_481_000);
	expect(step('Hors État')).toBe(sum(16));
	expect(step('Non classé')).toBe(sum(10));
	expect(step('Sous le seuil')).toBe(sum(8, 9));
	expect(step('Assiette')).toBe(1_481_000 - 90_000 - 20_000 - 525_000);
	expect(step('Montants à examiner')).toBe(sum(4, 12));
	expect(step('Marchés à clause')).toBe(sum(2, 7, 15));
});

test('bodies and hours make the amount that is judged', () => {
	expect(step('Montants des structures')).toBe(sum(1) + 12_000);
	expect(step('Heures d’insertion')).toBeCloseTo(500 * 30.77 + 300 * 40 + sum(15), 6);
	expect(step('Heures à la valeur prudente')).toBeCloseTo(500 * 24.62 + 300 * 32 + sum(15), 6);
	expect(step('Heures à la valeur généreuse')).toBeCloseTo(500 * 36.92 + 300 * 48 + sum(15), 6);
	expect(step('Montant réalisé')).toBe(52_000 + 28_385);
});

test('the published shares follow from the steps', () => {
	const share = (part: number, base: number) => ((100 * part) / base).toFixed(3);
	expect(share(80_385, 846_000)).toBe('9.502');
	expect(share(52_000 + 22_910, 846_000)).toBe('8.855');
	expect(share(52_000 + 33_860 + 60_000, 846_000)).toBe('17.241');
	expect(share(80_385, 846_000 + sum(14))).toBe('8.776');
	expect(share(80_385 - 12_000 - 12_000, 846_000 - sum(6, 7))).toBe('8.219');
});
