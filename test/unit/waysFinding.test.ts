import { expect, test } from 'vitest';
import { scopeView } from '$lib/views/scope';
import { sumCells } from '$lib/rules/sumCells';
import { NO_CELL_SUMS } from '$lib/rules/sums';
import { defaultQuestion } from '$lib/rules/question';
import { waysFinding } from '$lib/views/indicatorFindings';
import { waysParts } from '$lib/views/ways';
import { cellsOf } from '../support/cells';

const scope = {
	...scopeView(sumCells(cellsOf([], [], []), defaultQuestion(2012, '2010', 50)), 'FR', 'France'),
	sums: { ...NO_CELL_SUMS, base: 1000 },
};
const WAYS = {
	directInsertion: 50,
	directHandicap: 25,
	reservedInsertion: 0,
	reservedHandicap: 0,
	subcontractInsertion: 0,
	subcontractHandicap: 0,
	orgOther: 0,
	orgUndated: 0,
};

// 50 of insertion, 25 of handicap, 25 of hours: a quarter each for handicap and hours.
test('both families: each part is of all that was performed', () => {
	expect(waysFinding(scope, waysParts(WAYS, 25, 'toutes'))).toBe(
		'Le handicap fait 25\u00a0% du réalisé, les heures de clause 25\u00a0%',
	);
});

test('one family asked for: the title says nothing of the other', () => {
	expect(waysFinding(scope, waysParts(WAYS, 25, 'insertion'))).toBe(
		'Les heures de clause font 33\u00a0% du réalisé de l’insertion',
	);
	expect(waysFinding(scope, waysParts(WAYS, 0, 'handicap'))).toBe(
		'Le réalisé du handicap, par voie',
	);
});
