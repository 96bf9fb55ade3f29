import { readFileSync } from 'node:fs';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allEsfLines, esfApplication, esfPage, esfPageNames } from '$lib/pages/esf';
import { openSource, type PageSource } from '$lib/pages/source';
import { siteWords } from '$lib/pages/siteWords';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { openNative, type NativeEngine } from '$lib/server/native';
import type { Shared } from '$lib/state/shared';
import { fromColumns } from '$lib/views/rowsAsColumns';
import Page from '../../src/routes/fse/+page.svelte';
import OnSite from '../support/OnSite.svelte';
import { datasetText, ONE_PURCHASE, testSource } from '../support/dataset';

/** A file of the demonstration, each of its lines as many times as asked, under other identifiers. */
function repeated(name: string, times: number): string {
	const [header = '', ...lines] = readFileSync(`data/demo/${name}`, 'utf8').trimEnd().split('\n');
	const copies = Array.from({ length: times }, (_, copy) =>
		copy === 0 ? lines : lines.map((line) => line.replace(',', `-${copy},`)),
	);
	return [header, ...copies.flat()].join('\n');
}

describe.each([1, 10])('the applications of the demonstration, %i times', (times) => {
	let engine: NativeEngine;
	let source: PageSource;

	beforeAll(async () => {
		engine = await openNative();
		const files = {
			'jeu.json': datasetText({ edition_bassins: '2010' }),
			'achats.csv': ONE_PURCHASE,
			'demandes_fse.csv': repeated('demandes_fse.csv', times),
			'depenses_fse.csv': repeated('depenses_fse.csv', times),
			'postes.csv': readFileSync('data/demo/postes.csv'),
			'decisions.csv': readFileSync('data/demo/decisions.csv'),
		};
		const { info, present } = await loadDataset(engine, testSource(files));
		await classifyDataset(engine);
		source = await openSource({ engine, info, present });
	});

	afterAll(() => engine.close());

	test('make a page as light, whose totals are of them all', async () => {
		const [esf, words] = await Promise.all([esfPage(source), siteWords(source)]);
		const site = { ...words, tables: [], engine: { module: '', worker: '', bytes: 0 } };
		const shared = { site, json: () => Promise.reject(new Error('served')) } as unknown as Shared;
		const { body } = render(OnSite, {
			props: { shared, page: Page as unknown as Component<{ data: object }>, data: { esf, site } },
		});
		expect(body).toContain(`${62 * times}\u00a0demandes. Les 15 premières sont ci-dessous.`);
		expect(body.match(/\/fse\/demande-/g)).toHaveLength(15);
		expect(body.match(/<[a-z]/gi)?.length).toBeLessThan(1100);
		expect(body.length).toBeLessThan(65_000);
		// What is written in the page to bring it to life.
		expect(JSON.stringify(esf).length).toBeLessThan(11_000);
	});

	test('are all in the list, and each under a name of its own', async () => {
		const lines = fromColumns(await allEsfLines(source));
		const names = await esfPageNames(source);
		expect(lines).toHaveLength(62 * times);
		expect(new Set(names).size).toBe(62 * times);
		const last = await esfApplication(source, names.at(-1) ?? '');
		expect(last?.assessment).toMatchObject({ id: lines.at(-1)?.id, results: { length: 15 } });
		expect([last?.previous, last?.next]).toEqual([lines.at(-2)?.id, null]);
		expect(await esfApplication(source, 'demande-inconnue')).toBeNull();
	});
});
