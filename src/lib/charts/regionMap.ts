import type { Cents } from '$lib/rules/sums';
import type { Detail, Figures } from './markWords';
import { detailOf, detailSentence } from './markWords';
import { number } from '$lib/format';
import type { RegionMap } from '$lib/geo/shapes';
import { shareClass } from './shareClasses';
import { round } from './scale';

export interface RegionMapValue extends Figures {
	label: string;
	/** The region's page, already resolved. */
	href: string;
	/** Euro cents missing; null when not computable; left out when not shown. */
	gap?: Cents | null;
	/** Whether the verdict holds under every trial; left out where there is none to try. */
	robust?: boolean;
	/** Anything else worth saying of the region. */
	detail?: string;
}

export interface RegionMapProps {
	/** Shapes of one edition of the regions. */
	map: RegionMap;
	/** Figures by region code. A shape without any is drawn as `sans donnée`, never as zero. */
	values: Readonly<Record<string, RegionMapValue>>;
	/** Accessible name outside a ChartFrame; inside, the frame names the map. */
	label?: string;
}

/** What a shape without any figure says: not zero, not « non calculable ». */
export const NO_FIGURES = 'sans donnée';

/** What a shape shows: `share-4`, `share-none` (not computable) or `share-absent` (no data). */
export type Paint = `share-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 'none' | 'absent'}`;

/** From which width of the map (px) a label fits its shape; null: at none. */
type LabelFrom = 0 | 480 | 640 | null;

interface Place {
	code: string;
	path: string;
	x: number;
	y: number;
	paint: Paint;
	undetermined: boolean;
	/** Another assumption would change its verdict. */
	sensitive: boolean;
	href: string | undefined;
	detail: Detail;
	sentence: string;
	/** The share on the map, without its unit: `9,8`. */
	text: string;
	labelFrom: LabelFrom;
	/** Where the label stands, percent of width and height. */
	left: number;
	top: number;
}

/** About 44 × 20 px: a share and some air round it, in px². */
const LABEL_ROOM = 900;

function labelFrom(area: number, width: number): LabelFrom {
	const needed = Math.sqrt((LABEL_ROOM * width * width) / area);
	return ([0, 480, 640] as const).find((from) => needed <= Math.max(from, 340)) ?? null;
}

/** The marks of the map, in the alphabetical order of their names: also the order of focus. */
export function regionPlaces(
	map: RegionMap,
	values: Readonly<Record<string, RegionMapValue>>,
): Place[] {
	return map.shapes
		.map((shape) => {
			const value = values[shape.code];
			const detail: Detail = value
				? detailOf(value.label, value, value.gap, value.detail)
				: { title: `Région ${shape.code}`, value: NO_FIGURES, lines: [] };
			const index = value ? shareClass(value.share) : null;
			const paint: Paint = !value ? 'share-absent' : `share-${index ?? 'none'}`;
			return {
				code: shape.code,
				path: shape.path,
				x: shape.x,
				y: shape.y,
				paint,
				undetermined: value?.verdict === 'undetermined',
				sensitive: value?.robust === false,
				href: value?.href,
				detail,
				sentence: detailSentence(detail),
				text: value && value.share !== null ? number(value.share * 100, 1) : '',
				labelFrom: labelFrom(shape.area, map.width),
				left: round((shape.x / map.width) * 100),
				top: round((shape.y / map.height) * 100),
			};
		})
		.sort((a, b) => a.detail.title.localeCompare(b.detail.title, 'fr'));
}
