/**
 * `npm test`: packages, browser, lint, types, then every test; one closing line.
 * `npm test -- <words>`: only the tests of the files whose path holds one of the words, else the tests
 * whose name does.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepare, ROOT, run, runBeside } from './prepare.mjs';

prepare();
const { ensureBrowser } = await import('./browser.mjs');
const env = { ...process.env, CAP10_CHROMIUM: await ensureBrowser() };

/**
 * What the runner is told to run.
 * @param {string[]} words
 */
function choice(words) {
	const files = readdirSync(resolve(ROOT, 'test'), { recursive: true }).map(
		(file) => `test/${file}`,
	);
	const named = words.some((word) => files.some((file) => file.includes(word)));
	return words.length === 0 || named ? words : ['--testNamePattern', words.join(' ')];
}
const asked = process.argv.slice(2);

const report = resolve(ROOT, '.cache/vitest.json');
mkdirSync(resolve(ROOT, '.cache'), { recursive: true });

/** Read the code without running it: side by side, one a core. */
const READINGS = [
	['Types', 'npm', ['run', '--silent', 'check:types']],
	['Lint et mise en forme', 'npm', ['run', '--silent', 'check:lint']],
];

/** @type {string[]} */
const failed = [];
const readings = asked.length === 0 ? READINGS : [];
const read = await Promise.all(readings.map(([, command, args]) => runBeside(command, args, env)));
for (const [i, [name]] of readings.entries()) {
	console.log(`\n=== ${name}\n${read[i].printed.trim()}`);
	if (read[i].status !== 0) failed.push(name);
}

console.log('\n=== Essais');
const tests = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
if (run('npx', ['vitest', 'run', ...choice(asked), ...tests], { env }) !== 0) failed.push('Essais');

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
