/**
 * `npm run bench`: what a reader waits for, measured in a real browser beside a naive page, in one
 * run, since machines differ and are noisy. Prints milliseconds and the ratio; asserts nothing.
 * `npm run bench -- scale`: the pipeline on millions of lines, beside a bare aggregation.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fail, prepare, ROOT, run } from './prepare.mjs';

prepare();
if (process.argv[2] === 'scale') {
	const { benchScale } = await import('../test/bench/scale/run.mjs');
	await benchScale(ROOT, process.argv.slice(3));
	process.exit(0);
}
const { chromium } = await import('playwright-core');
const { build } = await import('vite');
const { ensureBrowser } = await import('./browser.mjs');
const { serve } = await import('./serve.mjs');
const { measureBasins } = await import('../test/bench/basinRepaint.mjs');
const { measureControl, percentile } = await import('../test/bench/controlLatency.mjs');

const SITE = resolve(ROOT, '.cache/sites/bench');
const ROUNDS = 3;
/** Every threshold of the slider but the one shown, none twice in a page's life, far from in order. */
const THRESHOLDS = Array.from({ length: 50 }, (_, i) => 31 + ((i * 19) % 50)).filter(
	(threshold) => threshold !== 50,
);
const WARM_UP = 9;

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
	executablePath: await ensureBrowser({ whole: true }),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

/** Milliseconds of each change of the threshold on a page, once its engine answers. */
async function timesOf(
	/** @type {string} */ path,
	/** @type {string} */ watch,
	{ height = 900, ahead = true } = {},
) {
	const page = await browser.newPage({ viewport: { width: 1280, height } });
	await page.goto(server.url + path);
	// The engine starts at the reader's first move.
	await page.mouse.move(5, 5);
	await page.mouse.move(9, 9);
	await page.locator('html[data-engine="ready"]').waitFor({ timeout: 60_000 });
	// What is asked ahead is asked in idle moments: without them, the engine answers while the hand waits.
	if (!ahead) await page.evaluate(() => (window.requestIdleCallback = () => 0));
	// The engine is warmed up while the page is idle.
	await page.waitForTimeout(4000);
	const options = { pick: 'input[type=range]', watch };
	const [first, then] = [THRESHOLDS.slice(0, WARM_UP), THRESHOLDS.slice(WARM_UP)];
	await page.evaluate(measureControl, { ...options, values: first });
	const times = await page.evaluate(measureControl, { ...options, values: then });
	await page.close();
	return times;
}

/** A window that holds every chart of the page: nothing is out of sight. */
const WHOLE_PAGE = 5000;

/** @type {Record<'ours' | 'whole' | 'unprepared' | 'naive', number[]>} */
const found = { ours: [], whole: [], unprepared: [], naive: [] };
for (let round = 0; round < ROUNDS; round += 1) {
	found.ours.push(...(await timesOf('', 'main .figure .value')));
	found.whole.push(...(await timesOf('', 'main .figure .value', { height: WHOLE_PAGE })));
	found.unprepared.push(
		...(await timesOf('', 'main .figure .value', { height: WHOLE_PAGE, ahead: false })),
	);
	found.naive.push(...(await timesOf('naive/', '.value')));
}
const coverage = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await coverage.goto(`${server.url}facilitateurs/`);
await coverage.mouse.move(5, 5);
await coverage.mouse.move(9, 9);
await coverage.locator('svg[data-drawing] path[tabindex="0"]').waitFor({ timeout: 60_000 });
const basins = await coverage.evaluate(measureBasins, 40);
await browser.close();
await server.close();

const line = (/** @type {number[]} */ times) =>
	`p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
const ratio = (/** @type {number[]} */ times, /** @type {number} */ p) =>
	(percentile(times, p) / percentile(found.naive, p)).toFixed(2);
console.log(
	`\nD’un contrôle aux graphiques redessinés, ${THRESHOLDS.length - WARM_UP} seuils × ${ROUNDS} (${availableParallelism()} cœurs)`,
);
console.log(`  page naïve, en entier            ${line(found.naive)}`);
/** @type {[keyof typeof found, string][]} */
const OURS = [
	['ours', 'Cap 10, fenêtre de 900'],
	['whole', 'Cap 10, en entier'],
	['unprepared', 'Cap 10, en entier, rien d’avance'],
];
for (const [name, label] of OURS) {
	const times = found[name];
	console.log(
		`  ${label.padEnd(32)} ${line(times)} (× ${ratio(times, 0.5)} et × ${ratio(times, 0.95)})`,
	);
}
console.log(`\nD’une mesure à la carte des 306 bassins repeinte, 40 fois : ${line(basins)}`);
