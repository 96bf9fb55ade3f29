/** What search engines ask at the root of a site: `sitemap.xml`, and where it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {string} address of the site, with its last slash
 * @param {Iterable<string>} pages their paths, from the root of the site
 * @returns {string} the text of `sitemap.xml`
 */
export function sitemap(address, pages) {
	const entries = [...pages]
		.sort()
		.map(
			(page) =>
				`\t<url><loc>${escaped(new URL(page.replace(/^\//, ''), address).href)}</loc></url>\n`,
		);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}

/**
 * The same adapter, that also writes the map of the pages and names it in `robots.txt`, where the site says
 * its address: without one there is no map, whose addresses must be whole.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} out folder of the site
 * @param {string | undefined} given `CAP10_URL`
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withSitemap(adapter, out, given) {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			if (!given) return;
			const address = given.endsWith('/') ? given : `${given}/`;
			writeFileSync(join(out, 'sitemap.xml'), sitemap(address, builder.prerendered.pages.keys()));
			const robots = join(out, 'robots.txt');
			const told = readFileSync(robots, 'utf8').trimEnd();
			writeFileSync(robots, `${told}\nSitemap: ${address}sitemap.xml\n`);
		},
	};
}
