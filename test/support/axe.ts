/** Accessibility, as axe sees it. */
import type Axe from 'axe-core';
import { source, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of axe whose answer depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Marks one element of each look among those that hold text: the same colour and size of text, on the
 * same colours behind it. What may lie over something else (a drawing, what is out of the flow, what
 * is over a picture) is marked one by one. Runs in the browser: it may use nothing from here.
 */
function markLooks(within: string): void {
	const grounds = new Map<Element, string>();
	let alone = 0;
	const groundOf = (element: Element): string => {
		const known = grounds.get(element);
		if (known !== undefined) return known;
		const style = getComputedStyle(element);
		const over =
			element instanceof SVGElement ||
			['absolute', 'fixed'].includes(style.position) ||
			style.backgroundImage !== 'none';
		const own = `${style.backgroundColor} ${style.opacity} ${style.mixBlendMode} ${style.filter}`;
		const behind = element.parentElement ? groundOf(element.parentElement) : '';
		const plain = own === 'rgba(0, 0, 0, 0) 1 normal none';
		const ground = over ? `${behind} > ${(alone += 1)}` : plain ? behind : `${behind} > ${own}`;
		grounds.set(element, ground);
		return ground;
	};
	for (const element of document.querySelectorAll('[data-look]'))
		element.removeAttribute('data-look');
	const seen = new Set<string>();
	for (const element of document.querySelectorAll(`${within} *`)) {
		const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
		if (texts.every(({ textContent }) => textContent?.trim() === '')) continue;
		const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
		// A link is also compared with the text around it.
		const link = element.closest('a');
		const around = link?.parentElement ? getComputedStyle(link.parentElement).color : '';
		const line = link ? getComputedStyle(link).textDecorationLine : '';
		const words = [color, fontSize, fontWeight, textShadow, around, line, groundOf(element)];
		const look = words.join('; ');
		if (!seen.has(look)) element.setAttribute('data-look', '');
		seen.add(look);
	}
}

/** What axe finds, as one readable line a fault. Axe stays in a page for the times after. */
async function faults(page: Page, within: string, options: RunOptions): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis)))
		await page.evaluate(`${source}; undefined`);
	return page.evaluate(
		async ([place, rules]) => {
			const { axe } = globalThis as unknown as { axe: typeof Axe };
			// What passes is not described node by node.
			const { violations } = await axe.run(place, { resultTypes: ['violations'], ...rules });
			return violations.flatMap(({ id, nodes }) =>
				nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
			);
		},
		[within, options] as const,
	);
}

/**
 * What axe finds on a page. In the dark, only what depends on colours is tried: the page is otherwise
 * the same as in the light, where a test tries everything. Colours are tried once a look rather than
 * once a word, which takes ten times as long. `within` is what has opened over a page that another
 * test tries whole.
 */
export async function axe(page: Page, within = 'body'): Promise<string[]> {
	const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
	const others = Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }]));
	const structure = dark ? [] : await faults(page, within, { rules: others });
	await page.evaluate(markLooks, within);
	return [...structure, ...(await faults(page, '[data-look]', { runOnly: COLOUR_RULES }))];
}

/** What axe finds on a page in the light, then in the dark. */
export async function axeInBoth(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		found.push(...(await axe(page)).map((fault) => `${colorScheme}: ${fault}`));
	}
	return found;
}
