import type { Snippet } from 'svelte';

export interface ChartFrameProps {
	/** The finding in words, made from the figures: `6 régions sur 26 atteignent 10 %`. */
	title: string;
	/** Heading level of the title; 3 by default. */
	level?: 2 | 3 | 4;
	/** Id of the figure, for links to it. */
	id?: string;
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
	/** The chart. */
	children: Snippet;
	/** The same figures as a table, under a disclosure that works without JavaScript. */
	table?: Snippet;
	/** Downloads and links, in the foot. */
	actions?: Snippet;
}
