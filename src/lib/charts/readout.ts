import type { Detail } from './markWords';

/** The hint of a plot of regions. */
export const REGIONS_HINT =
	'Survolez ou touchez une région, ou parcourez-les avec les flèches du clavier : ses chiffres s’affichent ici.';

export interface ReadoutProps {
	/** Id of the words, for `aria-describedby`. */
	id: string;
	/** What is hovered or focused; null shows the hint. */
	detail: Detail | null;
	/** How to fill the readout. Hidden where there is no JavaScript or no screen. */
	hint: string;
}
