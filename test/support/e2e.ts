import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject, onTestFailed } from 'vitest';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Without its windows Chromium fits letters to pixels, and lines come out longer than a reader's.
	'--font-render-hinting=none',
	// The engine's module is compiled once: made faster behind its back, it takes a core for seconds.
	'--js-flags=--liftoff-only',
];

interface OpenOptions {
	/** Viewport width in CSS pixels; 1280 by default. */
	width?: number;
	scheme?: 'light' | 'dark';
	javaScript?: boolean;
	/** Another site than the demonstration at the root. */
	base?: string;
	/** Called before the page loads, to block or watch requests. */
	prepare?: (page: Page) => Promise<unknown>;
	/** Acts on the page as served, before all its parts have come to life. */
	asServed?: boolean;
	/** Acts as soon as the page is painted, before its scripts have run. */
	painted?: boolean;
	/** With a finger rather than a mouse. */
	touch?: boolean;
	/** Leaves the page's controls folded, as they are served; most tests move them. */
	folded?: boolean;
	/** The page may throw: the test takes away what it needs. */
	mayThrow?: boolean;
	/** Console messages that the test expects; any other warning or error fails it. */
	expected?: RegExp;
}

let browser: Browser | undefined;
/** What a test has opened, and what went wrong in it. */
let opened: { context: BrowserContext; problems: string[] }[] = [];
/** What outlives the test that opened it: see {@link sharedPage}. */
const kept = new Set<BrowserContext>();

async function launch(): Promise<Browser> {
	browser ??= await chromium.launch({ executablePath: inject('browserPath'), args: FLAGS });
	return browser;
}

/**
 * Opens a page of the built demonstration site. A console warning or error, or a request to another
 * origin, fails the test.
 */
export async function open(path: string, options: OpenOptions = {}): Promise<Page> {
	const base = options.base ?? inject('siteUrl');
	const context = await (
		await launch()
	).newContext({
		viewport: { width: options.width ?? 1280, height: 900 },
		colorScheme: options.scheme ?? 'light',
		javaScriptEnabled: options.javaScript ?? true,
		locale: 'fr-FR',
		acceptDownloads: true,
		hasTouch: options.touch ?? false,
	});
	const problems: string[] = [];
	opened.push({ context, problems });
	const page = await context.newPage();
	const { origin } = new URL(base);
	page.on('console', (message) => {
		if (!['warning', 'error'].includes(message.type())) return;
		if (options.expected?.test(message.text())) return;
		// Without JavaScript nothing uses what a page preloads for its scripts.
		if (options.javaScript === false && UNUSED_PRELOAD.test(message.text())) return;
		problems.push(`console ${message.type()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => {
		if (!options.mayThrow) problems.push(`page error: ${error.message}`);
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (['http:', 'https:', 'ws:'].includes(url.protocol) && url.origin !== origin) {
			problems.push(`request to another origin: ${request.url()}`);
		}
	});
	await options.prepare?.(page);
	const { href } = new URL(path, base);
	if (options.painted) {
		await page.goto(href, { waitUntil: 'commit' });
		await firstPaint(page);
		return page;
	}
	if (options.javaScript !== false && !options.asServed) await goTo(page, href);
	else await page.goto(href, { waitUntil: 'load' });
	if (options.javaScript !== false && !options.folded) await unfold(page);
	return page;
}

/** Resolves at the first paint of a page, seen from within it. */
function firstPaint(page: Page): Promise<void> {
	return page.evaluate(async () => {
		while (performance.getEntriesByType('paint').length === 0)
			await new Promise((drawn) => requestAnimationFrame(drawn));
	});
}

/** Opens the controls of the page, where it has some: they are folded under its sentence. */
export async function unfold(page: Page): Promise<void> {
	await page.locator('section.bar details:not([open]) > summary').evaluateAll((folded) => {
		for (const summary of folded) (summary as HTMLElement).click();
	});
}

/** Goes to an address, and waits until all of the page has come to life. */
export async function goTo(page: Page, href: string): Promise<void> {
	await page.goto(href, { waitUntil: 'load' });
	await awake(page);
}

/**
 * Goes to an address of the site from within, as by a link: the scripts that run and the engine that
 * has started go on, which spares the seconds that both take in a fresh page.
 */
export async function follow(page: Page, href: string): Promise<void> {
	// Before it listens, a link loads its page as any browser does.
	await awake(page);
	const from = page.url();
	const birth = await page.evaluate((target) => {
		for (const heading of document.querySelectorAll('main h1'))
			heading.setAttribute('data-left', '');
		const link = document.createElement('a');
		link.href = target;
		document.body.append(link);
		// As a reader does: a test may have taken the method of links away.
		link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
		link.remove();
		return performance.timeOrigin;
	}, href);
	await page.waitForURL(href);
	// The address comes first, then the page, which then sets the focus and the scrolling.
	const now = await page.evaluate(async () => {
		await new Promise((settled) => requestAnimationFrame(() => setTimeout(settled)));
		return performance.timeOrigin;
	});
	expect(now, `${href} was loaded anew`).toBe(birth);
	// The page that stands there already is not drawn anew.
	if (from !== href) await page.locator('main h1:not([data-left])').first().waitFor();
}

const UNUSED_PRELOAD = /was preloaded using link preload but not used/;

/** An almost empty page: going through it leaves nothing of a test to the next one. */
const PASSAGE = 'mentions-legales/';

/**
 * A page for the tests of a file that need no fresh one: gives it at an address of the demonstration,
 * mounted anew from another page, so that nothing of the test before is left in it. One that failed
 * leaves its page to nobody.
 */
export function sharedPage(
	options: Pick<OpenOptions, 'prepare'> = {},
): (path: string, look?: Pick<OpenOptions, 'width' | 'scheme'>) => Promise<Page> {
	let page: Page | undefined;
	return async (path, { width = 1280, scheme = 'light' } = {}) => {
		const base = inject('siteUrl');
		page ??= await open(PASSAGE, options);
		const context = page.context();
		kept.add(context);
		onTestFailed(() => {
			kept.delete(context);
			page = undefined;
		});
		await follow(page, new URL(PASSAGE, base).href);
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme: scheme, media: null });
		await follow(page, new URL(path, base).href);
		await unfold(page);
		return page;
	};
}

/** Resolves once every part of the page has come to life. */
export async function awake(page: Page): Promise<void> {
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
}

/** Closes what a test has opened, but for what others share; what went wrong in it. */
export async function closeOpened(): Promise<string[]> {
	const problems = opened.flatMap(({ problems }) => problems.splice(0));
	const closed = opened.filter(({ context }) => !kept.has(context));
	opened = opened.filter(({ context }) => kept.has(context));
	await Promise.all(closed.map(({ context }) => context.close()));
	return problems;
}

/** Closes what the tests of a file have shared; the browser goes on for the next file. */
export async function closeShared(): Promise<void> {
	kept.clear();
	await closeOpened();
}

/** Resolves once the page answers to the reader: its figures can then be asked where they come from. */
export async function alive(page: Page): Promise<void> {
	await page.locator('.ask').first().waitFor();
}
