import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Folder of the built demonstration site. */
		siteFolder: string;
		/** Where it is served, at the root. */
		siteUrl: string;
		browserPath: string;
	}
}

/** Builds a site from a data folder, as a publisher does; `data` defaults to the demonstration. */
export function buildSite(out: string, data?: string): void {
	const done = spawnSync('npx', ['vite', 'build', '--logLevel', 'error'], {
		// The test runner's own mode would build a development site.
		env: {
			...process.env,
			NODE_ENV: 'production',
			CAP10_OUT: out,
			...(data ? { CAP10_DATA: data } : {}),
		},
		encoding: 'utf8',
	});
	if (done.status !== 0) throw new Error(`Build failed:\n${done.stdout}\n${done.stderr}`);
}

/** Builds and serves the demonstration once for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const browser = await findBrowser();
	if (!browser)
		throw new Error('No browser: run npm test, or give CAP10_CHROMIUM=/path/to/chromium');
	// CAP10_SITE names a site already built, to repeat one test quickly.
	const folder = resolve(process.env.CAP10_SITE ?? '.cache/sites/demo');
	// The sites of other folders need what a build leaves behind.
	const left = existsSync('.svelte-kit/output/server/manifest-full.js');
	if (!process.env.CAP10_SITE || !left) buildSite(folder);
	const server = await serve(folder);
	project.provide('siteFolder', folder);
	project.provide('siteUrl', server.url);
	project.provide('browserPath', browser);
	return async () => {
		await server.close();
	};
}
