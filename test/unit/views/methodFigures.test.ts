import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { methodFigures } from '$lib/pages/methodFigures';
import { cellsOf } from '../../support/cells';

const labour = { min: 0.7, share: 0.8, max: 0.9, sourced: true };
const cells = cellsOf(
	[
		{ region: '53', segment: 'A', montant: 1000, organismes: 60, heures: 30, clause: 200 },
		{ region: '53', segment: 'metier', montant: 3000, lignes: 5 },
	].map((cell) => ({ lignes: 20, ...cell })),
	[
		{ code: 'A', current: true, ...labour },
		{ code: 'metier', current: false, ...labour },
	],
	[{ '2010': '53', '2016': '53' }],
);

test('what each choice of the method changes is computed from the data', () => {
	const figures = methodFigures({
		byDefault: defaultQuestion(2012, '2010', 50),
		answer: (question) => sumCells(cells, question),
	});
	expect(figures).toEqual({
		year: 2012,
		// 60, 60 + 30 and 200, of 1000.
		bodies: 0.06,
		people: 0.09,
		clauses: '20,0\u00a0%',
		// No establishment in these cells.
		withEstablishments: 0.09,
		// 3000 of 4000, all of it paid by the State.
		notCurrent: 0.75,
		notCurrentOfState: 0.75,
	});
});
