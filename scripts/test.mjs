/** `npm test`: packages, browser, lint, types, then every test; one closing line. */
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

prepare();
const { ensureBrowser } = await import('./browser.mjs');
const env = { ...process.env, CAP10_CHROMIUM: await ensureBrowser() };

const report = resolve(ROOT, '.cache/vitest.json');
mkdirSync(resolve(ROOT, '.cache'), { recursive: true });

const STEPS = [
	['Types', 'npm', ['run', '--silent', 'check:types']],
	['Lint et mise en forme', 'npm', ['run', '--silent', 'check:lint']],
	[
		'Essais',
		'npx',
		['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
	],
];

const failed = [];
for (const [name, command, args] of STEPS) {
	console.log(`\n=== ${name}`);
	if (run(command, args, { env }) !== 0) failed.push(name);
}

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
