import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartOfBase } from '$lib/rules/decomposition';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { perimeterRange } from '$lib/rules/trialPerimeter';
import { rangeVerdict } from '$lib/rules/trialRange';
import { robustnessOf, trialsOf } from '$lib/rules/trials';
import { unclassifiedRange } from '$lib/rules/trialUnclassified';
import { baseOf } from '$lib/rules/answer';
import { cellsOf, lasting, type TestCell, type TestContract } from '../../support/cells';
import { baseSums } from './support/sums';

const part = (base: number, realised: number): PartOfBase => ({ base, realised });
const shareOf = (found: PartOfBase | undefined) => (found ? found.realised / found.base : NaN);

describe('any choice of borderline segments', () => {
	it('finds the best prefix on either side', () => {
		// 5 of 100, and 3 of 10 (30 %), 2 of 20 (10 %), 0 of 50.
		const found = perimeterRange(part(100, 5), [part(20, 2), part(50, 0), part(10, 3)]);
		// Greatest: with both first, 10 of 130; least: with the last, 5 of 150.
		expect(found?.high).toEqual(part(130, 10));
		expect(found?.low).toEqual(part(150, 5));
	});

	it('needs one segment at least where nothing else is in the base', () => {
		const found = perimeterRange(part(0, 0), [part(20, 2), part(50, 0)]);
		expect([shareOf(found?.low), shareOf(found?.high)]).toEqual([0, 0.1]);
		expect(perimeterRange(part(0, 0), [])).toBeNull();
	});

	it('tries every choice where credit notes bring the rest below zero', () => {
		// −10, and 9 at 100 %, 10.5 with 1: the second alone leaves 0.5, of which 1 is realised.
		const found = perimeterRange(part(-100, 0), [part(90, 90), part(105, 10)]);
		expect(found?.high).toEqual(part(5, 10));
		expect(found?.low).toEqual(part(95, 100));
	});

	it('is that of every choice tried one by one, up to fourteen', () => {
		const amounts = fc.record({
			base: fc.integer({ min: 1, max: 1_000_000 }),
			realised: fc.integer({ min: -1_000, max: 1_000_000 }),
		});
		const rest = fc.record({
			base: fc.integer({ min: -500_000, max: 2_000_000 }),
			realised: fc.integer({ min: -1_000, max: 500_000 }),
		});
		fc.assert(
			fc.property(rest, fc.array(amounts, { maxLength: 14 }), (fixed, movable) => {
				let [least, greatest] = [Infinity, -Infinity];
				for (let choice = 0; choice < 2 ** movable.length; choice += 1) {
					let [base, realised] = [fixed.base, fixed.realised];
					movable.forEach((segment, i) => {
						if (((choice >> i) & 1) === 0) return;
						base += segment.base;
						realised += segment.realised;
					});
					if (base <= 0) continue;
					least = Math.min(least, realised / base);
					greatest = Math.max(greatest, realised / base);
				}
				const found = perimeterRange(fixed, movable);
				if (greatest === -Infinity) expect(found).toBeNull();
				else {
					expect(shareOf(found?.low)).toBeCloseTo(least, 9);
					expect(shareOf(found?.high)).toBeCloseTo(greatest, 9);
				}
			}),
			{ numRuns: 120 },
		);
	});
});

describe('unclassified purchases', () => {
	it('join in the proportion of the classified ones, half a cent up', () => {
		// 1 × 5 ÷ 10 is half a cent.
		expect(unclassifiedRange(part(5, 1), 11, 1)).toEqual({ low: part(6, 1), high: part(6, 2) });
		// 3 × 10 ÷ 20 = 1.5.
		expect(unclassifiedRange(part(10, 1), 23, 3)?.low.base).toBe(12);
	});

	it('are exact beyond what floats hold', () => {
		// 10^14 × 3·10^14 ÷ (10^15 − 10^14): a third of 10^14.
		expect(unclassifiedRange(part(3e14, 0), 1e15, 1e14)?.low.base).toBe(3e14 + 33_333_333_333_333);
	});

	it('are passed without any, or without anything classified', () => {
		expect(unclassifiedRange(part(10, 1), 20, 0)).toBeNull();
		expect(unclassifiedRange(part(10, 1), 20, 20)).toBeNull();
		expect(unclassifiedRange(part(0, 0), 20, 2)).toBeNull();
	});

	it('that are credit notes leave the base, and the range stays in order', () => {
		// −2 × 12 ÷ 12 = −2: 10 of a base of 10, and 8 of 10.
		expect(unclassifiedRange(part(12, 10), 10, -2)).toEqual({
			low: part(10, 8),
			high: part(10, 10),
		});
	});
});

describe('the verdict of a range', () => {
	it('compares its two ends with 10 %, inclusive', () => {
		const verdict = (low: number, high: number) =>
			rangeVerdict({ low: part(1000, low), high: part(1000, high) });
		expect(verdict(100, 200)).toBe('met');
		expect(verdict(99, 100)).toBe('undetermined');
		expect(verdict(50, 99)).toBe('missed');
	});
});

