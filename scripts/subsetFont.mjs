/**
 * Makes `public/fonts/inter-cap10.woff2` from the Inter of the dependencies: the glyphs that French
 * needs, weights 400 to 700, tabular figures kept. Run it by hand when the dependency changes:
 * `node scripts/subsetFont.mjs`. The result is committed, so that a build needs no font tool.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { addAlias } from './fontCmap.mjs';

const require = createRequire(import.meta.url);
const inter = (name) => require.resolve(`@fontsource-variable/inter/${name}`);
const target = (name) => fileURLToPath(new URL(`../public/fonts/${name}`, import.meta.url));

/** The page budget: one font, 40 kB. */
const LIMIT = 40_000;

const range = (from, to) =>
	Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const ASCII = range(0x20, 0x7e);
/** No-break space, « », °, ½, ×, ÷ and every accented letter of western Europe. */
const LATIN_1 = range(0xa0, 0xff);
/** Œ œ Ÿ, dashes, quotes, ellipsis, per mille, thin space, €, true minus, sort arrows. */
const FRENCH = 'ŒœŸ–—‘’“”…‰\u2009€−↑↓';

const THIN_SPACE = 0x2009;
const NARROW_NO_BREAK_SPACE = 0x202f;

const OPTIONS = {
	variationAxes: { wght: { min: 400, max: 700 } },
	keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum'],
	noHinting: true,
};
const text = ASCII + LATIN_1 + FRENCH;

const source = await readFile(inter('files/inter-latin-wght-normal.woff2'));
const subset = await subsetFont(source, text, { ...OPTIONS, targetFormat: 'truetype' });
const aliased = addAlias(subset, NARROW_NO_BREAK_SPACE, THIN_SPACE);
const font = await subsetFont(aliased, text + String.fromCodePoint(NARROW_NO_BREAK_SPACE), {
	...OPTIONS,
	targetFormat: 'woff2',
});

if (font.length > LIMIT) throw new Error(`Font too heavy: ${font.length} bytes, limit ${LIMIT}`);

await writeFile(target('inter-cap10.woff2'), font);
await writeFile(target('OFL.txt'), await readFile(inter('LICENSE')));
console.log(`public/fonts/inter-cap10.woff2: ${font.length} bytes`);
