import { createHash } from 'node:crypto';

/** How SvelteKit's script at the end of a page begins: it asks for the two entries of the site. */
const ENTRIES = /Promise\.all\(\[\s*import\([^)]*\),\s*import\([^)]*\)\s*\]\)/;

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

/**
 * Makes the scripts of a prerendered page wait for its first paint: on a slow machine the first figures
 * are seen before anything is run to bring them to life. A page in the background paints nothing: it
 * starts after a second all the same. The page's own content security policy follows.
 * @throws {Error} when the page does not start as expected: a new SvelteKit, to be looked at
 */
export function paintFirst(html: string): string {
	const script = [...html.matchAll(/<script>([^]*?)<\/script>/g)].find(([, text]) =>
		ENTRIES.test(text ?? ''),
	)?.[1];
	const hash = script && `'sha256-${digest(script)}'`;
	if (!script || !hash || !html.includes(hash))
		throw new Error('The script that starts a page was not found, or its hash.');
	const painted =
		'new Promise((start) => { requestAnimationFrame(() => setTimeout(start)); setTimeout(start, 1000); })';
	const later = script.replace(ENTRIES, (entries) => `${painted}.then(() => ${entries})`);
	return html.replace(script, () => later).replace(hash, () => `'sha256-${digest(later)}'`);
}
