/**
 * `npm run bench`: what a reader waits for, measured in a real browser beside a naive page, in one
 * run, since machines differ and are noisy. Prints milliseconds and the ratio; asserts nothing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fail, prepare, ROOT, run } from './prepare.mjs';

prepare();
const { chromium } = await import('playwright-core');
const { build } = await import('vite');
const { ensureBrowser } = await import('./browser.mjs');
const { serve } = await import('./serve.mjs');
const { measureControl, percentile } = await import('../test/bench/controlLatency.mjs');

const SITE = resolve(ROOT, '.cache/sites/bench');
const ROUNDS = 3;
const THRESHOLDS = [65, 40, 55, 60, 70, 35, 45, 50];
const CHANGES = 48;

const start = performance.now();
if (
	run('npx', ['vite', 'build', '--logLevel', 'error'], { env: { ...process.env, CAP10_OUT: SITE } })
) {
	fail('Le site à mesurer n’a pas été construit.');
}
console.log(
	`Construction du site de démonstration : ${((performance.now() - start) / 1000).toFixed(1)} s`,
);

/** The naive page, built beside the site and given the addresses of its files. */
async function buildNaive() {
	await build({
		configFile: false,
		root: resolve(ROOT, 'test/bench/naive'),
		base: './',
		logLevel: 'error',
		publicDir: false,
		resolve: { alias: { $lib: resolve(ROOT, 'src/lib') } },
		build: { outDir: resolve(SITE, 'naive'), emptyOutDir: true, target: 'es2022' },
	});
	const map = JSON.parse(readFileSync(resolve(SITE, 'cartes/regions-2010.json'), 'utf8'));
	const { tableFromIPC } = await import('apache-arrow');
	const tables = readdirSync(resolve(SITE, 'tables')).map((file) => ({
		name: file.replace('.arrow', ''),
		url: `../tables/${file}`,
		rows: tableFromIPC(readFileSync(resolve(SITE, 'tables', file))).numRows,
	}));
	const engine = readdirSync(resolve(SITE, 'moteur'));
	const address = (/** @type {string} */ end) =>
		`../moteur/${engine.find((file) => file.endsWith(end))}`;
	writeFileSync(
		resolve(SITE, 'naive.json'),
		JSON.stringify({
			module: address('.gzip'),
			worker: address('.js'),
			tables,
			paths: map.shapes.map((/** @type {{ code: string, path: string }} */ shape) => ({
				code: shape.code,
				path: shape.path,
			})),
		}),
	);
}

await buildNaive();
const server = await serve(SITE);
const browser = await chromium.launch({
	executablePath: await ensureBrowser(),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

/** Milliseconds of each change of the threshold on a page, once its engine answers. */
async function timesOf(/** @type {string} */ path, /** @type {string} */ watch) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.goto(server.url + path);
	await page.locator('html[data-engine="ready"]').waitFor({ timeout: 60_000 });
	await page.waitForTimeout(1500);
	const values = Array.from({ length: CHANGES }, (_, i) => THRESHOLDS[i % THRESHOLDS.length] ?? 50);
	const options = { pick: 'input[type=range]', watch, values };
	await page.evaluate(measureControl, { ...options, values: values.slice(0, 16) });
	const times = await page.evaluate(measureControl, options);
	await page.close();
	return times;
}

/** @type {Record<'ours' | 'naive', number[]>} */
const found = { ours: [], naive: [] };
for (let round = 0; round < ROUNDS; round += 1) {
	found.ours.push(...(await timesOf('', 'main .figure .value')));
	found.naive.push(...(await timesOf('naive/', '.value')));
}
await browser.close();
await server.close();

const line = (/** @type {number[]} */ times) =>
	`p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
console.log(`\nD’un contrôle à tous les graphiques redessinés (${availableParallelism()} cœurs)`);
console.log(`  Cap 10       ${line(found.ours)}`);
console.log(`  page naïve   ${line(found.naive)}`);
console.log(
	`  rapport      p50 × ${(percentile(found.ours, 0.5) / percentile(found.naive, 0.5)).toFixed(2)}, ` +
		`p95 × ${(percentile(found.ours, 0.95) / percentile(found.naive, 0.95)).toFixed(2)}`,
);
