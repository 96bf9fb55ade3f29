import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { paintFirst } from '$lib/server/paintFirst';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const SCRIPT = `
	Promise.all([
		import("./start.js"),
		import("./app.js")
	]).then(([kit, app]) => { kit.start(app); });
`;
const page = (script: string, allowed = script) =>
	`<html><head><meta http-equiv="content-security-policy" content="script-src 'self' '${hashOf(allowed)}'"></head><body><script>${script}</script></body></html>`;

test('the scripts wait for a frame, and the policy allows the script as it is now, alone', () => {
	const html = paintFirst(page(SCRIPT));
	const script = /<script>([^]*)<\/script>/.exec(html)?.[1] ?? '';
	expect(script.indexOf('requestAnimationFrame')).toBeGreaterThan(-1);
	expect(script.indexOf('requestAnimationFrame')).toBeLessThan(script.indexOf('import('));
	expect(html).toContain(hashOf(script));
	expect(html).not.toContain(hashOf(SCRIPT));
});

test('a page that starts otherwise stops the build', () => {
	expect(() => paintFirst(page('start()'))).toThrow('was not found');
	expect(() => paintFirst(page(SCRIPT, 'another'))).toThrow('its hash');
});
