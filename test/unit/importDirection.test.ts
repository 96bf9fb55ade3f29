import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const PURE = ['rules', 'contract', 'format', 'once'];
const DATA = [...PURE, 'figures', 'engine', 'geo', 'queries', 'pipeline'];
const SHOWN = [...DATA, 'exports', 'ui', 'charts', 'views'];

/**
 * Each room and the rooms that it may import from, itself aside, from the inside out. A room is a folder
 * of src/lib, but `format` and `once` (src/lib/format.ts, once.ts), `routes` (src/routes) and `src` (what
 * stands beside it).
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	rules: [],
	contract: [],
	format: [],
	once: [],
	figures: PURE,
	engine: PURE,
	geo: PURE,
	queries: [...PURE, 'figures', 'engine', 'geo'],
	pipeline: [...PURE, 'engine', 'queries'],
	exports: [...DATA, 'ui'],
	ui: [...DATA, 'exports'],
	charts: [...DATA, 'exports', 'ui'],
	views: [...DATA, 'charts', 'ui'],
	pages: [...DATA, 'views'],
	files: [...DATA, 'ui'],
	server: [...DATA, 'ui', 'views', 'pages'],
	state: [...SHOWN, 'pages', 'files'],
	sections: [...SHOWN, 'pages', 'state'],
	own: [...SHOWN, 'pages', 'files', 'state', 'sections'],
	past: [...SHOWN, 'pages', 'state', 'sections'],
	routes: [...SHOWN, 'pages', 'files', 'server', 'state', 'sections', 'own', 'past'],
	src: [...SHOWN, 'pages', 'server', 'state'],
};

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesUnder(path);
		return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
	});
}

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** The path from the root that a specifier of a file reaches, or null outside src. */
function reached(file: string, specifier: string): string | null {
	const path = specifier.startsWith('$lib/')
		? `src/lib/${specifier.slice('$lib/'.length)}`
		: specifier.startsWith('.')
			? join(dirname(file), specifier)
			: '';
	return path.startsWith('src/') ? path : null;
}

function roomOf(path: string): string {
	const [, first = '', second = ''] = path.split('/');
	if (first === 'lib') return second.replace(/\.ts$/, '');
	return first === 'routes' ? 'routes' : 'src';
}

interface Import {
	file: string;
	path: string;
	from: string;
	to: string;
}

const imports: Import[] = filesUnder('src').flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, specifier = '']) => {
		const path = reached(file, specifier);
		// `$types` is what SvelteKit says of a page.
		if (path === null || path.endsWith('/$types')) return [];
		return [{ file, path, from: roomOf(file), to: roomOf(path) }];
	}),
);
const told = ({ file, path }: Import) => `${file} imports ${path}`;

test('imports go from the outside in: rules know nothing, routes know every room', () => {
	expect(Object.keys(ALLOWED)).toEqual(expect.arrayContaining(imports.map(({ from }) => from)));
	expect(
		imports
			.filter(({ from, to }) => from !== to && !ALLOWED[from]?.includes(to))
			// The style of the whole site.
			.filter(({ path }) => path !== 'src/app.css')
			.map(told),
	).toEqual([]);
});

test('no two rooms import each other, but a table offers its file and a file holds a table', () => {
	const pairs = new Set(imports.map(({ from, to }) => `${from} ${to}`));
	const mutual = [...pairs].filter((pair) => {
		const [from = '', to = ''] = pair.split(' ');
		return from < to && pairs.has(`${to} ${from}`);
	});
	expect(mutual).toEqual(['exports ui']);
});

test('a page imports from its own folder and from $lib: what two pages share is in lib/sections', () => {
	expect(
		imports
			.filter(({ from, to }) => from === 'routes' && to === 'routes')
			.filter(({ file, path }) => dirname(path) !== dirname(file))
			.map(told),
	).toEqual([]);
});

test('only what runs in Node imports from server', () => {
	expect(
		imports
			.filter(({ from, to }) => from === 'routes' && to === 'server')
			.filter(({ file }) => !/\/\+(page\.|layout\.)?server\.ts$/.test(file))
			.map(told),
	).toEqual([]);
});

test('the tree of the README and the table of docs/architecture.md name every room', () => {
	const rooms = Object.keys(ALLOWED).filter((room) => !['format', 'once', 'src'].includes(room));
	const tree = [...readFileSync('README.md', 'utf8').matchAll(/^ {2,4}(\w+)\/ /gm)];
	expect(tree.map(([, room]) => room)).toEqual(expect.arrayContaining(rooms));
	const table = readFileSync('docs/architecture.md', 'utf8').split('## Les pièces')[1] ?? '';
	const named = [...table.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, room]) => room),
	);
	expect(named).toEqual(expect.arrayContaining([...rooms, 'format', 'once']));
});

test('the walk sees imports: a rule that imported the engine would be caught', () => {
	expect(roomOf(reached('src/lib/rules/target.ts', '$lib/engine/engine') ?? '')).toBe('engine');
	expect(roomOf(reached('src/lib/rules/esf/assess.ts', '../../engine/engine') ?? '')).toBe(
		'engine',
	);
	expect(roomOf(reached('src/lib/rules/target.ts', './sums') ?? '')).toBe('rules');
	expect(roomOf(reached('src/lib/views/ways.ts', '../../routes/fse/files') ?? '')).toBe('routes');
});
