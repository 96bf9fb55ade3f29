import type { Column } from '$lib/ui/column';
import Breadcrumbs from '$lib/ui/Breadcrumbs.svelte';
import DataTable from '$lib/ui/DataTable.svelte';
import FigureButton from '$lib/ui/FigureButton.svelte';
import EngineStatus from '$lib/ui/EngineStatus.svelte';
import FilterBar from '$lib/ui/FilterBar.svelte';
import Figure from '$lib/ui/Figure.svelte';
import Select from '$lib/ui/Select.svelte';
import SiteFooter from '$lib/ui/SiteFooter.svelte';
import SiteHeader from '$lib/ui/SiteHeader.svelte';
import Slider from '$lib/ui/Slider.svelte';
import Term from '$lib/ui/Term.svelte';
import VerdictBadge from '$lib/ui/VerdictBadge.svelte';
import type { SiteInfo } from '$lib/ui/site';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** Markup without hydration marks and scoped class names, spaces folded. */
function html({ body }: { body: string }): string {
	return body
		.replace(/<!--.*?-->/gs, '')
		.replace(/ ?\bsvelte-[a-z0-9]+/g, '')
		.replace(/ class=""/g, '')
		.replace(/[ \n\t]+/g, ' ');
}

const text = (markup: string) =>
	markup
		.replace(/<[^>]*>/g, '')
		.replace(/[ \n]+/g, ' ')
		.trim();
const snippet = (markup: string) => createRawSnippet(() => ({ render: () => markup }));

const warn = vi.spyOn(console, 'warn');
beforeEach(() => {
	warn.mockClear();
});
afterEach(() => expect(warn).not.toHaveBeenCalled());

interface Row {
	code: string;
	label: string;
	cents: number | null;
}

const columns: readonly Column<Row>[] = [
	{ key: 'label', label: 'Région' },
	{ key: 'cents', label: 'Écart', unit: '€', align: 'end', absence: 'notComputable' },
];
const rows: readonly Row[] = [
	{ code: '53', label: 'Bretagne', cents: 0 },
	{ code: '11', label: 'Île-de-France', cents: null },
];
const rowKey = (row: Row) => row.code;

/** Svelte's `render` cannot infer a generic component's row type. */
const table = (props: object) => html(render(DataTable as never, { props } as never));

test('a table on the server: caption, unit once, every row of a short one', () => {
	const out = table({ caption: 'Écarts', columns, rows, rowKey });
	expect(out).toMatch(/<caption id="([^"]+)"><span>Écarts<\/span>/);
	expect(out.match(/<th scope="row"/g)).toHaveLength(2);
	expect(out.match(/class="unit">€</g)).toHaveLength(1);
	expect(out).toContain('<td class="end">0</td>');
});

/** As many rows as asked for, named by their rank. */
const many = (length: number) =>
	Array.from({ length }, (_, i) => ({ code: String(i), label: `Bassin ${i + 1}`, cents: i }));

test('a long table shows its first rows, and where the others are', () => {
	const props = { caption: 'Bassins', columns, rowKey, rows: many(306) };
	const out = table({ ...props, file: 'couverture' });
	expect(out.match(/<th scope="row"/g)).toHaveLength(12);
	expect(out).toContain('Bassin 12<');
	expect(out).toMatch(/<button[^>]*>Tout afficher \(306\)<\/button>/);
	expect(text(out)).toContain('294\u00a0autres lignes dans couverture.csv.');
	expect(out).toMatch(/href="[^"]*telechargements\/couverture\.csv"/);
	expect(text(table(props))).toContain('294\u00a0autres lignes ici avec JavaScript.');
	// Ten thousand rows are not asked for at once.
	expect(text(table({ ...props, rows: many(10_000) }))).toContain(
		'Afficher 500\u00a0lignes de plus (sur 10\u202f000)',
	);
});

