/**
 * `npm test`: packages, browser, lint, types, then every test; one closing line.
 * `npm test -- <words>`: only the tests of the files whose path holds one of the words, else the tests
 * whose name does; neither lint nor types.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepare, ROOT, run, runBeside } from './prepare.mjs';
import { choose } from './testChoice.mjs';

prepare();
const asked = process.argv.slice(2);
const files = readdirSync(resolve(ROOT, 'test'), { recursive: true })
	.map((file) => `test/${String(file).replaceAll('\\', '/')}`)
	.filter((path) => path.endsWith('.test.ts'))
	.map((path) => ({ path, text: readFileSync(resolve(ROOT, path), 'utf8') }));
const { filters, browser } = choose(asked, files);

/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env };
if (browser) {
	const { ensureBrowser } = await import('./browser.mjs');
	env.CAP10_CHROMIUM = await ensureBrowser();
}

const report = resolve(ROOT, '.cache/vitest.json');
mkdirSync(resolve(ROOT, '.cache'), { recursive: true });

/** @type {string[]} */
const failed = [];

/**
 * @typedef {{ name: string, command: string[], env?: NodeJS.ProcessEnv }} Step
 * Runs steps one after the other, each printed whole once it ends.
 * @param {readonly Step[]} steps
 */
async function inTurn(steps) {
	for (const { name, command, env: more } of steps) {
		const [program = '', ...args] = command;
		const { status, printed } = await runBeside(program, args, { ...env, ...more });
		console.log(`\n=== ${name}\n${printed.trim()}`);
		if (status !== 0) failed.push(name);
	}
}

const SITE = '.cache/sites/demo';

/** @type {Step[]} */
const BUILD = env.CAP10_SITE
	? []
	: [
			{
				name: 'Site',
				command: ['npx', 'vite', 'build', '--logLevel', 'error'],
				env: { NODE_ENV: 'production', CAP10_OUT: SITE },
			},
		];

// Two lanes, one a core: what reads the code, and what writes what SvelteKit generates.
if (asked.length === 0) {
	await Promise.all([
		inTurn([{ name: 'Lint et mise en forme', command: ['npm', 'run', '--silent', 'check:lint'] }]),
		inTurn([{ name: 'Types', command: ['npm', 'run', '--silent', 'check:types'] }, ...BUILD]),
	]);
	if (!failed.includes('Site')) env.CAP10_SITE ??= SITE;
}

console.log('\n=== Essais');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
if (run('npx', ['vitest', 'run', ...filters, ...reporters], { env }) !== 0) failed.push('Essais');

function counts() {
	try {
		const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
		return [numPassedTests, numFailedTests];
	} catch {
		return [0, 0];
	}
}
const [passed, broken] = counts();
if (failed.length > 0) console.error(`\nEn échec : ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${Math.max(broken, failed.length)} failed`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);
