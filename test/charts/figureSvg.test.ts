import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser } from '../../scripts/browser.mjs';

/**
 * `figureSvg` reads what a browser has laid out: it is tried in one, on a figure written here with the
 * same means as the charts (HTML texts over an SVG drawing, gradients, a turned header).
 */
const FIGURE = `
	<style>
		body { margin: 0; font: 16px/20px sans-serif; color: rgb(10, 20, 30); background: rgb(250, 250, 250) }
		.chart-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden }
		.as-image .chart-live { display: none }
		figure { margin: 0; width: 400px; border-top: 2px solid rgb(1, 2, 3) }
		svg { display: block; width: 400px; height: 20px }
		.bar { fill: rgb(0, 128, 0) }
		.hatch { --fill: rgb(200, 100, 0); height: 20px;
			background: repeating-linear-gradient(135deg, black 0 1px, rgb(200, 100, 0) 1px 5px) }
		.plated { --fill: rgb(0, 90, 90); width: 100px; height: 20px; background:
			linear-gradient(var(--fill) 0 0) center / 40px 10px no-repeat,
			repeating-linear-gradient(135deg, black 0 1px, var(--fill) 1px 5px) }
		.dash { width: 20px; height: 10px;
			background: linear-gradient(rgb(9, 9, 9), rgb(9, 9, 9)) center / 8px 1px no-repeat }
		.turned { writing-mode: vertical-rl }
	</style>
	<figure>
		<h3>Moins de 10&nbsp;% &amp; plus</h3>
		<p class="chart-live">Survolez</p>
		<svg aria-hidden="true"><a href="/x"><rect class="bar" width="50%" height="20" /></a></svg>
		<div class="hatch"></div>
		<div class="plated"></div>
		<div class="dash"></div>
		<span class="turned">Nettoyage</span>
		<span class="chart-hidden">caché</span>
		<details class="chart-live" open><summary>Tableau</summary>9,8</details>
	</figure>`;

let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
	browser = await chromium.launch({
		executablePath: String(await ensureBrowser()),
		args: ['--no-sandbox'],
	});
	page = await browser.newPage();
	await page.setContent(FIGURE);
	for (const name of ['figureSvg', 'svgToPng']) {
		const source = await readFile(
			new URL(`../../src/lib/exports/${name}.ts`, import.meta.url),
			'utf8',
		);
		const { outputText } = ts.transpileModule(source, {
			compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
		});
		await page.addScriptTag({ content: outputText.replace(/^export /gm, '') });
	}
});

afterAll(() => browser?.close());

/** `figureSvg` of the page's figure, read again as a document so that it is known to be well formed. */
const picture = (notes: string[] = []) =>
	page.evaluate((lines) => {
		const draw = (globalThis as unknown as { figureSvg: (f: Element, n: string[]) => string })
			.figureSvg;
		const figure = document.querySelector('figure');
		if (!figure) throw new Error('no figure');
		const svg = draw(figure, lines);
		const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
		return {
			svg,
			faults: read.querySelectorAll('parsererror').length,
			texts: [...read.querySelectorAll('text')].map((text) => text.textContent),
			classes: figure.className,
		};
	}, notes);

test('the picture holds what a reader sees, and the notes', async () => {
	const { texts, faults } = await picture([
		'Exercice 2012 <toutes familles>',
		'Licence Ouverte 2.0',
	]);
	expect(faults).toBe(0);
	expect(texts).toEqual([
		'Moins de 10\u00a0% & plus',
		'Nettoyage',
		'Exercice 2012 <toutes familles>',
		'Licence Ouverte 2.0',
	]);
});

test('drawings carry their colours and places, and no link', async () => {
	const { svg } = await picture();
	expect(svg).toMatch(/<rect width="200" height="20" fill="rgb\(0, 128, 0\)"/);
	expect(svg).not.toContain('href');
});

test('a hatched box keeps its class under the hatch', async () => {
	const { svg } = await picture();
	expect(svg).toMatch(/fill="rgb\(200, 100, 0\)"\/><rect [^>]*fill="url\(#image-hatch\)"/);
});

test('the plate under a figure stays, over the hatch', async () => {
	const { svg } = await picture();
	const over = svg.slice(svg.indexOf('fill="rgb(0, 90, 90)"'));
	expect(over).toMatch(
		/^fill="rgb\(0, 90, 90\)"\/><rect [^>]*url\(#image-hatch\)"\/><rect [^>]*width="40" height="10" fill="rgb\(0, 90, 90\)"/,
	);
});

test('the dash of a key is drawn, and nothing more', async () => {
	const { svg } = await picture();
	expect(svg).toMatch(/width="8" height="1" fill="rgb\(9, 9, 9\)"/);
	expect(svg.match(/rgb\(9, 9, 9\)/g)).toHaveLength(1);
});

test('a turned header is turned, and the figure is left as it was', async () => {
	const { svg, classes } = await picture();
	expect(svg).toMatch(/rotate\(-90\)" [^>]*>Nettoyage</);
	expect(classes).toBe('');
});

test('the picture can be drawn as PNG', async () => {
	const type = await page.evaluate(async () => {
		const { figureSvg: draw, svgToPng } = globalThis as unknown as {
			figureSvg: (figure: Element | null) => string;
			svgToPng: (svg: string) => Promise<Blob>;
		};
		const bytes = new Uint8Array(
			await (await svgToPng(draw(document.querySelector('figure')))).arrayBuffer(),
		);
		return String.fromCharCode(...bytes.slice(1, 4));
	});
	expect(type).toBe('PNG');
});
