import type { Detail } from './detail';

export interface ReadoutProps {
	/** Id of the words, for `aria-describedby`. */
	id: string;
	/** What is hovered or focused; null shows the hint. */
	detail: Detail | null;
	/** How to make the readout speak. Hidden where there is no JavaScript or no screen. */
	hint: string;
}
