import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentRelease } from '$lib/pages/release';
import { siteWords } from '$lib/pages/siteWords';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { baseOf, scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { sumCells } from '$lib/rules/sumCells';
import { openNative } from '$lib/server/native';
import { readPreviousSite } from '$lib/server/previousSite';
import { openRelease, readRelease, RELEASE_FORMAT } from '$lib/views/release';
import type { SiteData } from '$lib/views/site';
import { issuesOf, loadFiles } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';

/** One of each format that a site ever published: the worked example of the method. */
const FORMATS = [1];
const fixture = (format: number) =>
	readFileSync(`test/fixtures/editions/format-${format}.json`, 'utf8');

let source: PageSource;
let folder = '';
beforeAll(async () => {
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, EXAMPLE_FILES);
	await classifyDataset(engine);
	source = await openSource({ engine, info, present });
	folder = mkdtempSync(join(tmpdir(), 'cap10-releases-'));
});
afterAll(async () => {
	await source.engine.close();
	rmSync(folder, { recursive: true });
});

const now = { releases: [], tables: [], regions: {}, pairs: [] } as unknown as SiteData;

describe('a release', () => {
	test('there is one of each format that this site reads', () => {
		expect(FORMATS.at(-1)).toBe(RELEASE_FORMAT);
	});

	test.each(FORMATS)('of format %i is read to the cent', (format) => {
		const { site, cells, release } = openRelease(readRelease(JSON.parse(fixture(format))), now);
		// Bretagne in 2012, by hand in the method: 80 385 € of 846 000 €, from 8.9 to 17.2 %.
		const found = judge(baseOf(sumCells(cells, site.byDefault), '53'));
		expect(found).toMatchObject({
			base: 846_000_00,
			m2: 80_385_00,
			verdict: 'undetermined',
			gap: 4_215_00,
		});
		expect(site.info.date_reference).toBe('2012-12-31');
		expect(release.judged).toContainEqual({
			year: 2012,
			edition: '2010',
			scope: '53',
			base: 846_000_00,
			realised: 80_385_00,
			low: 74_910_00,
			high: 145_860_00,
		});
	});

	test('made today gives the sums of the data, and survives its file', async () => {
		const made = readRelease(JSON.parse(JSON.stringify(await currentRelease(source))));
		const { cells } = openRelease(made, now);
		const [then, today] = [sumCells(cells, source.byDefault), source.answer(source.byDefault)];
		for (const scope of ['FR', '53', 'NR'])
			expect(baseOf(then, scope)).toEqual(baseOf(today, scope));
		expect(scopeOf(then, '53').ledger).toEqual(scopeOf(today, '53').ledger);
	});

	test('made before a filter was offered shows it as in the default view', () => {
		const found = JSON.parse(fixture(1)) as { byDefault: Record<string, unknown> };
		delete found.byDefault['borderline'];
		expect(readRelease(found).byDefault.borderline).toBe(true);
	});

	test('made before a map of regions is shown with that of today', async () => {
		const { regions, pairs } = await siteWords(source);
		const found = JSON.parse(fixture(1)) as {
			regions: Record<string, unknown>;
			pairs: Record<string, unknown>[];
		};
		delete found.regions['2016'];
		for (const pair of found.pairs) delete pair['2016'];
		const opened = openRelease(readRelease(found), { ...now, regions, pairs });
		expect(opened.site.regions['2016']).toContainEqual({ code: '76', label: 'Occitanie' });
		expect(opened.site.pairs).toContainEqual({ '2010': '91', '2016': '76' });
		// Bretagne is a region of both, whole.
		const [first, last] = (['2010', '2016'] as const).map((edition) =>
			baseOf(sumCells(opened.cells, { ...opened.site.byDefault, edition }), '53'),
		);
		expect(last).toEqual(first);
		expect(last?.base).toBe(846_000_00);
	});

	test('of a later format, or of something else, is refused in words', () => {
		const later = { ...(JSON.parse(fixture(1)) as object), format: RELEASE_FORMAT + 1 };
		expect(() => readRelease(later)).toThrow(/plus récent que ce site/);
		expect(() => readRelease({ a: 1 })).toThrow(/ce n’est pas une édition/);
	});
});

describe('the previous site', () => {
	const index = (ids: readonly string[]) =>
		JSON.stringify({ format: 1, editions: ids.map((id) => ({ id })) });

	test('is read from its folder or its zip, the latest edition first', () => {
		const site = join(folder, 'site');
		mkdirSync(join(site, 'editions'), { recursive: true });
		writeFileSync(join(site, 'editions', 'index.json'), index(['2012-12-31', '2013-03-31']));
		for (const id of ['2012-12-31', '2013-03-31'])
			writeFileSync(join(site, 'editions', `${id}.json`), fixture(1));
		const bytes = (text: string) => new TextEncoder().encode(text);
		const zip = join(folder, 'site.zip');
		writeFileSync(
			zip,
			zipSync({
				'public/index.html': bytes('<p>'),
				'public/editions/index.json': bytes(index(['2012-12-31'])),
				'public/editions/2012-12-31.json': bytes(fixture(1)),
			}),
		);
		expect(readPreviousSite(site).map(({ id }) => id)).toEqual(['2013-03-31', '2012-12-31']);
		expect(readPreviousSite(zip)).toEqual([{ id: '2012-12-31', text: fixture(1) }]);
	});

	test('that cannot be read says why', async () => {
		const of = async (path: string) =>
			(await issuesOf(Promise.resolve().then(() => readPreviousSite(path))))[0]?.message;
		expect(await of(join(folder, 'nulle-part'))).toContain('n’existe pas');
		mkdirSync(join(folder, 'autre'));
		expect(await of(join(folder, 'autre'))).toContain('n’a pas editions/index.json');
		const broken = join(folder, 'abîmé');
		mkdirSync(join(broken, 'editions'), { recursive: true });
		writeFileSync(join(broken, 'editions', 'index.json'), index(['2012-12-31']));
		expect(await of(broken)).toContain('son fichier manque');
		writeFileSync(join(broken, 'editions', '2012-12-31.json'), '{"format":9,"cells":{}}');
		expect(await of(broken)).toContain('plus récent');
	});
});
