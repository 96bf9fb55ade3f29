import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { asServed } from '$lib/server/served';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const SCRIPT = `
	Promise.all([
		import("./start.js"),
		import("./app.js")
	]).then(([kit, app]) => { kit.start(app); });
`;
const page = (script: string, allowed = script) =>
	`<html><head><link href="./a.js" rel="modulepreload"><meta http-equiv="content-security-policy" content="script-src 'self' '${hashOf(allowed)}'"></head><body><script>${script}</script></body></html>`;

test('the scripts wait for the reader, but those of a tool, and the policy allows the script as it is now, alone', () => {
	const html = asServed(page(SCRIPT), '/');
	const script = /<script>([^]*)<\/script>/.exec(html)?.[1] ?? '';
	expect(script).toMatch(/reader\.starts\(true\)\.then\(\(\) => Promise\.all\(\[\s*import\(/);
	expect(asServed(page(SCRIPT), '/explorer')).toContain('reader.starts(false)');
	expect(html).toContain(hashOf(script));
	expect(html).not.toContain(hashOf(SCRIPT));
	// What will run is fetched, but not at once.
	expect(html).not.toContain('modulepreload');
	expect(script).toContain('reader.fetches(["./a.js"])');
});

test('a page that starts otherwise stops the build', () => {
	expect(() => asServed(page('start()'), '/')).toThrow('was not found');
	expect(() => asServed(page(SCRIPT, 'another'), '/')).toThrow('its hash');
});
