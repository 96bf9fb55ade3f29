/** Finds a Chromium for the tests, or gets one; no browser is a failure, never a skip. */
import { existsSync } from 'node:fs';
import { fail, run } from './prepare.mjs';

const KNOWN = [
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

/** Path of an installed browser, or null. `CAP10_CHROMIUM` wins. */
export async function findBrowser() {
	const chosen = process.env.CAP10_CHROMIUM;
	if (chosen) return existsSync(chosen) ? chosen : null;
	const known = KNOWN.find((path) => existsSync(path));
	if (known) return known;
	const { chromium } = await import('playwright-core');
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Path of a browser, fetched if there is none. */
export async function ensureBrowser() {
	const found = await findBrowser();
	if (found) return found;
	console.log('Aucun navigateur trouvé : installation…');
	const root = process.platform === 'linux' && process.getuid?.() === 0;
	if (root && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update', '-qq']);
		run('apt-get', ['install', '-y', '-qq', 'chromium']);
	} else {
		run('npx', ['playwright-core', 'install', 'chromium']);
	}
	const got = await findBrowser();
	if (got) return got;
	return fail(
		[
			'Les essais demandent un navigateur Chromium, Chrome ou Edge, et aucun n’a été trouvé ni installé.',
			'En installer un (Debian : apt-get install chromium), ou donner son chemin : CAP10_CHROMIUM=/chemin npm test',
		].join('\n'),
	);
}
