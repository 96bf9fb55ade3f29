import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What each folder of src/lib may import from, itself aside. `format` is src/lib/format.ts. */
const PURE = ['rules', 'contract', 'format'];
const DATA = [...PURE, 'figures', 'engine', 'pipeline', 'queries', 'geo'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	rules: [],
	contract: [],
	format: [],
	figures: PURE,
	engine: PURE,
	pipeline: DATA,
	queries: DATA,
	geo: DATA,
	views: [...DATA, 'charts', 'ui'],
	state: [...DATA, 'charts', 'ui', 'views', 'files', 'pages'],
	charts: [...DATA, 'ui', 'exports'],
	ui: [...DATA, 'exports'],
	exports: [...DATA, 'ui'],
	pages: [...DATA, 'views'],
	files: [...DATA, 'ui'],
	sections: [...DATA, 'charts', 'exports', 'pages', 'state', 'ui', 'views'],
	own: [...DATA, 'files', 'pages', 'sections', 'state', 'ui', 'views'],
	server: [...DATA, 'views', 'pages', 'ui'],
};

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesUnder(path);
		return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
	});
}

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** The folder of src/lib that a specifier reaches from a file, or null outside src/lib. */
function reached(file: string, specifier: string): string | null {
	const path = specifier.startsWith('$lib/')
		? specifier.slice('$lib/'.length)
		: specifier.startsWith('.')
			? join(file, '..', specifier).replace(/^src\/lib\//, '')
			: null;
	if (path === null || path.startsWith('..') || path.startsWith('src/')) return null;
	return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

test('imports go from the outside in: rules know nothing, routes may know everything', () => {
	const wrong = filesUnder('src/lib').flatMap((file) => {
		const from = (file.split('/')[2] ?? '').replace(/\.ts$/, '');
		const allowed = ALLOWED[from];
		if (!allowed) return [`${file}: folder ${from} has no rule here`];
		return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
			.map(([, specifier = '']) => reached(file, specifier))
			.filter((to) => to !== null && to !== from && !allowed.includes(to))
			.map((to) => `${file} imports ${to}`);
	});
	expect(wrong).toEqual([]);
});

test('the walk sees imports: a rule that imported the engine would be caught', () => {
	expect(reached('src/lib/rules/target.ts', '$lib/engine/engine')).toBe('engine');
	expect(reached('src/lib/rules/esf/assess.ts', '../../engine/engine')).toBe('engine');
	expect(reached('src/lib/rules/target.ts', './sums')).toBe('rules');
});
