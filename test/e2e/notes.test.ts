import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, inject, test, vi } from 'vitest';
import { main } from '../../src/cli';
import { downloaded } from '../support/download';
import { open } from '../support/e2e';
import { readPdf } from '../support/pdf';

test.each([
	['regions/53/?exercice=2011', 2, '9,5 %'],
	['?exercice=2011', 2, '7,2 %'],
])('/%s gives its note to complete, at its question', async (path, pictures, share) => {
	// In the dark: pictures for paper are light all the same.
	const page = await open(path, { scheme: 'dark' });
	await expect
		.poll(() => page.locator('main .figure .value').first().innerText())
		.toBe(share.replace(' ', '\u00a0'));
	const button = page.getByRole('button', { name: 'Note à compléter (DOCX)' });
	const note = await downloaded(page, button);
	expect(note.suggestedFilename()).toMatch(/^cap10-note-.*\.docx$/);
	const files = unzipSync(new Uint8Array(await readFile(await note.path())));
	const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
	expect(body.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')).toContain(
		`objectif de 10 % ${share === '7,2 %' ? 'non atteint' : 'indéterminé'}`,
	);
	expect(body).toContain(`${share.replace(' ', '\u00a0')} réalisés`);
	const drawn = Object.keys(files).filter((name) => name.endsWith('.png'));
	expect(drawn.length).toBe(pictures);
	for (const name of drawn) {
		const png = Buffer.from(files[name] ?? []);
		// Twice the width of its drawing for paper and its margins, whatever the screen.
		expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(2 * 520);
		const ground = await page.evaluate(
			async (data) => {
				const image = new Image();
				image.src = data;
				await image.decode();
				const canvas = document.createElement('canvas').getContext('2d');
				canvas?.drawImage(image, 0, 0);
				return [...(canvas?.getImageData(1, 1, 1, 1).data ?? [])];
			},
			`data:image/png;base64,${png.toString('base64')}`,
		);
		expect(ground).toEqual([255, 255, 255, 255]);
	}
});

test('a command gives the notes of regions as their pages do', async () => {
	const out = await mkdtemp(join(tmpdir(), 'cap10-notes-'));
	const said: string[] = [];
	const terminal = { out: said.push.bind(said), err: said.push.bind(said), interactive: false };
	const site = ['--site', inject('siteFolder'), '--seulement', '22'];
	vi.stubEnv('CAP10_URL', 'https://exemple.fr/cap10/');
	vi.stubEnv('CAP10_CHROMIUM', inject('browserPath'));
	try {
		expect([await main(['notes', '--out', out, ...site], terminal), said]).toEqual([
			0,
			[expect.stringContaining('1\u00a0note (pdf, docx)')],
		]);
		const files = ['22-picardie.docx', '22-picardie.pdf'];
		expect((await readdir(out)).toSorted()).toEqual(files);
		const parts = unzipSync(new Uint8Array(await readFile(join(out, '22-picardie.docx'))));
		const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
			.replace(/<[^>]*>/g, ' ')
			.replace(/[\s\u00a0]+/g, ' ');
		const { sheets } = await readPdf(new Uint8Array(await readFile(join(out, '22-picardie.pdf'))));
		expect(sheets.length).toBe(2);
		for (const text of [words, sheets.join(' ')]) {
			expect(text).toContain('https://exemple.fr/cap10/regions/22/');
			// Of the demonstration: 3 640 018 of 67 061 058 €.
			expect(text).toContain('5,4 % réalisés');
			expect(text).toContain('3 décembre 2012, Plateforme des achats, Picardie (fictif)');
		}
	} finally {
		vi.unstubAllEnvs();
		await rm(out, { recursive: true });
	}
});
