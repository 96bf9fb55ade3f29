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

/** What a page says: its text, as a reader sees it, but for code. */
function said(html: string): string {
	const bare = html.replace(/<!--[^]*?-->/g, '');
	const parts = bare.replace(/<(script|style|code|pre|textarea)\b[^>]*>[^]*?<\/\1>/g, '');
	return parts.replace(/<[^>]+>/g, '').replaceAll('&nbsp;', NBSP);
}

const NBSP = '\u00a0';

/** A sign that a line could start with, away from its word; a list of units or of times is not one. */
const LOOSE = /.{0,30}(?:[\p{L}\d%€)”’][ \n\t]+[:;?!»](?![\p{L}\d])|«[ \n\t]|\d [%€]).{0,20}/gu;

async function pages(): Promise<(readonly [page: string, html: string])[]> {
	const folder = inject('siteFolder');
	const files = await readdir(folder, { recursive: true });
	const found = files.filter((file) => file.endsWith('.html'));
	expect(found.length).toBeGreaterThan(130);
	return Promise.all(
		found.map(async (page) => [page, await readFile(`${folder}/${page}`, 'utf8')] as const),
	);
}

test('no sign is left alone at the start of a line', async () => {
	const loose = new Map<string, string>();
	for (const [page, html] of await pages())
		for (const [found] of said(html).matchAll(LOOSE)) loose.set(found.replace(/\s+/g, ' '), page);
	expect([...loose].slice(0, 20)).toEqual([]);
});

// A slow laptop lays out and hydrates all that a page holds.
test('no page is heavy as served', async () => {
	const heavy: string[] = [];
	for (const [page, html] of await pages()) {
		const [count, bytes] = [elements(html), Buffer.byteLength(html)];
		if (count > MOST_ELEMENTS || bytes > MOST_BYTES)
			heavy.push(`${page}: ${count} elements, ${bytes} bytes`);
	}
	expect(heavy).toEqual([]);
});
