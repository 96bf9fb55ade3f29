/** Finds a Chromium for the tests, or gets one; no browser is a failure, never a skip. */
import { existsSync } from 'node:fs';
import { fail, run } from './prepare.mjs';

/** Chromium without its windows: the same pages, for less than half the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';

const WHOLE = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/microsoft-edge',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of an installed browser, or null. `CAP10_CHROMIUM` wins.
 * @param {{ whole?: boolean }} [options] `whole` prefers the browser of a reader, to measure what they wait for
 */
export async function findBrowser({ whole = false } = {}) {
	const chosen = process.env.CAP10_CHROMIUM;
	if (chosen) return existsSync(chosen) ? chosen : null;
	const known = (whole ? [...WHOLE, SHELL] : [SHELL, ...WHOLE]).find((path) => existsSync(path));
	if (known) return known;
	const { chromium } = await import('playwright-core');
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * Whether Debian could install a package.
 * @param {string} name
 */
const install = (name) => run('apt-get', ['install', '-y', '-qq', name]) === 0;

/**
 * Path of a browser, fetched if there is none.
 * @param {{ whole?: boolean }} [options] as for {@link findBrowser}
 */
export async function ensureBrowser(options) {
	const found = await findBrowser(options);
	if (found) return found;
	console.log('Aucun navigateur trouvé : installation…');
	const root = process.platform === 'linux' && process.getuid?.() === 0;
	if (root && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update', '-qq']);
		// A release too old to have the shell has the whole browser.
		if (options?.whole || !install('chromium-headless-shell')) install('chromium');
	} else {
		run('npx', ['playwright-core', 'install', 'chromium']);
	}
	const got = await findBrowser(options);
	if (got) return got;
	return fail(
		[
			'Les essais demandent un navigateur Chromium, Chrome ou Edge, et aucun n’a été trouvé ni installé.',
			'En installer un (Debian : apt-get install chromium-headless-shell), ou donner son chemin : CAP10_CHROMIUM=/chemin npm test',
		].join('\n'),
	);
}