test('a table a little longer than its first rows is whole, and so is one that says so', () => {
	const props = { caption: 'Bassins', columns, rowKey };
	for (const whole of [
		{ rows: many(18) },
		{ rows: many(6), first: 4 },
		{ rows: many(40), first: Infinity },
	]) {
		const out = table({ ...props, ...whole });
		expect(out.match(/<th scope="row"/g)).toHaveLength(whole.rows.length);
		expect(out).not.toContain('Tout afficher');
	}
	expect(table({ ...props, rows: many(19) }).match(/<th scope="row"/g)).toHaveLength(12);
});

test('an absent value is not a zero, and says why', () => {
	const out = table({ caption: 'Écarts', columns, rows, rowKey });
	expect(out).toContain(
		'title="Assiette nulle ou négative, ou aucune liste de structures">non calculable',
	);
});

test('the sorted header says its direction, the others say nothing', () => {
	const order = { key: 'cents', descending: true };
	const out = table({ caption: 'Écarts', columns, rows, rowKey, order });
	expect(out.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="descending"']);
	expect(out.indexOf('Bretagne')).toBeLessThan(out.indexOf('Île-de-France'));
});

test('a row links its first cell, and the total does not', () => {
	const out = table({
		caption: 'Écarts',
		columns,
		rows,
		rowKey,
		rowHref: (row: Row) => `/regions/${row.code}/`,
		total: { code: 'FR', label: 'France', cents: 1 },
	});
	expect(out.match(/<a href="[^"]*"/g)).toEqual([
		'<a href="/regions/53/"',
		'<a href="/regions/11/"',
	]);
	expect(text(out.slice(out.indexOf('<tfoot>')))).toBe('France1');
});

test('an empty table says what to do', () => {
	const out = table({ caption: 'x', columns, rows: [], rowKey, empty: 'Ajoutez postes.csv.' });
	expect(text(out)).toContain('Ajoutez postes.csv.');
	expect(out).toContain('colspan="2"');
});

const info: SiteInfo = {
	titre: 'Jeu d’essai',
	producteur: 'Préfecture',
	licence: 'Licence Ouverte 2.0',
	date_reference: '2012-12-31',
	fictif: true,
};

test('the header marks the page, or the section it belongs to', () => {
	const items = [{ path: '/', label: 'Accueil' }] as const;
	const at = (route: string) => html(render(SiteHeader, { props: { info, items, route } }));
	expect(at('/')).toContain('aria-current="page">Accueil');
	expect(at('/methode')).not.toContain('aria-current');
	expect(text(at('/'))).toContain('Jeu d’essai, données au 31\u00a0décembre 2012');
});

test('the footer names the publisher, the licence and the demonstration', () => {
	const out = text(html(render(SiteFooter, { props: { info, items: [] } })));
	expect(out).toContain('Préfecture');
	expect(out).toContain('Licence\u00a0: Licence Ouverte 2.0');
	expect(out).toContain('Données fictives.');
	expect(out).not.toContain('Prochaine mise à jour');
});

test.each([
	['met', 'atteint'],
	['missed', 'non atteint'],
	['undetermined', 'indéterminé'],
	['notComputable', 'non calculable'],
] as const)('the verdict %s is a word beside its icon', (verdict, word) => {
	const out = html(render(VerdictBadge, { props: { verdict } }));
	expect(text(out)).toBe(word);
	expect(out).toContain('aria-hidden="true"');
});

test('a headline carries its interval and its verdict', () => {
	const props = {
		label: 'Part réalisée',
		value: '9,8 %',
		interval: 'entre 9,1 % et 16,9 %',
		verdict: 'undetermined' as const,
		children: snippet('<p>Il manque 1 600 €.</p>'),
	};
	const out = html(render(Figure, { props }));
	expect(text(out)).toBe(
		'Part réalisée 9,8 % indéterminé entre 9,1 % et 16,9 % Il manque 1 600 €.',
	);
});

