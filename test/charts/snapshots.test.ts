import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { SNAPSHOTS } from './snapshot';

const CHARTS = join(import.meta.dirname, '../../src/lib/charts');

const pictures = readdirSync(SNAPSHOTS).filter((name) => !name.endsWith('-changed.svg'));

test('each component of src/lib/charts has a picture, but those that are drawn in another', () => {
	const components = readdirSync(CHARTS).filter((name) => name.endsWith('.svelte'));
	const sources = components.map((name) => readFileSync(join(CHARTS, name), 'utf8')).join('');
	const charts = components.filter((name) => !sources.includes(`/${name}'`));
	const names = charts.map((name) => basename(name, '.svelte'));
	expect(pictures.toSorted()).toEqual(
		names.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}.svg`).toSorted(),
	);
});

test('a browser draws each picture, whole', async () => {
	const browser = await chromium.launch({
		executablePath: String(await ensureBrowser()),
		args: ['--no-sandbox'],
	});
	try {
		const page = await browser.newPage();
		const faults: string[] = [];
		for (const name of pictures) {
			await page.goto(`file://${join(SNAPSHOTS, name)}`);
			const fault = await page.evaluate(() => {
				const frame = document.querySelector('foreignObject');
				const body = frame?.firstElementChild;
				if (!frame || !body || document.querySelector('parsererror')) return 'cannot be read';
				const { width, height } = frame.getBoundingClientRect();
				const [right, bottom] = [body.scrollWidth, body.scrollHeight];
				return right > width || bottom > height ? `needs ${right} × ${bottom}` : '';
			});
			if (fault) faults.push(`${name} ${fault}`);
		}
		expect(faults).toEqual([]);
	} finally {
		await browser.close();
	}
});
