import type { Snippet } from 'svelte';

/** An open-data file that holds the figures of charts, by name without extension. */
export type ChartFile = 'indicateur' | 'epreuves' | 'registre' | 'couverture' | 'demandes_fse';

interface FrameProps {
	/** The finding in words, made from the figures: `6 régions sur 26 atteignent 10 %`. */
	title: string;
	/** Heading level of the title; 3 by default. */
	level?: 2 | 3 | 4;
	/** Id of the figure, for links to it. */
	id?: string;
	/**
	 * Names the chart on its page, in the address where it can be embedded (`integrer/<page>/<name>/`); absent:
	 * a chart that only its reader has.
	 */
	name?: string;
	/** What is measured, with its unit and year. */
	subtitle?: string;
	/** One sentence that says how to read one mark: `En Bretagne, 9,8 % des achats…`. */
	reading?: string;
	/** Where the figures come from. */
	source: string;
	/** ISO date of the figures. */
	date: string;
	/** Licence of the figures, written on exported pictures. */
	licence?: string;
	/** The perimeter and filters as sentences, written on exported pictures. */
	filters?: readonly string[];
	/** Marks the figures as fictitious (`jeu.json`, `fictif`); false by default. */
	fictitious?: boolean;
	/** The figures wait for an answer: they stay, marked; false by default. */
	stale?: boolean;
	/** Why they do not come, in a sentence: it is said in place of the wait. */
	failure?: string | null;
	/** The chart. */
	children: Snippet;
	/** Downloads and links, in the foot. */
	actions?: Snippet;
}

/** The same figures as a table, built when a reader opens it; its file stands for it until then. */
interface FrameTable {
	table: Snippet;
	/** `telechargements/<file>.csv`: the link in the place of the table without JavaScript. */
	file: ChartFile;
}

export type ChartFrameProps = FrameProps & (FrameTable | { table?: never; file?: never });
