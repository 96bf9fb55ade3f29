/** How long to wait for a frame of a page that is not shown, in milliseconds. */
const PATIENCE_MS = 1000;

/** Resolves when the browser has painted a frame; after a second in a page that is not shown. */
export function painted(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve));
		setTimeout(resolve, PATIENCE_MS);
	});
}

/** Resolves once something of the page is painted: at once when it is. */
export async function firstPainted(): Promise<void> {
	if (performance.getEntriesByType('paint').length === 0) await painted();
}
