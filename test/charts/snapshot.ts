import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';
import { styled, type Styled } from './chartStyle';
import { rendered } from './markup';

export const SNAPSHOTS = join(import.meta.dirname, 'snapshots');

/** Ids numbered by first use and numbers to two decimals: what moves for no reason a reader sees. */
function steady(html: string): string {
	const seen = new Map<string, string>();
	return html
		.replace(/\b(s\d+)-(?=[a-z])/g, (_, id: string) => {
			if (!seen.has(id)) seen.set(id, `id${seen.size + 1}`);
			return `${seen.get(id)}-`;
		})
		.replace(/-?\d+\.\d{3,}/g, (found) => String(Math.round(Number(found) * 100) / 100));
}

/** HTML as XML: drawings name their language, and no entity is XML's stranger. */
function asXml(html: string): string {
	let depth = 0;
	return html.replaceAll('&nbsp;', '\u00a0').replace(/<(\/?)svg\b/g, (tag, closing: string) => {
		if (closing) depth -= 1;
		else depth += 1;
		return !closing && depth === 1 ? '<svg xmlns="http://www.w3.org/2000/svg"' : tag;
	});
}

/** A chart and its style as one SVG file, drawn as on a page: charts are HTML over SVG. */
function pictureOf({ html, css }: Styled, [width, height]: readonly [number, number]): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 32}" height="${height + 32}">
		<style>${css}</style>
		<foreignObject width="100%" height="100%">
			<body xmlns="http://www.w3.org/1999/xhtml" style="min-height:100%;padding:16px">
				${asXml(steady(html))}
			</body>
		</foreignObject>
	</svg>`;
}

/**
 * Compares a chart with `snapshots/<name>.svg`, a picture to open in a browser and to review like any
 * change. When they differ, `<name>-changed.svg` is written beside it; to accept it, rename it. A missing
 * picture is written, but fails where `CI` is set: a picture nobody has looked at proves nothing.
 *
 * @param name of its file in src/lib/charts, less its capital: `ranking` for `Ranking.svelte`
 * @param size width and height of the picture in pixels, without its margin
 */
export async function expectSnapshot<Props>(
	name: string,
	component: (internals: never, props: Props) => unknown,
	props: NoInfer<Props>,
	size: readonly [width: number, height: number],
): Promise<void> {
	const file = join(SNAPSHOTS, `${name}.svg`);
	const changed = join(SNAPSHOTS, `${name}-changed.svg`);
	const source = `charts/${name.replace(/^./, (letter) => letter.toUpperCase())}.svelte`;
	const drawn = pictureOf(styled(source, rendered(component, props)), size);
	const found = await format(drawn, { ...(await resolveConfig(file)), parser: 'html' });
	rmSync(changed, { force: true });
	if (!existsSync(file)) {
		expect(process.env['CI'], `the snapshot ${name}.svg is missing`).toBeFalsy();
		writeFileSync(file, found);
	}
	const expected = readFileSync(file, 'utf8');
	if (found !== expected) writeFileSync(changed, found);
	expect(found, `see ${name}-changed.svg`).toBe(expected);
}
