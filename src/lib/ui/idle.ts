/** How long to wait for an idle moment, in milliseconds. */
const PATIENCE_MS = 500;

/** Resolves when the page has nothing better to do, or after half a second. */
export function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis)
			requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
		else setTimeout(resolve, 50);
	});
}
