import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import { compile } from 'svelte/compiler';

const ROOT = join(import.meta.dirname, '../..');
const LIB = join(ROOT, 'src/lib');

/** The style sheet of the site, with those that it imports in their place. */
function siteStyle(): string {
	const sheet = readFileSync(join(ROOT, 'src/app.css'), 'utf8');
	return sheet.replace(/@import '([^']+)';/g, (_, path: string) =>
		readFileSync(join(ROOT, 'src', path), 'utf8'),
	);
}

/** A component with what it imports, and the style sheets that they load, nearest to the leaves first. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file)) return found;
	const source = readFileSync(file, 'utf8');
	for (const [, path = ''] of source.matchAll(
		/^\s*import (?:\w+ from )?'([^']+\.(?:svelte|css))'/gm,
	)) {
		const inner = path.startsWith('$lib/') ? join(LIB, path.slice(5)) : join(dirname(file), path);
		if (inner.endsWith('.svelte')) filesOf(inner, found);
		else found.add(inner);
	}
	return found.add(file);
}

interface ScopedStyle {
	/** Empty where the component has none. */
	css: string;
	/** The class that scopes it. */
	scope: string;
}

const compiled = new Map<string, ScopedStyle>();

/** The style of a component as Svelte writes it; compiled once for all charts that draw it. */
function scopedStyle(file: string): ScopedStyle {
	const known = compiled.get(file);
	if (known) return known;
	let scope = '';
	const { css } = compile(readFileSync(file, 'utf8'), {
		filename: file,
		rootDir: ROOT,
		generate: 'server',
		css: 'external',
		cssHash: ({ hash, filename }) => (scope = `svelte-${hash(filename)}`),
	});
	const style = { css: css?.code ?? '', scope };
	compiled.set(file, style);
	return style;
}

/**
 * Whether a selector can match: each class and element that it names is in the markup. One that names
 * none (`::selection`) is of the page, not of the chart.
 */
function matches(selector: string, markup: ReadonlySet<string>): boolean {
	if (/^(:root|\*(::\w+)?)$/.test(selector)) return true;
	const part = /\[class\*='([^']+)'\]/.exec(selector)?.[1];
	if (part) return [...markup].some((name) => name.startsWith('.') && name.includes(part));
	const plain = selector
		.replace(/:(?:not|where|global)\((?:[^()]|\([^()]*\))*\)/g, '')
		.replace(/::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]/g, '');
	const named = [...plain.matchAll(/\.?[a-z][\w-]*/gi)];
	return named.length > 0 && named.every(([name]) => markup.has(name));
}

/** A picture keeps the faces that any machine has, and does not move. */
function isOfPicture(at: AtRule): boolean {
	if (at.name === 'font-face') return at.toString().includes('local(');
	return /^(media|container)$/.test(at.name) && !at.params.includes('reduced-motion');
}

/** Takes away the rules that match nothing. */
function pruneRules(sheet: Root, markup: ReadonlySet<string>): void {
	sheet.walkAtRules((at) => void (isOfPicture(at) || at.remove()));
	sheet.walkComments((comment) => void comment.remove());
	sheet.walkRules((rule) => {
		rule.selectors = rule.selectors.filter((selector) => matches(selector, markup));
		if (rule.selector === '') rule.remove();
	});
}

/** Takes away the custom properties that nothing reads, then the rules that are empty. */
function pruneTokens(sheet: Root): void {
	for (let removed = -1; removed !== 0;) {
		const read = new Set(
			[...sheet.toString().matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name),
		);
		removed = 0;
		sheet.walkDecls(/^--/, (declaration) => {
			if (read.has(declaration.prop)) return;
			declaration.remove();
			removed += 1;
		});
	}
	sheet.walkRules((rule) => void (rule.nodes.length === 0 && rule.remove()));
	sheet.walkAtRules((at) => void (at.nodes?.length === 0 && at.remove()));
}

export interface Styled {
	html: string;
	css: string;
}

/**
 * The markup of a chart with the style that it has on a page: the site's, the charts' and its own, less
 * what it does not use. Classes that scope a style bear the name of its component.
 *
 * @param file the component, from src/lib, such as `charts/Ranking.svelte`
 */
export function styled(file: string, rendered: string): Styled {
	let html = rendered;
	const sheets = [siteStyle()];
	for (const path of filesOf(join(LIB, file))) {
		if (path.endsWith('.css')) {
			sheets.splice(1, 0, readFileSync(path, 'utf8'));
			continue;
		}
		const { css, scope } = scopedStyle(path);
		if (css === '') continue;
		const name = `in-${basename(relative(ROOT, path), '.svelte')}`;
		html = html.replaceAll(scope, name);
		sheets.push(css.replaceAll(scope, name));
	}
	const names = [...html.matchAll(/<([a-z][\w-]*)|class="([^"]*)"/gi)].flatMap(
		([, tag, classes]) => (tag ? [tag] : (classes ?? '').split(/\s+/).map((name) => `.${name}`)),
	);
	const sheet = postcss.parse(sheets.join('\n'));
	pruneRules(sheet, new Set(['body', ...names]));
	pruneTokens(sheet);
	return { html, css: sheet.toString() };
}
