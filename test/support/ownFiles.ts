/** The worked example as files that a reader opens in the browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { datasetText } from './dataset';
import { EXAMPLE_FILES } from './example';

export const FILES: Readonly<Record<string, string>> = {
	...EXAMPLE_FILES,
	'jeu.json': datasetText({ titre: 'Mes achats', fictif: false }),
};

export const { 'achats.csv': ACHATS = '', ...OTHER_FILES } = FILES;

/** From the disk, as a reader does: megabytes handed over by the test take the browser many seconds. */
export async function give(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	const place = await mkdtemp(join(tmpdir(), 'cap10-own-'));
	onTestFinished(() => rm(place, { recursive: true }));
	const paths = Object.keys(files).map((name) => join(place, name));
	await Promise.all(Object.values(files).map((content, i) => writeFile(paths[i] ?? '', content)));
	await page.locator('input[type=file][multiple]').setInputFiles(paths);
}

/** Opens files, and waits until every page is theirs. */
export async function openAll(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	await give(page, files);
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).press('Enter');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
}

/** Follows a link of the header. */
export const visit = async (page: Page, name: string) => {
	await page
		.getByRole('navigation', { name: 'Pages du site' })
		.getByRole('link', { name, exact: true })
		.click();
	await page.locator('[aria-current="page"]', { hasText: name }).first().waitFor();
};
