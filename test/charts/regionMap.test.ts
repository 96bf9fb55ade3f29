import RegionMap from '$lib/charts/RegionMap.svelte';
import { regionPlaces, type RegionMapValue } from '$lib/charts/regionMap';
import type { RegionMap as Territories } from '$lib/geo/shapes';
import { expect, test } from 'vitest';
import { met, notComputable, undetermined, zero } from './figures';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** Five square regions: two rows of two, and one in a frame. */
const square = (code: string, x: number, y: number) => ({
	code,
	path: `M${x} ${y}h100v100h-100Z`,
	x: x + 50,
	y: y + 50,
	area: 10_000,
});
const map: Territories = {
	edition: '2010',
	width: 600,
	height: 600,
	shapes: [
		square('53', 0, 0),
		square('11', 100, 0),
		square('94', 0, 100),
		square('42', 100, 100),
		{ ...square('06', 20, 480), area: 40 },
	],
	insets: [{ label: 'Mayotte', x: 10, y: 470, width: 120, height: 120 }],
	borders: 'M100 0V200M0 100H200',
};
const value = (label: string, figures: object): RegionMapValue =>
	({ label, href: `/regions/${label}/`, ...figures }) as RegionMapValue;
const values = {
	'53': value('Bretagne', { ...undetermined, gap: 160_000 }),
	'11': value('Île-de-France', { ...met(12), gap: 0 }),
	'94': value('Corse', { ...zero, gap: 500 }),
	'06': value('Mayotte', { ...notComputable, gap: null }),
};

test('the map keeps its picture', async () => {
	await expectSnapshot('regionMap', RegionMap, { map, values, label: 'Carte' }, [600, 800]);
});

test('zero, not computable, undetermined and no data are four different paints', () => {
	const paints = Object.fromEntries(
		regionPlaces(map, values).map(({ code, paint, undetermined: hatched }) => [
			code,
			[paint, hatched],
		]),
	);
	expect(paints).toEqual({
		'94': ['share-1', false],
		'06': ['share-none', false],
		'53': ['share-4', true],
		'42': ['share-absent', false],
		'11': ['share-5', false],
	});
});

test('each state says its own words, and the legend names those that are shown', () => {
	const html = markup(RegionMap, { map, values });
	const names = [...html.matchAll(/<a [^>]*aria-label="([^"]*)"/g)].map(([, name]) =>
		plain(name ?? ''),
	);
	expect(names).toEqual([
		'Bretagne : 9,8 %, entre 9,1 % et 16,9 %, objectif de 10 % indéterminé, il manque 1 600 €',
		'Corse : 0,0 %, bornes confondues à 0,0 %, objectif de 10 % non atteint, il manque 5 €',
		'Île-de-France : 12,0 %, entre 12,0 % et 13,0 %, objectif de 10 % atteint, rien ne manque',
		'Mayotte : non calculable',
		'Région 42 : sans donnée',
	]);
	expect(words(html)).toContain('indéterminé non calculable sans donnée');
	expect(html.match(/fill="url\(#[^)]*-hatch\)"/g)).toHaveLength(1);
	expect(html.match(/fill="url\(#[^)]*-dots\)"/g)).toHaveLength(1);
});

test('a verdict that another assumption would change is crossed, and named in the legend', () => {
	const crossed = (html: string) => html.match(/fill="url\(#[^)]*-crosses\)"/g)?.length ?? 0;
	const robust = markup(RegionMap, { map, values });
	expect(crossed(robust)).toBe(0);
	expect(words(robust)).not.toContain('sensible');
	const html = markup(RegionMap, {
		map,
		values: {
			...values,
			'11': { ...values['11'], robust: false, detail: 'verdict sensible au périmètre' },
			'94': { ...values['94'], robust: true },
		},
	});
	expect(crossed(html)).toBe(1);
	expect(words(html)).toContain('verdict sensible à une hypothèse');
	expect(plain(html)).toContain('rien ne manque, verdict sensible au périmètre');
});

test('the legend says nothing of missing data when there is none', () => {
	const whole = { ...map, shapes: map.shapes.filter(({ code }) => code !== '42') };
	expect(words(markup(RegionMap, { map: whole, values }))).not.toContain('sans donnée');
});

test('without JavaScript every region is a link that the Tab key reaches', () => {
	// Those of the drawing: over it, a number opens its region too, without being a stop of its own.
	const [drawing = ''] = /<svg[^]*?<\/svg>/.exec(markup(RegionMap, { map, values })) ?? [];
	const links = drawing.match(/<a [^>]*>/g) ?? [];
	expect(links).toHaveLength(5);
	expect(links.filter((link) => link.includes('tabindex="0"'))).toHaveLength(5);
	expect(links.filter((link) => link.includes('href="/regions/'))).toHaveLength(4);
});

test('a figure is written only where it fits its shape', () => {
	const places = new Map(regionPlaces(map, values).map((place) => [place.code, place]));
	expect(places.get('53')?.labelFrom).toBe(0);
	expect(places.get('06')?.labelFrom).toBeNull();
});
