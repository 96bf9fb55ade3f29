/**
 * What a page as served knows of its reader (`served.js`, which the build writes into each page). A page
 * opened to be read or printed is left alone: what was served has the machine to itself until a reader
 * moves, or twenty seconds have passed.
 */
interface Reader {
	/** Resolves at the reader's first sign. */
	readonly here: Promise<void>;
	/** Does again what a reader did before the page listened. */
	listens(): Promise<void>;
}

const served = (): Reader | undefined => (globalThis as { reader?: Reader }).reader;

/** Calls back at the reader's first sign; at once where nothing was served (`npm run dev`). */
export function withReader(then: () => void): void {
	void (served()?.here ?? Promise.resolve()).then(then);
}

/** To be called once the page listens: nothing that was done before is lost. */
export function pageListens(): void {
	void served()?.listens();
}
