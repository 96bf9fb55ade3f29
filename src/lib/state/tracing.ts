import { createContext } from 'svelte';
import type { Answer } from '$lib/queries/answer';
import type { FigureKind } from '$lib/queries/trace';
import type { Explanation } from '$lib/views/trace/explanation';
import type { Live } from './live';

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
	live: Pick<Live, 'site' | 'life'>;
}

/** A figure that no row of the cube makes: the page explains it. */
export interface ExplainedTrace {
	type: 'explained';
	explanation: Explanation;
	/** The published file that holds the rows, by name: `couverture`. */
	file: string;
}

export type TraceRequest = FigureTrace | ExplainedTrace;

/** Opens the panel « D’où vient ce chiffre ? ». */
export type OpenTrace = (request: TraceRequest) => void;

export const [useTrace, provideTrace] = createContext<OpenTrace>();
