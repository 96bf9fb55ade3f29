import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels, type LabelRoom } from '$lib/charts/placeLabels';

const room: LabelRoom = { widths: [400, 800], height: 300, line: 16, mark: 8, most: 10 };

test('a label stands to the right, else to the left at the edge', () => {
	const anchors = [
		{ code: 'A', x: 0.1, y: 100, width: 60 },
		{ code: 'B', x: 0.95, y: 200, width: 60 },
	];
	expect(placeLabels(anchors, ['A', 'B'], room)).toEqual([
		{ code: 'A', side: 'right' },
		{ code: 'B', side: 'left' },
	]);
});

test('the first asked for takes the room, and a label without room is left out', () => {
	// Three marks in a row, 20 px apart at 400 px: words of 300 px find no second place in 40 px.
	const tight: LabelRoom = { ...room, height: 40 };
	const anchors = [
		{ code: 'A', x: 0.5, y: 20, width: 150 },
		{ code: 'B', x: 0.55, y: 20, width: 390 },
	];
	expect(placeLabels(anchors, ['A', 'B'], tight)).toEqual([{ code: 'A', side: 'left' }]);
	expect(placeLabels(anchors, ['B'], { ...tight, most: 0 })).toEqual([]);
});

test('no two labels overlap, at any width between the two', () => {
	const anchor = fc.record({
		x: fc.double({ min: 0, max: 1, noNaN: true }),
		y: fc.integer({ min: 0, max: 300 }),
		width: fc.integer({ min: 20, max: 120 }),
	});
	fc.assert(
		fc.property(
			fc.array(anchor, { maxLength: 15 }),
			fc.integer({ min: 400, max: 800 }),
			(raw, plot) => {
				const anchors = raw.map((one, rank) => ({ ...one, code: `c${rank}` }));
				const placed = placeLabels(
					anchors,
					anchors.map(({ code }) => code),
					room,
				);
				// Boxes written again from the definition of each side.
				const boxes = placed.map(({ code, side }) => {
					const one = anchors.find((found) => found.code === code);
					if (!one) throw new Error(code);
					const at = one.x * plot;
					const [dx, dy] = {
						right: [9, -8],
						left: [-9 - one.width, -8],
						above: [-one.width / 2, -25],
						below: [-one.width / 2, 9],
						'above-left': [-one.width, -25],
						'below-left': [-one.width, 9],
						'above-right': [0, -25],
						'below-right': [0, 9],
					}[side] as [number, number];
					return {
						left: at + dx,
						right: at + dx + one.width,
						top: one.y + dy,
						bottom: one.y + dy + 16,
					};
				});
				for (const [i, a] of boxes.entries()) {
					expect(a.left).toBeGreaterThanOrEqual(-1e-9);
					expect(a.right).toBeLessThanOrEqual(plot + 1e-9);
					for (const b of boxes.slice(i + 1)) {
						const apart =
							a.right <= b.left + 1e-9 ||
							b.right <= a.left + 1e-9 ||
							a.bottom <= b.top ||
							b.bottom <= a.top;
						expect(apart).toBe(true);
					}
				}
			},
		),
	);
});
