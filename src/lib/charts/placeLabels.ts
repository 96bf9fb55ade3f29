/** A mark that may get a label beside it. Lengths in pixels. */
export interface LabelAnchor {
	code: string;
	/** Horizontal place as a fraction of the plot's width: the plot stretches. */
	x: number;
	/** Vertical place, pixels from the top: the plot's height is fixed. */
	y: number;
	/** Width of the words. */
	width: number;
}

export type LabelSide =
	| 'right'
	| 'left'
	| 'above'
	| 'below'
	| 'above-left'
	| 'below-left'
	| 'above-right'
	| 'below-right';

interface PlacedLabel {
	code: string;
	side: LabelSide;
}

export interface LabelRoom {
	/** The plot is at least and at most this wide: the places hold for every width between. */
	widths: readonly [least: number, most: number];
	height: number;
	/** Height of a line of words. */
	line: number;
	/** Half the side of a mark, which labels must not cover. */
	mark: number;
	/** Most labels to place. */
	most: number;
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const SIDES: readonly LabelSide[] = [
	'right',
	'left',
	'above',
	'below',
	'above-left',
	'below-left',
	'above-right',
	'below-right',
];

const overlaps = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function boxOf({ x, y, width }: LabelAnchor, side: LabelSide, plot: number, room: LabelRoom): Box {
	const at = x * plot;
	const gap = room.mark + 1;
	const half = room.line / 2;
	const beside = { top: y - half, bottom: y + half };
	if (side === 'right') return { left: at + gap, right: at + gap + width, ...beside };
	if (side === 'left') return { left: at - gap - width, right: at - gap, ...beside };
	const left = side.endsWith('left') ? at - width : side.endsWith('right') ? at : at - width / 2;
	const top = side.startsWith('above') ? y - gap - room.line : y + gap;
	return { left, right: left + width, top, bottom: top + room.line };
}

/**
 * Where labels can stand without covering a mark, another label or the edge, at the narrowest and at
 * the widest plot alike. Places move in proportion to the width while words do not, so what is free
 * at both ends is free between them.
 * @param wanted codes by falling importance; those that find no room are left out
 */
export function placeLabels(
	anchors: readonly LabelAnchor[],
	wanted: readonly string[],
	room: LabelRoom,
): PlacedLabel[] {
	const byCode = new Map(anchors.map((anchor) => [anchor.code, anchor]));
	const marks = room.widths.map((plot) =>
		anchors.map(({ code, x, y }) => ({
			code,
			left: x * plot - room.mark,
			right: x * plot + room.mark,
			top: y - room.mark,
			bottom: y + room.mark,
		})),
	);
	const taken: Box[][] = room.widths.map(() => []);
	const placed: PlacedLabel[] = [];
	for (const code of wanted) {
		if (placed.length >= room.most) break;
		const anchor = byCode.get(code);
		if (!anchor || placed.some((label) => label.code === code)) continue;
		const side = SIDES.find((candidate) =>
			room.widths.every((plot, end) => {
				const box = boxOf(anchor, candidate, plot, room);
				const inside =
					box.left >= 0 && box.right <= plot && box.top >= 0 && box.bottom <= room.height;
				return (
					inside &&
					!(taken[end] ?? []).some((other) => overlaps(box, other)) &&
					!(marks[end] ?? []).some((mark) => mark.code !== code && overlaps(box, mark))
				);
			}),
		);
		if (!side) continue;
		room.widths.forEach((plot, end) => taken[end]?.push(boxOf(anchor, side, plot, room)));
		placed.push({ code, side });
	}
	return placed;
}
