import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DataError } from '$lib/contract/errors';
import { frenchSpaces } from '$lib/contract/wording';
import { count, number } from '$lib/format';
import { slug } from '$lib/ui/plainText';
import { findBrowser } from '../../../../scripts/browser.mjs';
import { ROOT, runBeside } from '../../../../scripts/prepare.mjs';
import { serve } from '../../../../scripts/serve.mjs';
import { siteAddress } from '../siteAddress';
import type { Step } from './progressBar';
import type { Terminal } from './terminal';
import { withProgress } from './withProgress';

export const NOTE_FORMATS = ['pdf', 'docx'] as const;

type NoteFormat = (typeof NOTE_FORMATS)[number];

interface NotesOptions {
	/** Folder to write, made when it does not exist. */
	out: string;
	formats: readonly NoteFormat[];
	/** Folder of a site already built; the data folder is built otherwise, and its site thrown away. */
	site?: string;
	/** Codes of regions, and `france`: those alone; all of them by default. */
	only?: readonly string[];
	/** The query of an address of the site: its filters. */
	filters?: string;
}

/** What the pages are opened at where the site has no address of its own. */
const NOWHERE = 'http://localhost/';

/** Without its windows Chromium fits letters to pixels, and lines come out longer than a reader's. */
const FLAGS = ['--no-sandbox', '--font-render-hinting=none'];

function refuse(fichier: string, message: string): never {
	throw new DataError([{ fichier, message: frenchSpaces(message) }]);
}

async function browserPath(): Promise<string> {
	return (
		(await findBrowser()) ??
		refuse(
			'navigateur',
			"les notes se font dans Chromium, Chrome ou Edge, et aucun n'a été trouvé : en installer un (Debian : apt-get install chromium-headless-shell ; ailleurs : npx playwright-core install chromium), ou donner son chemin : CAP10_CHROMIUM=/chemin npm run notes -- …",
		)
	);
}

/** Builds the site of the data folder (`CAP10_DATA`) in a folder. */
async function build(out: string): Promise<void> {
	const env = { ...process.env, CAP10_OUT: out };
	const { status, printed } = await runBeside('node', [join(ROOT, 'scripts/build.mjs')], env);
	if (status !== 0) refuse('site', `il n'a pas pu être construit :\n${printed.trim()}`);
}

/** A page of a scope, whose note is wanted. */
interface Place {
	/** Of the region, or `france`. */
	code: string;
	path: string;
	/** Name of its files, without extension. */
	name: string;
	label: string;
}

/** The nation, then the regions of the shown edition, as the home page offers them. */
async function placesOf(page: Page, home: string): Promise<Place[]> {
	await page.goto(home);
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	const offered = await page
		.locator('#votre-region option')
		.evaluateAll((options) =>
			options.map((option) => [(option as HTMLOptionElement).value, option.textContent]),
		);
	return [
		{ code: 'france', path: '', name: 'france', label: 'France' },
		...offered
			.filter(([code]) => code !== '')
			.map(([code = '', label = '']) => ({
				code,
				path: `regions/${code}/`,
				name: `${code}-${slug(label)}`,
				label,
			})),
	];
}

async function writeNote(
	page: Page,
	address: string,
	file: string,
	formats: readonly NoteFormat[],
) {
	await page.goto(address);
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	// Lists that another view than the page's own asks for.
	await page.waitForLoadState('networkidle');
	if (formats.includes('docx')) {
		const [given] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Note à compléter (DOCX)' }).click(),
		]);
		await given.saveAs(`${file}.docx`);
	}
	if (formats.includes('pdf')) {
		// A reader's own command says so; this one does not.
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
	}
}

async function writeAll(
	browser: Browser,
	folder: string,
	{ out, formats, only, filters = '' }: NotesOptions,
	update: (step: Step) => void,
): Promise<number> {
	const served = await serve(folder);
	try {
		const page = await browser.newPage({ acceptDownloads: true, locale: 'fr-FR' });
		const base = siteAddress() ?? NOWHERE;
		// Pages are read at the address that the notes bear; what they ask comes from the folder.
		await page.route('**/*', async (route) => {
			const asked = route.request().url();
			if (!asked.startsWith(base)) return route.abort();
			const response = await route.fetch({ url: served.url + asked.slice(base.length) });
			return route.fulfill({ response });
		});
		const query = filters === '' ? '' : `?${filters.replace(/^\?/, '')}`;
		const all = await placesOf(page, base + query);
		const places = only ? all.filter(({ code }) => only.includes(code)) : all;
		const unknown = only?.filter((code) => !all.some((place) => place.code === code)) ?? [];
		if (unknown.length > 0) refuse('--seulement', `code inconnu : ${unknown.join(', ')}`);
		await mkdir(out, { recursive: true });
		for (const [fait, { path, name, label }] of places.entries()) {
			update({ etape: label, phase: 'notes', fait, total: places.length, unite: 'notes' });
			await writeNote(page, base + path + query, join(out, name), formats);
		}
		return places.length;
	} finally {
		await served.close();
	}
}

/**
 * Writes the note of every region and of the nation, as their pages give them and print them. Gives the
 * exit code.
 */
export async function notes(options: NotesOptions, terminal: Terminal): Promise<number> {
	const { out, formats, site } = options;
	const started = performance.now();
	return withProgress(
		terminal,
		async (update) => {
			const executablePath = await browserPath();
			const made = site === undefined ? await mkdtemp(join(tmpdir(), 'cap10-notes-')) : null;
			try {
				if (made) {
					update({ etape: 'construction du site' });
					await build(made);
				}
				const folder = made ?? resolve(site ?? '');
				if (!existsSync(join(folder, 'index.html')))
					refuse(folder, "ce n'est pas un site construit : npm run build en fait un");
				const { chromium } = await import('playwright-core');
				const browser = await chromium.launch({ executablePath, args: FLAGS });
				try {
					return await writeAll(browser, folder, options, update);
				} finally {
					await browser.close();
				}
			} finally {
				if (made) await rm(made, { recursive: true, force: true });
			}
		},
		(written) => {
			const files = count(written * formats.length, 'fichier');
			const seconds = number((performance.now() - started) / 1000);
			terminal.out(
				`${out}\u00a0: ${count(written, 'note')} (${formats.join(', ')}), ${files}, en ${seconds}\u00a0s.`,
			);
			if (siteAddress() === null)
				terminal.out(
					`Sans adresse du site, les PDF portent ${NOWHERE}\u00a0: la donner avec CAP10_URL.`,
				);
		},
	);
}
