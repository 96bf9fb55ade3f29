import { readdir, readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';

const MOST_ELEMENTS = 2_500;
const MOST_BYTES = 350_000;

/** Elements of a page as served: start tags, but for what a script or a comment holds. */
function elements(html: string): number {
	const bare = html
		.replace(/<!--[^]*?-->/g, '')
		.replace(/(<(script|style)\b[^>]*>)[^]*?<\/\2>/g, '$1');
	return bare.match(/<[a-z][^>]*>/gi)?.length ?? 0;
}

// A tired laptop lays out and wakes all that a page holds.
test('no page is heavy as served', async () => {
	const folder = inject('siteFolder');
	const files = await readdir(folder, { recursive: true });
	const pages = files.filter((file) => file.endsWith('.html'));
	expect(pages.length).toBeGreaterThan(130);
	const heavy: string[] = [];
	for (const page of pages) {
		const html = await readFile(`${folder}/${page}`, 'utf8');
		const [count, bytes] = [elements(html), Buffer.byteLength(html)];
		if (count > MOST_ELEMENTS || bytes > MOST_BYTES)
			heavy.push(`${page}: ${count} elements, ${bytes} bytes`);
	}
	expect(heavy).toEqual([]);
});
