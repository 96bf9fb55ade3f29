import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';

/** A PDF as a reader sees it. */
interface Printed {
	/** The words of each sheet, without line breaks nor no-break spaces. */
	sheets: string[];
	/** Sizes of the sheets in whole points, `595 842` for A4; each once. */
	sizes: string[];
}

const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** Prints a page as the reader's own command does, and reads what stands on paper. */
export async function printed(page: Page): Promise<Printed> {
	// A reader's own command fires this; a script's does not. The page follows it once it is hydrated.
	await expect
		.poll(
			() =>
				page.evaluate(() => {
					dispatchEvent(new Event('beforeprint'));
					return document.adoptedStyleSheets.length;
				}),
			{ timeout: 20_000 },
		)
		.toBeGreaterThan(0);
	return readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
}

/** Reads what stands on paper in the bytes of a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<Printed> {
	const pdf = await getDocumentProxy(bytes);
	const { text } = await extractText(pdf);
	const sizes = new Set<string>();
	for (let number = 1; number <= pdf.numPages; number += 1) {
		const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
		sizes.add(`${Math.round(width)} ${Math.round(height)}`);
	}
	await pdf.destroy();
	return { sheets: text.map(plain), sizes: [...sizes] };
}
