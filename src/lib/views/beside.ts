/**
 * Data that a page is drawn from, and that stand in a file beside it: they would make what is served
 * heavier and are needed only once it is hydrated. They are whole where the page is drawn from nothing, at
 * build or on the reader's own files; the data written in a page hold none of them, and its `load`
 * fetches the file.
 */
export class Beside<Data> {
	/** @param data null in the browser until the file has come */
	constructor(readonly data: Data | null = null) {}
}
