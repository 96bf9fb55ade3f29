import { insetNames } from '$lib/charts/insetNames';
import { expect, test } from 'vitest';

const frame = (label: string, x: number, y: number) => ({ label, x, y, width: 98, height: 88 });

test('names stand at their frames, in percent of the map', () => {
	const map = { width: 400, height: 500, insets: [frame('Guyane', 100, 400)] };
	// 100 ÷ 400, 400 ÷ 500, 98 ÷ 400.
	expect(insetNames(map)).toEqual([{ label: 'Guyane', left: 25, top: 80, width: 24.5, line: 1 }]);
});

test('frames of the row at the foot take two lines in turn, from the west; others none', () => {
	const map = {
		width: 600,
		height: 612,
		insets: [
			frame('Île-de-France', 2, 2),
			frame('Guadeloupe', 2, 522),
			frame('Mayotte', 208, 522),
			frame('Martinique', 105, 522),
		],
	};
	expect(insetNames(map).map(({ label, line }) => [label, line])).toEqual([
		['Île-de-France', null],
		['Guadeloupe', 1],
		['Mayotte', 1],
		['Martinique', 2],
	]);
});
