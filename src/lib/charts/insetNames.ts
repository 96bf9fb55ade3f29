import type { MapInset } from '$lib/geo/shapes';
import { round } from './scale';

/** Where the name of an enlarged frame stands: the frame's place, in percent of the map. */
interface InsetName {
	label: string;
	left: number;
	top: number;
	width: number;
	/**
	 * On a map too narrow for names inside frames: the line that it takes under the map, neighbours on two
	 * lines in turn so that each has the room of two frames; null for a frame high on the map, whose name
	 * may run past its side.
	 */
	line: 1 | 2 | null;
}

interface Framed {
	width: number;
	height: number;
	insets: readonly MapInset[];
}

/** The names of the frames, in their order. */
export function insetNames({ width, height, insets }: Framed): InsetName[] {
	const row = insets
		.filter((inset) => inset.y + inset.height / 2 > height / 2)
		.sort((a, b) => a.x - b.x);
	return insets.map((inset) => {
		const rank = row.indexOf(inset);
		return {
			label: inset.label,
			left: round((inset.x / width) * 100),
			top: round((inset.y / height) * 100),
			width: round((inset.width / width) * 100),
			line: rank < 0 ? null : rank % 2 === 0 ? 1 : 2,
		};
	});
}
