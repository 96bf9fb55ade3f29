/** How long after the last change of a control the lists follow, in milliseconds. */
const REST_MS = 400;

/**
 * Asks a list again once controls have not changed for a while. To be called while a component starts.
 * @param key what the list depends on, as text
 * @param wanted whether the page shows more of it than it was served with
 */
export function askAtRest(key: () => string, wanted: () => boolean, ask: () => void): void {
	$effect(() => {
		key();
		if (!wanted()) return;
		const resting = setTimeout(ask, REST_MS);
		return () => clearTimeout(resting);
	});
}
