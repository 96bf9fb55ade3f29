import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform, type ZoomTransform } from 'd3-zoom';
import { LARGEST_ZOOM, type MapView } from './basinMap';

/** What one press of a button or a key enlarges, and the part of the view that it moves. */
const STEP = 1.6;
const SHIFT = 0.2;

/** What moves the view of a map, besides gestures. */
export interface ZoomControls {
	/** Enlarges (1) or shrinks (-1) by a step, round the middle of the view. */
	step(direction: 1 | -1): void;
	/** Moves the view by a part of its size: 1 right or down, -1 left or up. */
	shift(x: number, y: number): void;
	/** Brings a point of the map to the middle of the view. */
	centre(x: number, y: number): void;
	/** Takes a view that something else chose, for gestures to start from; its own is left as it is. */
	follow(view: MapView): void;
}

/**
 * Lets a reader enlarge and move a map: Ctrl and the wheel, dragging once it is enlarged, two fingers. A
 * wheel or a finger alone moves the page, as everywhere; a click or a tap moves nothing.
 * @param width of the map, in its own units, as `height`
 * @param onview told of each view that a gesture or a control makes
 */
export function mapZoom(
	svg: SVGSVGElement,
	{ width, height }: { width: number; height: number },
	onview: (view: MapView) => void,
): ZoomControls & { stop(): void } {
	let following = false;
	let scale = 1;
	const behaviour = zoom<SVGSVGElement, unknown>()
		.scaleExtent([1, LARGEST_ZOOM])
		.extent([
			[0, 0],
			[width, height],
		])
		.translateExtent([
			[0, 0],
			[width, height],
		])
		// A touch screen may be there without being told of.
		.touchable(() => true)
		.filter((event: Event) => {
			if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
			if (event instanceof MouseEvent) return event.button === 0 && scale > 1;
			return 'touches' in event && (event as TouchEvent).touches.length > 1;
		})
		.on('zoom', ({ transform: { x, y, k } }: { transform: ZoomTransform }) => {
			scale = k;
			if (!following) onview({ x, y, k });
		});
	const drawing = select(svg).call(behaviour).on('dblclick.zoom', null);
	return {
		step: (direction) => behaviour.scaleBy(drawing, STEP ** direction),
		shift: (x, y) =>
			behaviour.translateBy(drawing, (-x * SHIFT * width) / scale, (-y * SHIFT * height) / scale),
		centre: (x, y) => behaviour.translateTo(drawing, x, y),
		follow({ x, y, k }) {
			const at = zoomTransform(svg);
			if (at.x === x && at.y === y && at.k === k) return;
			following = true;
			behaviour.transform(drawing, zoomIdentity.translate(x, y).scale(k));
			following = false;
		},
		stop: () => drawing.on('.zoom', null),
	};
}