test('the engine shows its bytes, then why it failed and how to try again', () => {
	const at = (props: ComponentProps<typeof EngineStatus>) => html(render(EngineStatus, { props }));
	expect(text(at({ state: 'idle' }))).toBe('');
	const loading = at({ state: 'loading', loadedBytes: 3_200_000, totalBytes: 7_700_000 });
	expect(loading).toContain('3,2\u00a0Mo sur 7,7\u00a0Mo');
	expect(loading).toContain('<progress max="7700000" value="3200000">');
	const starting = at({ state: 'loading', loadedBytes: 7_700_000, totalBytes: 7_700_000 });
	expect(text(starting)).toMatch(/Moteur de calcul\s: démarrage du moteur/);
	expect(starting).not.toContain('7,7');
	const failed = at({ state: 'failed', reason: 'Réseau coupé.', onRetry: () => undefined });
	expect(text(failed)).toContain('Réseau coupé.');
	expect(failed).toContain('>Réessayer</button>');
	expect(at({ state: 'failed' })).not.toContain('<button');
});

test('the filter bar reads as a sentence, and says what it needs without JavaScript', () => {
	const sentence = 'Exercice 2012 · régions de 2010';
	const out = html(
		render(FilterBar, {
			props: {
				sentence,
				short: '2012 · 2010',
				controls: snippet('<p>champs</p>'),
				changed: false,
				onreset: () => undefined,
			},
		}),
	);
	expect(out).toMatch(new RegExp(`aria-live="polite"><span [^>]+>${sentence}</span>`));
	expect(out).toContain('>2012 · 2010</span>');
	expect(out).toContain('<noscript>');
	// Folded, and opened by the browser itself.
	expect(out).toMatch(/<details class="[^"]*"><summary[^>]*>Modifier/);
});

test('fields have a visible label of their own', () => {
	const select = html(
		render(Select, {
			props: { label: 'Exercice', value: '2012', options: [{ value: '2012', label: '2012' }] },
		}),
	);
	expect(select).toMatch(/<label for="([^"]+)">Exercice<\/label> <select class="field" id="\1"/);
	const slider = html(
		render(Slider, {
			props: { label: 'Seuil', value: 50, min: 30, max: 80, format: (n: number) => `${n} %` },
		}),
	);
	expect(slider).toContain('aria-valuetext="50 %"');
	expect(text(slider)).toBe('Seuil 50 %');
});

test('a glossary word opens its definition without JavaScript', () => {
	const out = html(render(Term, { props: { of: 'ETP' } }));
	const id = /popovertarget="([^"]+)"/.exec(out)?.[1];
	expect(out).toContain(`id="${id}" popover`);
	expect(text(out)).toContain('Équivalent temps plein');
});

test('the path starts at the home page; its last step is the page, without a link', () => {
	const steps = [{ label: 'FSE', href: '/fse/' }, { label: 'Pré-contrôle' }];
	const out = html(render(Breadcrumbs, { props: { steps } }));
	expect(text(out)).toBe('AccueilFSEPré-contrôle');
	expect(out).toContain('<a href="/fse/">FSE</a>');
	expect(out).toContain('<span aria-current="page">Pré-contrôle</span>');
});

test('a figure of a table names its column and its row to who hears it', () => {
	const props = { text: '9,8 %', what: 'Part réalisée, Bretagne', onask: () => undefined };
	expect(html(render(FigureButton, { props }))).toContain(
		'aria-label="9,8 %, Part réalisée, Bretagne"',
	);
	const { text: figure, onask } = props;
	expect(html(render(FigureButton, { props: { text: figure, onask } }))).not.toContain(
		'aria-label',
	);
});

test('what a row is read for stands under its name too, unless it is in sight anyway', () => {
	const shown = (decisive: string) =>
		table({
			caption: 'Régions',
			columns: [
				columns[0],
				{ key: 'code', label: 'Code' },
				{ ...columns[1], format: (cents: unknown) => `${Number(cents) / 100}` },
			].map((column) => ({ ...column, decisive: column?.key === decisive })),
			rows: [
				{ code: '53', label: 'Bretagne', cents: 4_200 },
				{ code: '94', label: 'Corse', cents: null },
			],
			rowKey: (row: Row) => row.code,
			context: null,
		});
	expect(shown('cents')).toContain('data-decisive="Écart\u00a0: 42\u00a0€"');
	// Without a value, no unit.
	expect(shown('cents')).toMatch(/data-decisive="Écart\u00a0: [^"€]+"/);
	expect(shown('code')).not.toContain('data-decisive');
});
