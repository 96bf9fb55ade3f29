/** What tells that someone is there and may soon act. */
const SIGNS = [
	'pointermove',
	'pointerdown',
	'wheel',
	'touchstart',
	'scroll',
	'keydown',
	'focusin',
] as const;

/** Without any sign, how long the page is left as served, in milliseconds. */
const QUIET_MS = 20_000;

/**
 * Calls back at the reader's first sign, or once the page has long been quiet: until then what was
 * served has the machine to itself, and a page opened to be read or printed costs nothing more.
 * @returns what gives it up
 */
export function atFirstSign(then: () => void): () => void {
	function stop(): void {
		clearTimeout(quiet);
		for (const sign of SIGNS) removeEventListener(sign, begin, { capture: true });
	}
	function begin(): void {
		stop();
		then();
	}
	const quiet = setTimeout(begin, QUIET_MS);
	for (const sign of SIGNS) addEventListener(sign, begin, { capture: true, passive: true });
	return stop;
}
