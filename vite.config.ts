import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Where the site is built; `CAP10_OUT` lets the tests build several sites side by side. */
const out = process.env.CAP10_OUT ?? 'build';

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ pages: out, assets: out, precompress: false, strict: true }),
			files: { assets: 'public' },
			alias: { $data: 'data' },
			paths: { relative: true },
			prerender: { entries: ['*'], handleHttpError: 'fail', handleMissingId: 'fail' },
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['self'],
					'script-src': ['self', 'wasm-unsafe-eval'],
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
	],
	build: { target: 'es2022' },
	test: {
		projects: ['unit', 'queries', 'pipeline', 'charts', 'e2e'].map((name) => ({
			extends: true,
			test: {
				name,
				environment: 'node',
				include: [`test/${name}/**/*.test.ts`],
				testTimeout: name === 'e2e' ? 120_000 : 30_000,
				hookTimeout: 240_000,
			},
		})),
	},
});
