import ChartFrame from '$lib/charts/ChartFrame.svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }));
const props = {
	title: '6 régions sur 26 atteignent 10 %',
	subtitle: 'Part réalisée, exercice 2012',
	reading: 'En Bretagne, 9,8 % de l’assiette est réalisée par l’insertion et le handicap.',
	source: 'jeu de démonstration',
	date: '2012-12-31',
	children: snippet('<p>le graphique</p>'),
};

test('the frame keeps its picture', async () => {
	const table = snippet('<table><tbody><tr><td>9,8</td></tr></tbody></table>');
	const actions = snippet('<button>CSV</button>');
	await expectSnapshot(
		'chartFrame',
		ChartFrame,
		{ ...props, fictitious: true, table, file: 'indicateur', actions },
		[720, 240],
	);
});

test('a page as served holds no table of a chart: a link to its file stands there', () => {
	const table = snippet('<table><tbody><tr><td>9,8</td></tr></tbody></table>');
	const html = markup(ChartFrame, { ...props, table, file: 'indicateur' });
	expect(html).not.toContain('<table');
	expect(html).toMatch(/<a[^>]*href="[^"]*telechargements\/indicateur\.csv"[^>]*>Tableau \(CSV\)/);
});

test('a chart that can be embedded is written with its table apart, inert in the page', () => {
	const table = snippet('<table><tbody><tr><td>9,8</td></tr></tbody></table>');
	const html = markup(ChartFrame, { ...props, name: 'classement', table, file: 'indicateur' });
	expect(html).toContain('data-embed="classement"');
	expect(html).toMatch(/<template data-embed-table[^>]*>.*<td>9,8<\/td>.*<\/template>/);
});

test('the figure is named by its finding and described by its reading', () => {
	const html = markup(ChartFrame, props);
	const [, title] = /<figure[^>]*aria-labelledby="([^"]+)"/.exec(html) ?? [];
	const [, reading] = /<figure[^>]*aria-describedby="([^"]+)"/.exec(html) ?? [];
	expect(html).toMatch(new RegExp(`<h3[^>]*id="${title}"[^>]*>6 régions`));
	expect(html).toContain(`id="${reading}"`);
	expect(words(html)).toContain('Source : jeu de démonstration, 31 décembre 2012.');
});

test('the heading takes the level asked for', () => {
	expect(markup(ChartFrame, { ...props, level: 2 })).toMatch(/<h2[^>]*>6 régions/);
});

test('fictitious figures say so, real ones do not', () => {
	expect(words(markup(ChartFrame, { ...props, fictitious: true }))).toContain('Données fictives');
	expect(words(markup(ChartFrame, props))).not.toContain('fictives');
});

test('figures that wait stay and say it', () => {
	const html = markup(ChartFrame, { ...props, stale: true });
	expect(html).toContain('aria-busy="true"');
	expect(words(html)).toContain('les derniers chiffres restent affichés');
	expect(words(html)).toContain('le graphique');
	expect(words(markup(ChartFrame, props))).not.toContain('Calcul en cours');
});

test('there is no empty disclosure without a table', () => {
	expect(markup(ChartFrame, props)).not.toContain('<details');
});
