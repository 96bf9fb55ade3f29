import { SHARE_CLASSES } from './shareClasses';

export interface PatternsProps {
	/** Start of every id, from `$props.id()` of the chart: two charts of a page never mix. */
	id: string;
}

/** Paint of undetermined marks, over the class. */
export const hatchFill = (id: string): string => `url(#${id}-hatch)`;

/** Paint of marks whose verdict another assumption would change, over the class. */
export const crossesFill = (id: string): string => `url(#${id}-crosses)`;

/** Paint of marks that cannot be computed. */
export const dotsFill = (id: string): string => `url(#${id}-dots)`;

/** Custom properties that give charts.css the print pattern of each share class. */
export function printFills(id: string): string {
	return SHARE_CLASSES.map((index) => `--print-${index}:url(#${id}-print-${index})`).join(';');
}
