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

const cell = (level: string, region: string, code: string | null, euros: number, org = 0) => ({
	level,
	region,
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
