/**
 * What `npm test` was asked to run.
 * @typedef {{ path: string, text: string }} TestFile `path` from the root, with slashes
 * @typedef {{ filters: string[], browser: boolean }} Choice
 *   `filters` is what the runner is told; `browser` whether a file of them opens the site
 */

/** @param {readonly TestFile[]} files */
const opensSite = (files) => files.some(({ path }) => path.startsWith('test/e2e/'));

/**
 * The test files whose path holds one of the words, where each is in some path; else the tests whose
 * name holds them all as one, which are looked for only in the files that write that name. What begins with `-` goes to the runner.
 * @param {readonly string[]} asked
 * @param {readonly TestFile[]} files
 * @returns {Choice}
 */
export function choose(asked, files) {
	const options = asked.filter((word) => word.startsWith('-'));
	const words = asked.filter((word) => !word.startsWith('-'));
	if (words.length === 0) return { filters: options, browser: opensSite(files) };
	const of = (/** @type {string} */ word) => files.filter(({ path }) => path.includes(word));
	if (words.every((word) => of(word).length > 0))
		return { filters: [...words, ...options], browser: opensSite(words.flatMap(of)) };
	const name = words.join(' ');
	const holding = files.filter(({ text }) => text.includes(name));
	// A name made of parts stands whole in no file.
	const tried = holding.length > 0 ? holding : files;
	const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return {
		filters: ['--testNamePattern', pattern, ...holding.map(({ path }) => path), ...options],
		browser: opensSite(tried),
	};
}
