import { getContext, setContext } from 'svelte';

/** Ids that a ChartFrame lends to the chart inside it. */
interface FrameIds {
	/** Id of the title. */
	title: string;
	/** Id of the one-sentence reading. */
	reading: string | undefined;
}

const KEY = Symbol('chart frame');

/** Called by ChartFrame. */
export function provideFrame(ids: () => FrameIds): void {
	setContext(KEY, ids);
}

/** ARIA attributes of a chart: named by its frame, or by its own label outside any frame. */
interface ChartNaming {
	'aria-label'?: string;
	'aria-labelledby'?: string;
	'aria-describedby'?: string;
}

/** Called by a chart while it starts; the answer is a function so that it follows the frame. */
export function chartNaming(): (label?: string) => ChartNaming {
	const ids = getContext<(() => FrameIds) | undefined>(KEY);
	return (label) => {
		if (label) return { 'aria-label': label };
		if (!ids) return {};
		const { title, reading } = ids();
		return reading
			? { 'aria-labelledby': title, 'aria-describedby': reading }
			: { 'aria-labelledby': title };
	};
}
