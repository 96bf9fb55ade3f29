import type { Page } from 'playwright-core';
import { goTo, unfold } from './e2e';

/** Numbers from a seed, between 0 and 1: a walk that fails can be walked again. */
function seeded(seed: number): () => number {
	let state = seed * 2_654_435_761 + 1;
	return () => {
		state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
		return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
	};
}

/** What a page shows that its address decides: the sentence of its filters, its fields, its figures. */
function seen(page: Page): Promise<{ sentence: string; fields: string[]; main: string }> {
	return page.evaluate(() => {
		const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
		const fields = [
			...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
				'section.bar :is(select, input)',
			),
		];
		const shown = [
			...document.querySelectorAll('main h1, main .figure .value, main .figure .lead, main .title'),
		];
		return {
			sentence: plain(document.querySelector('.sentence .long')?.textContent ?? ''),
			fields: fields.map((field) =>
				field.type === 'checkbox' ? String((field as HTMLInputElement).checked) : field.value,
			),
			main: shown.map(({ textContent }) => plain(textContent ?? '')).join('\n'),
		};
	});
}

type Step = (page: Page, random: () => number) => Promise<string>;

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
	items[Math.floor(random() * items.length)];

/** Moves one control of the page's bar to another value, chosen among those that it offers. */
const moveControl: Step = async (page, random) => {
	await unfold(page);
	const fields = await page.locator('section.bar').locator('select, input').all();
	const field = pick(fields, random);
	if (!field) return 'no control';
	const kind = await field.evaluate((element: HTMLInputElement | HTMLSelectElement) => ({
		type: element.type,
		options: [...('options' in element ? element.options : [])]
			.filter(({ disabled }) => !disabled)
			.map(({ value }) => value),
	}));
	if (kind.type === 'checkbox') await field.click();
	else if (kind.type === 'range') {
		const steps = 1 + Math.floor(random() * 4);
		const key = random() < 0.5 ? 'ArrowLeft' : 'ArrowRight';
		await field.focus();
		for (let step = 0; step < steps; step += 1) await page.keyboard.press(key);
	} else await field.selectOption(pick(kind.options, random) ?? '');
	return `control ${kind.type}`;
};

/** Follows a link of the site that is in the page, as a reader does. */
const followLink: Step = async (page, random) => {
	const hrefs = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLAnchorElement>('header nav a, main a[href]')]
			.filter(
				(link) =>
					link.origin === location.origin &&
					!link.download &&
					link.pathname.endsWith('/') &&
					!link.hash &&
					link.href !== location.href,
			)
			.map((link) => link.getAttribute('href') ?? ''),
	);
	const href = pick([...new Set(hrefs)], random);
	if (href === undefined) return 'no link';
	await page
		.locator(`a[href="${href}"]`)
		.first()
		.evaluate((link) =>
			link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
		);
	return `link ${href}`;
};

const back: Step = async (page) => {
	await page.goBack();
	return 'Back';
};

const forward: Step = async (page) => {
	await page.goForward();
	return 'Forward';
};

const reload: Step = async (page) => {
	await page.reload();
	return 'reload';
};

const STEPS: readonly (readonly [weight: number, step: Step])[] = [
	[5, moveControl],
	[3, followLink],
	[2, back],
	[1, forward],
	[1, reload],
];

/** One step of a walk, drawn by weight; it is said in words. Back and Forward stay within the walk. */
async function step(page: Page, random: () => number): Promise<string> {
	let left = random() * STEPS.reduce((sum, [weight]) => sum + weight, 0);
	const [, drawn] = STEPS.find(([weight]) => (left -= weight) < 0) ?? [0, moveControl];
	const ahead = await page.evaluate(
		() => (globalThis as { navigation?: { canGoForward: boolean } }).navigation?.canGoForward,
	);
	if (drawn === forward && !ahead) return moveControl(page, random);
	return drawn(page, random);
}

/** Waits until the address no longer changes, and the page answers. */
async function settled(page: Page): Promise<void> {
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	let before = '';
	for (;;) {
		await page.waitForTimeout(260);
		const now = page.url() + JSON.stringify(await seen(page));
		if (now === before) return;
		before = now;
	}
}

/**
 * Walks a page at random from the home page, and compares after each step what it shows with what a fresh
 * page shows at the same address.
 * @returns what differs, step by step; empty when the address and the screen always agree
 */
export async function walk(
	page: Page,
	fresh: Page,
	{ seed, steps }: { seed: number; steps: number },
): Promise<string[]> {
	const random = seeded(seed);
	const start = new URL(page.url()).href;
	const done: string[] = [];
	const faults: string[] = [];
	for (let rank = 0; rank < steps; rank += 1) {
		done.push(await step(page, random));
		if (!page.url().startsWith(new URL('/', start).href)) await page.goto(start);
		await settled(page);
		await goTo(fresh, page.url());
		await settled(fresh);
		const [shown, expected] = [await seen(page), await seen(fresh)];
		if (JSON.stringify(shown) !== JSON.stringify(expected))
			faults.push(
				`walk ${seed}: ${done.join(', ')}: ${page.url()}\n${JSON.stringify(shown)}\n${JSON.stringify(expected)}`,
			);
	}
	return faults;
}
