import { createContext } from 'svelte';
import type { Answer } from '$lib/rules/answer';
import type { FigureKind } from '$lib/figures/figures';
import type { BuyerFigureKind, BuyerPlace } from '$lib/queries/traceBuyers';
import type { BaseSums } from '$lib/rules/sums';
import type { Origin } from '$lib/views/trace/origin';
import type { Shared } from './shared';

/** A figure of the indicator: the panel redoes it from the rows of the cube. */
export interface FigureTrace {
	type: 'figure';
	kind: FigureKind;
	/** The answer that the page draws: its question, its basis, its sums. */
	answer: Answer;
	scope: string;
	/** One segment; null: all of them. */
	segment: string | null;
	year: number;
	/** Whose data and engine: the published ones, or those of the reader's own files. */
	shared: Pick<Shared, 'site' | 'cells' | 'life'>;
}

/** A figure that no row of the cube makes: the page explains it, with the rows that it knows. */
export interface ExplainedTrace extends Origin {
	type: 'explained';
}

/** A figure of a buyer, of a level or of a ministry: made from the table of buyers. */
export interface BuyerTrace {
	type: 'buyer';
	kind: BuyerFigureKind;
	/** The buyer, the level or the ministry, in words. */
	label: string;
	sums: BaseSums;
	place: BuyerPlace;
	shared: Pick<Shared, 'site' | 'cells' | 'life'>;
}

export type TraceRequest = FigureTrace | ExplainedTrace | BuyerTrace;

/** Opens the panel « D’où vient ce chiffre ? ». */
export type OpenTrace = (request: TraceRequest) => void;

export const [useTrace, provideTrace] = createContext<OpenTrace>();
