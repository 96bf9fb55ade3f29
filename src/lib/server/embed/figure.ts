import { posix } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';

/** A chart of a page, as it stands alone. */
export interface EmbeddedChart {
	/** Name of the chart on its page. */
	name: string;
	title: string;
	/** The figure, then its table; links are those of the page. */
	figure: HTMLElement;
	/** Drawings that it refers to elsewhere in the page. */
	defs: readonly HTMLElement[];
}

/** What only a script answers to. */
const LIVE =
	'.chart-live, .no-print, .print-only, button, input, select, [data-embed-table], .waiting';

/** Ids that a drawing refers to. */
function referred(text: string): string[] {
	return [...text.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map(([, id = '']) => id);
}

function withoutScriptNeeds(within: HTMLElement): void {
	for (const sorted of within.querySelectorAll('th button')) sorted.replaceWith(sorted.innerHTML);
	for (const live of within.querySelectorAll(LIVE)) live.remove();
	for (const focused of within.querySelectorAll('svg [tabindex]'))
		focused.removeAttribute('tabindex');
}

/** The charts of a page that may be embedded: the first of each name. */
export function chartsOf(html: string): EmbeddedChart[] {
	const page = parse(html);
	const found = new Map<string, EmbeddedChart>();
	for (const figure of page.querySelectorAll('figure[data-embed]')) {
		const name = figure.getAttribute('data-embed') ?? '';
		if (found.has(name)) continue;
		const table = figure.querySelector('[data-embed-table]')?.innerHTML;
		withoutScriptNeeds(figure);
		if (table !== undefined) {
			const foot = figure.querySelector('figcaption');
			foot?.insertAdjacentHTML(
				'beforebegin',
				`<details class="figures"><summary>Tableau</summary><div class="table-box">${table}</div></details>`,
			);
			const box = figure.querySelector('.figures');
			if (box) withoutScriptNeeds(box);
		}
		const defs = [...new Set(referred(figure.outerHTML))].flatMap((id) => {
			const drawn = page.getElementById(id);
			return drawn === null || figure.getElementById(id) ? [] : [drawn];
		});
		const heading = figure.querySelector('.title');
		const title = heading?.textContent.trim() ?? '';
		if (heading) heading.rawTagName = 'h1';
		found.set(name, { name, title, figure, defs });
	}
	return [...found.values()];
}

/** The page without what only its embedded charts show. */
export const withoutTables = (html: string): string =>
	html.replace(/<template data-embed-table[^>]*>[^]*?<\/template>/g, '');

/** Any origin: links are resolved against it, then written relative again. */
const SITE = 'http://site';

/** A link of a page, as it is written in another folder; both folders end with a slash, the root is empty. */
export function movedLink(href: string, page: string, folder: string): string {
	const url = new URL(href, `${SITE}/${page}`);
	if (url.origin !== SITE) return href;
	const path = posix.relative(`/${folder}`, url.pathname) || '.';
	return `${path}${url.pathname.endsWith('/') ? '/' : ''}${url.search}${url.hash}`;
}
