/** A piece of a sentence: words, or a figure with what opens its origin. */
interface SentencePart {
	text: string;
	/** Null: words, or a figure that has none. */
	onask: (() => void) | null;
}

/** A figure as the sentence prints it, and what opens its origin. */
export type AskedFigure = readonly [text: string, onask: (() => void) | null];

const DIGIT_BEFORE = /[\d,]$|\d[\u202f\u00a0]$/;
const DIGIT_AFTER = /^(?:[\d]|[,\u202f\u00a0]\d)/;

/** Where a figure stands in a text from a place on, never inside a longer number; -1 where it does not. */
function placeIn(text: string, figure: string, from: number): number {
	let at = text.indexOf(figure, from);
	while (at >= 0) {
		const end = at + figure.length;
		if (!DIGIT_BEFORE.test(text.slice(0, at)) && !DIGIT_AFTER.test(text.slice(end))) return at;
		at = text.indexOf(figure, at + 1);
	}
	return -1;
}

/**
 * A sentence cut at its figures.
 * @param figures in the order of the sentence; one that it does not print is left out
 */
export function sentenceParts(text: string, figures: readonly AskedFigure[]): SentencePart[] {
	const parts: SentencePart[] = [];
	let done = 0;
	for (const [figure, onask] of figures) {
		const at = figure === '' ? -1 : placeIn(text, figure, done);
		if (at < 0) continue;
		if (at > done) parts.push({ text: text.slice(done, at), onask: null });
		parts.push({ text: figure, onask });
		done = at + figure.length;
	}
	if (done < text.length) parts.push({ text: text.slice(done), onask: null });
	return parts;
}
