import { createHash } from 'node:crypto';
import served from '$lib/ui/reader/served.js?raw';

/** How SvelteKit's script at the end of a page begins: it asks for the two entries of the site. */
const ENTRIES = /Promise\.all\(\[\s*import\([^)]*\),\s*import\([^)]*\)\s*\]\)/;

/** The scripts that a page will need, as SvelteKit names them in its head. */
const NEEDED = /<link href="([^"]*)" rel="modulepreload">\s*/g;

/** Pages that are tools: they start by themselves, since nothing on them is there to be read first. */
const TOOLS: readonly (string | null)[] = ['/donnees', '/explorer', '/simulateur'];

/** The script as pages carry it: without its comments. */
const SERVED = served.replace(/^\s*(?:\/\/|\/?\*).*\n/gm, '');

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

/**
 * Makes a prerendered page stand as served until its reader shows up: its scripts are fetched once the
 * line is free and run at the first sign, or after the first paint where the page is a tool or its
 * address asks a question. The page's own content security policy follows.
 * @throws {Error} when the page does not start as expected: a new SvelteKit, to be looked at
 */
export function asServed(html: string, route: string | null): string {
	const script = [...html.matchAll(/<script>([^]*?)<\/script>/g)].find(([, text]) =>
		ENTRIES.test(text ?? ''),
	)?.[1];
	const hash = script && `'sha256-${digest(script)}'`;
	if (!script || !hash || !html.includes(hash))
		throw new Error('The script that starts a page was not found, or its hash.');
	const waits = !TOOLS.includes(route);
	const needed = [...html.matchAll(NEEDED)].map(([, file]) => file);
	const later =
		`${SERVED}reader.fetches(${JSON.stringify(needed)});` +
		script.replace(ENTRIES, (entries) => `reader.starts(${waits}).then(() => ${entries})`);
	return html
		.replace(script, () => later)
		.replace(hash, () => `'sha256-${digest(later)}'`)
		.replace(NEEDED, '');
}
