import { expect, test } from 'vitest';
import { levelTrials, type LevelCell } from '$lib/rules/levels';
import { defaultQuestion } from '$lib/rules/question';

const segment = (code: string, min: number, share: number, max: number, current = true) => ({
	code,
	current,
	min,
	share,
	max,
	sourced: true,
});
const REFERENCE = {
	segments: [
		segment('a', 0.6, 0.65, 0.7),
		// Below 30 %, the lowest threshold offered, and yet borderline there.
		segment('low', 0.2, 0.25, 0.35),
		segment('trade', 0.9, 0.9, 0.9, false),
	],
	pairs: [
		{ '2010': '42', '2016': '44' },
		{ '2010': '41', '2016': '44' },
	],
};

const cell = (
	level: string,
	region: string,
	code: string | null,
	euros: number,
	org = 0,
	contract: number | null = null,
) => ({
	level,
	region,
	contract,
	segment: code,
	montant: euros * 100,
	organismes: org * 100,
	heures: 0,
	heures_prudentes: 0,
	heures_genereuses: 0,
});
const CELLS: LevelCell[] = [
	cell('etat_central', '42', 'a', 600, 90),
	cell('etat_central', '41', 'a', 400, 30),
	cell('etat_central', '42', 'low', 1000, 20),
	cell('etat_central', '42', 'trade', 2000),
	cell('etat_central', '41', null, 1000),
	cell('etat_deconcentre', '42', 'a', 100, 5),
];
const question = { ...defaultQuestion(2012, '2016', 50) };

const told = (threshold: number, scope = '44') =>
	Object.fromEntries(
		Object.entries(levelTrials(CELLS, { ...question, threshold }, scope, REFERENCE)).map(
			([level, trials]) => [
				level,
				trials.map(({ code, low, high, verdict }) => [
					code,
					[low.realised, low.base],
					[high.realised, high.base],
					verdict,
				]),
			],
		),
	);

test('a level is tried with its own unclassified purchases, over the regions of the scope', () => {
	expect(told(50)).toEqual({
		// 120 of 1 000 €; n = 1 000 × 1 000 ÷ (5 000 − 1 000) = 250 €.
		etat_central: [
			['non_classes', [120_00, 1250_00], [370_00, 1250_00], 'undetermined'],
			['heure', [120_00, 1000_00], [120_00, 1000_00], 'met'],
		],
		// Nothing unclassified: that trial is passed.
		etat_deconcentre: [['heure', [5_00, 100_00], [5_00, 100_00], 'missed']],
	});
	expect(Object.keys(told(50, '53'))).toEqual([]);
});

test('a segment below every threshold offered is a choice where its interval holds the threshold', () => {
	expect(told(30)['etat_central']?.slice(0, 2)).toEqual([
		['segments_limites', [120_00, 1000_00], [120_00, 1000_00], 'met'],
		// With the borderline segment, 140 of 2 000 €.
		['perimetre', [140_00, 2000_00], [120_00, 1000_00], 'undetermined'],
	]);
});

test('a level is tried without its greatest contract, and without the one with most realised', () => {
	const cells = [
		cell('etat', '42', 'a', 500, 10),
		// One contract in both regions and in a segment of another base; one with most realised.
		cell('etat', '42', 'a', 300, 0, 1),
		cell('etat', '41', 'a', 100, 15, 1),
		cell('etat', '42', 'trade', 9000, 0, 1),
		cell('etat', '42', 'a', 100, 75, 2),
		// Below one hundredth of the base and of the realised part: passed.
		cell('etat', '42', 'a', 5, 0.5, 3),
		cell('etat_central', '42', 'a', 1000, 0, 4),
	];
	const contract = (scope: string) =>
		levelTrials(cells, question, scope, REFERENCE)['etat']?.find(({ code }) => code === 'contrat');
	// In all 100.50 of 1 005 €; without the first 85.50 of 605, without the second 25.50 of 905.
	expect(contract('44')).toMatchObject({
		low: { realised: 25_50, base: 905_00 },
		high: { realised: 85_50, base: 605_00 },
		verdict: 'undetermined',
	});
	// The region of 1982 has a part of the first only, and nothing left without it: the trial is passed.
	expect(contract('41')).toBeUndefined();
});
