import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { withSitemap } from './scripts/sitemap.mjs';
import { sourceDigest } from './scripts/sourceDigest.mjs';
import { siteAdapter } from './src/lib/server/siteAdapter.ts';

/** Where the site is built; `CAP10_OUT` lets the tests build several sites side by side. */
const out = process.env.CAP10_OUT ?? 'build';

/**
 * What six entries share is one file: a page asks for a dozen files rather
 * than seventy of less than a kilobyte, each of which costs a slow machine some milliseconds. For the
 * browser only; what is loaded on demand (engine, files, editor) keeps files of its own.
 */
const SHARED = {
	name: 'commun',
	test: /src[\\/]lib[\\/](sections|ui|charts|rules|state|views|format|figures|queries)|node_modules[\\/](svelte|@sveltejs|esm-env|d3-)/,
	minShareCount: 5,
};

/**
 * Has browsers that know the mark compile all functions of the shared file as it arrives, beside the page,
 * rather than two thousand of them one by one while the page is hydrated. It must be the first line: Vite
 * writes before what the bundler puts there.
 */
const compiledAtOnce: Plugin = {
	name: 'compiled-at-once',
	generateBundle: {
		order: 'post',
		handler(_, bundle) {
			for (const file of Object.values(bundle))
				if (file.type === 'chunk' && file.name === SHARED.name)
					file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
		},
	},
};

/** The one script written in `app.html`: pages forbid any other but those that SvelteKit writes. */
function earlyScriptHash(): `sha256-${string}` {
	const html = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
	const script = /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? '';
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** Published only where the data set says so, or holds applications; any other route must be. */
const MAY_BE_UNSEEN = ['/detail/', '/fse/[demande]'];

function handleUnseenRoutes({ routes, message }: { routes: string[]; message: string }): void {
	const expected = (route: string) => MAY_BE_UNSEEN.some((start) => route.startsWith(start));
	if (!routes.every(expected)) throw new Error(message);
}

/** Test files at a time: one a core, and one more in the browser, which waits between two clicks. */
const WORKERS = 2;
const BROWSER_WORKERS = 3;

/**
 * Tests whose files leave nothing behind them: they share the modules that they import, rather than
 * each loading them again, which took twice as long as the tests.
 */
const STATELESS = ['unit', 'charts', 'queries', 'pipeline'];

/** Of `npm run test:long` alone: what no change should wait for. */
const LONG = ['long'];

export default defineConfig(({ isSsrBuild, mode }) => ({
	plugins: [
		sveltekit({
			adapter: withSitemap(siteAdapter(out), out, process.env.CAP10_URL),
			files: { assets: 'public' },
			alias: { $data: 'data' },
			paths: { relative: true },
			// The date by default: each publication of new figures would have every script fetched again.
			version: { name: sourceDigest(import.meta.dirname) },
			// A page paints as soon as its HTML is there: no style sheet to wait for.
			inlineStyleThreshold: 100_000,
			prerender: {
				entries: ['*'],
				handleHttpError: 'fail',
				handleMissingId: 'fail',
				handleUnseenRoutes,
			},
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['self'],
					'script-src': ['self', 'wasm-unsafe-eval', earlyScriptHash()],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'connect-src': ['self', 'blob:'],
					'worker-src': ['self', 'blob:'],
					'img-src': ['self', 'data:', 'blob:'],
					'font-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['self'],
					'form-action': ['none'],
				},
			},
		}),
		compiledAtOnce,
	],
	// The worker that reads own files loads its heavy parts only when a file asks for them.
	worker: { format: 'es' },
	build: {
		target: 'es2022',
		// Compressing every file only to print its size took a tenth of the build.
		reportCompressedSize: false,
		rolldownOptions: {
			checks: { pluginTimings: false },
			...(!isSsrBuild && {
				output: { codeSplitting: { groups: [SHARED] } },
			}),
		},
	},
	test: {
		projects: [
			...[...STATELESS, ...(mode === 'long' ? LONG : [])].map((name) => ({
				extends: true as const,
				mode,
				test: {
					name,
					include: [`test/${name}/**/*.test.ts`],
					isolate: false,
					testTimeout: 240_000,
					maxWorkers: WORKERS,
					// A worker has a core of its own; on small tables, a second one costs more than it brings.
					env: { CAP10_COEURS: '1' },
					hookTimeout: 240_000,
				},
			})),
			{
				extends: true as const,
				mode,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					isolate: false,
					setupFiles: ['test/support/e2eHooks.ts'],
					globalSetup: ['test/support/e2eSetup.ts'],
					testTimeout: 360_000,
					hookTimeout: 240_000,
					// A loaded machine may take seconds for what a reader sees at once.
					expect: { poll: { timeout: 15_000 } },
					maxWorkers: BROWSER_WORKERS,
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
}));
