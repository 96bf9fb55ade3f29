/**
 * `npm run bench`: what a reader waits for, measured in a real browser beside two other pages, in one
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
const { measureControl, measureStart, percentile } =
	await import('../test/bench/controlLatency.mjs');

const SITE = resolve(ROOT, '.cache/sites/bench');
const ROUNDS = 3;
/** Every threshold of the slider but the one shown, none twice in a page's life, far from in order. */
const THRESHOLDS = Array.from({ length: 50 }, (_, i) => 31 + ((i * 19) % 50)).filter(
	(threshold) => threshold !== 50,
);

const start = performance.now();
if (
	run('npx', ['vite', 'build', '--logLevel', 'error'], { env: { ...process.env, CAP10_OUT: SITE } })
) {
	fail('Le site à mesurer n’a pas été construit.');
}
console.log(
	`Construction du site de démonstration : ${((performance.now() - start) / 1000).toFixed(1)} s`,
);

/** The pages set beside ours: one asks DuckDB a query a chart, the other sums typed columns. */
const OTHERS = ['floor', 'naive'];

/** Builds them beside the site, and gives them the addresses of its files. */
async function buildOthers() {
	await build({
		configFile: false,
		root: resolve(ROOT, 'test/bench/pages'),
		base: './',
		logLevel: 'error',
		publicDir: false,
		resolve: { alias: { $lib: resolve(ROOT, 'src/lib') } },
		build: {
			outDir: resolve(SITE, 'pages'),
			emptyOutDir: true,
			target: 'es2022',
			rolldownOptions: {
				input: OTHERS.map((name) => resolve(ROOT, `test/bench/pages/${name}.html`)),
			},
		},
	});
	const json = (/** @type {string} */ file) =>
		JSON.parse(readFileSync(resolve(SITE, file), 'utf8'));
	const { tableFromIPC } = await import('apache-arrow');
	const tables = readdirSync(resolve(SITE, 'tables')).map((file) => ({
		name: file.replace('.arrow', ''),
		url: `../tables/${file}`,
		rows: tableFromIPC(readFileSync(resolve(SITE, 'tables', file))).numRows,
	}));
	const segments = tableFromIPC(readFileSync(resolve(SITE, 'tables/segments.arrow')));
	const engine = readdirSync(resolve(SITE, 'moteur'));
	const address = (/** @type {string} */ end) =>
		`../moteur/${engine.find((file) => file.endsWith(end))}`;
	writeFileSync(
		resolve(SITE, 'pages.json'),
		JSON.stringify({
			module: address('.gzip'),
			worker: address('.js'),
			tables,
			cells: readdirSync(resolve(SITE, 'cellules')).map((file) => `../cellules/${file}`),
			segments: segments.toArray().map(({ code, achats_courants, main_oeuvre }) => ({
				code,
				current: achats_courants,
				share: main_oeuvre / 1e6,
			})),
			paths: json('cartes/regions-2010.json').shapes.map(
				(/** @type {{ code: string, path: string }} */ { code, path }) => ({ code, path }),
			),
		}),
	);
}

await buildOthers();
const server = await serve(SITE);
const browser = await chromium.launch({
	executablePath: await ensureBrowser({ whole: true }),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

/** A slow laptop: a quarter of this machine's speed, 10 Mbit/s with 40 ms of latency. */
const SLOW = { cpu: 4, latency: 40, throughput: 10e6 / 8 };

/** @typedef {{ figure: number, answer: number, first: number, later: number[] }} Measured */

/**
 * In milliseconds: from navigation to the first figure, and to the first answer; the first move of the
 * threshold once the page is hydrated; the later ones.
 * @param {string} path @param {string} watch @param {boolean} slow
 * @returns {Promise<Measured>}
 */
async function measurePage(path, watch, slow) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const fresh = async () => {
		const page = await context.newPage();
		const client = await context.newCDPSession(page);
		await client.send('Network.enable');
		await client.send('Network.setCacheDisabled', { cacheDisabled: true });
		if (slow) {
			await client.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
			await client.send('Network.emulateNetworkConditions', {
				offline: false,
				latency: SLOW.latency,
				downloadThroughput: SLOW.throughput,
				uploadThroughput: SLOW.throughput,
			});
		}
		await page.goto(server.url + path, { waitUntil: 'commit' });
		return page;
	};
	const options = { pick: 'input[type=range]', watch };
	// A first question asked as soon as its figure is there.
	const eager = await fresh();
	const { figure, answer } = await eager.evaluate(measureStart, { ...options, value: 65 });
	await eager.close();
	const page = await fresh();
	await page.locator('html[data-awake]').waitFor({ state: 'attached', timeout: 120_000 });
	await page.waitForTimeout(1000);
	const [first = NaN, ...later] = await page.evaluate(measureControl, {
		...options,
		values: THRESHOLDS,
	});
	await context.close();
	return { figure, answer, first, later };
}

/** @type {[name: string, label: string, path: string, watch: string][]} */
const PAGES = [
	['ours', 'Cap 10', '', 'main .figure .value'],
	['floor', 'plancher, sans moteur', 'pages/floor.html', '.value'],
	['naive', 'naïve, DuckDB', 'pages/naive.html', '.value'],
];

const median = (/** @type {readonly number[]} */ times) => percentile([...times], 0.5);

for (const slow of [false, true]) {
	/** @type {Record<string, Measured[]>} */
	const found = {};
	// In turn, so that a machine that slows down slows all of them.
	for (let round = 0; round < ROUNDS; round += 1)
		for (const [name, , path, watch] of PAGES)
			(found[name] ??= []).push(await measurePage(path, watch, slow));
	const told = (/** @type {string} */ name) => {
		const runs = found[name] ?? [];
		const later = runs.flatMap((run) => run.later);
		return [
			median(runs.map(({ figure }) => figure)),
			median(runs.map(({ answer }) => answer)),
			median(runs.map(({ first }) => first)),
			percentile(later, 0.5),
			percentile(later, 0.95),
		];
	};
	console.log(
		`\n${slow ? 'Portable lent (processeur ÷ 4, 10 Mbit/s)' : 'Sans ralentir'}, ${ROUNDS} passages, ${availableParallelism()} cœurs, en millisecondes`,
	);
	console.log(
		`${''.padEnd(24)}${['1er chiffre', '1re réponse', '1er geste', 'gestes p50', 'gestes p95'].map((head) => head.padStart(13)).join('')}`,
	);
	const floor = told('floor');
	for (const [name, label] of PAGES) {
		const line = told(name);
		console.log(label.padEnd(24) + line.map((time) => time.toFixed(0).padStart(13)).join(''));
		if (name === 'ours')
			console.log(
				'  rapport au plancher'.padEnd(24) +
					line.map((time, i) => `× ${(time / (floor[i] ?? NaN)).toFixed(2)}`.padStart(13)).join(''),
			);
	}
}
const coverage = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await coverage.goto(`${server.url}facilitateurs/`);
await coverage.locator('svg[data-drawing] path[tabindex="0"]').waitFor({ timeout: 60_000 });
const basins = await coverage.evaluate(measureBasins, 40);
await browser.close();
await server.close();

const line = (/** @type {number[]} */ times) =>
	`p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
console.log(`\nD’une mesure à la carte des 306 bassins repeinte, 40 fois : ${line(basins)}`);
