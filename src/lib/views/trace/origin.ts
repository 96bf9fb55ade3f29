import type { RowsBehind } from '../rows/behind';

/** What the panel « D’où vient ce chiffre ? » says of a figure, whatever the figure. */
export interface Explanation {
	/** What is measured. */
	label: string;
	/** Where and when: `Bretagne, Nettoyage de locaux, 2012`. */
	place: string;
	/** The figure as printed. */
	value: string;
	/** What it is, in one or two sentences. */
	definition: string;
	/** Where its rule is written. */
	source: string;
	/** In words, the same with the figures, and what it gives. */
	formula: { words: string; numbers: string; result: string };
	/** What was kept, in words. */
	filters: readonly string[];
}

/** Where a figure comes from when no row of the cube makes it. */
export interface Origin extends Explanation {
	/** The rows, or how to get them; left out: there is none to show. */
	rows?: RowsBehind | (() => Promise<RowsBehind>);
	/** The published file that holds them, by name: `couverture`. */
	file?: string;
	/** Why no row is shown; left out: the figure is made from others of the page. */
	why?: string;
}