describe('trials of a scope', () => {
	const segment = (code: string, min: number, share: number, max: number) => ({
		code,
		current: true,
		min,
		share,
		max,
		sourced: false,
	});
	const LABOUR = [
		segment('ferme', 0.6, 0.7, 0.8),
		segment('limite', 0.4, 0.55, 0.6),
		segment('dehors', 0.4, 0.45, 0.5),
	];
	const asked = (
		lines: readonly TestCell[],
		contracts: readonly TestContract[] = [],
		change: Partial<Question> = {},
	) => {
		const cells = cellsOf(
			lines.map((line) => ({ lignes: 1, ...line })),
			LABOUR,
			[lasting('53')],
			contracts,
		);
		return sumCells(cells, { ...defaultQuestion(2012, '2010', 50), ...change });
	};
	const cell = (code: string, montant: number, organismes: number, more = {}): TestCell => ({
		region: '53',
		segment: code,
		montant,
		organismes,
		...more,
	});
	const told = (answer: ReturnType<typeof asked>) => {
		const trials = trialsOf(answer, '53');
		return { trials, ...robustnessOf(baseOf(answer, '53'), trials) };
	};

	it('are robust where no assumption changes the verdict', () => {
		const found = told(asked([cell('ferme', 10_000, 300), cell('limite', 5_000, 200)]));
		// Nothing unclassified, no contract told apart.
		expect(found.trials.map(({ code }) => code)).toEqual([
			'segments_limites',
			'perimetre',
			'heure',
		]);
		expect(found).toMatchObject({ robust: true, sensitive: [] });
	});

	it('let in a borderline segment that is below the threshold', () => {
		// 5 % of 10 000; with what is out of the base, 3 000 of which 1 000: 1 500 of 13 000, 11.5 %.
		const found = told(asked([cell('ferme', 10_000, 500), cell('dehors', 3_000, 1_000)]));
		const perimeter = found.trials.find(({ code }) => code === 'perimetre');
		expect(perimeter).toMatchObject({ low: part(10_000, 500), high: part(13_000, 1_500) });
		expect(found).toMatchObject({ robust: false, sensitive: ['perimetre'] });
	});

	it('leave a borderline segment of credit notes where it is', () => {
		const found = told(
			asked([
				cell('ferme', 10_000, 500),
				cell('limite', -1_000, -400),
				cell('dehors', -2_000, -900),
			]),
		);
		const perimeter = found.trials.find(({ code }) => code === 'perimetre');
		expect(perimeter).toMatchObject({ low: part(9_000, 100), high: part(9_000, 100) });
		// Without the borderline segments it goes all the same.
		expect(found.trials[0]).toMatchObject({ code: 'segments_limites', low: part(10_000, 500) });
	});

	it('take away the greatest contract by amount, then by realised amount', () => {
		const lines = [cell('ferme', 10_000, 1_200)];
		const contracts = [
			{ region: '53', segment: 'ferme', montant: 4_000, organismes: 100 },
			{ region: '53', segment: 'ferme', montant: 600, organismes: 600 },
			// Under one percent of the base and of what is realised: told for another reason.
			{ region: '53', segment: 'ferme', montant: 90, organismes: 1 },
		];
		const found = told(asked(lines, contracts));
		const contract = found.trials.find(({ code }) => code === 'contrat');
		// 600 of 9 400 and 1 100 of 6 000.
		expect(contract).toMatchObject({ low: part(9_400, 600), high: part(6_000, 1_100) });
		expect(found).toMatchObject({ robust: false, sensitive: ['contrat'] });
		expect(told(asked(lines, contracts.slice(2))).trials.map(({ code }) => code)).toEqual([
			'heure',
		]);
	});

	it('are those of an hour at its cautious and at its generous value', () => {
		const hours = { heures: 600, heures_prudentes: 480, heures_genereuses: 720 };
		const found = told(asked([cell('ferme', 10_000, 350, hours)]));
		expect(found.trials).toEqual([
			{
				code: 'heure',
				low: part(10_000, 830),
				high: part(10_000, 1_070),
				verdict: 'undetermined',
			},
		]);
		// The headline is between its own bounds too.
		expect(found.robust).toBeNull();
	});

	it('are none where there is no base, which is not robust', () => {
		const found = told(asked([cell('dehors', 10_000, 350)]));
		expect(found).toEqual({ trials: [], robust: null, sensitive: [] });
	});

	it('name every trial that changes the verdict, in order', () => {
		const sums = baseSums({ base: 1000, org: 50 });
		const trial = (code: 'heure' | 'perimetre' | 'contrat', high: number) => ({
			code,
			low: part(1000, 20),
			high: part(1000, high),
			verdict: rangeVerdict({ low: part(1000, 20), high: part(1000, high) }),
		});
		expect(
			robustnessOf(sums, [trial('perimetre', 150), trial('contrat', 60), trial('heure', 100)]),
		).toEqual({ robust: false, sensitive: ['perimetre', 'heure'] });
	});
});
