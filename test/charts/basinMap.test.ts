import { describe, expect, test } from 'vitest';
import BasinLegend from '$lib/charts/BasinLegend.svelte';
import BasinMap from '$lib/charts/BasinMap.svelte';
import BasinPatterns from '$lib/charts/BasinPatterns.svelte';
import {
	classOf,
	FTE_CLASSES,
	hiddenInsets,
	radiusOf,
	roundClasses,
	viewOf,
	type BasinMark,
} from '$lib/charts/basinMap';
import type { BasinMapFrame } from '$lib/geo/basinFrame';
import { pathBox } from '$lib/geo/pathBox';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** Five square basins in a cross, and one in a frame. */
const places = [
	{ code: '0001', x: 300, y: 300 },
	{ code: '0002', x: 200, y: 300 },
	{ code: '0003', x: 400, y: 300 },
	{ code: '0004', x: 300, y: 200 },
	{ code: '0005', x: 300, y: 400 },
	{ code: '0101', x: 50, y: 550 },
];
const frame: BasinMapFrame = {
	edition: '2010',
	own: false,
	undrawn: 0,
	towns: [
		{ label: 'Paris', x: 300, y: 200, from: 300, left: false },
		{ label: 'Versailles', x: 290, y: 205, from: 900, left: true },
	],
	width: 600,
	height: 612,
	insets: [{ label: 'Guadeloupe', x: 2, y: 500, width: 98, height: 88 }],
	places,
	boxes: { '53': [150, 250, 300, 100], '01': [10, 510, 80, 70] },
};
const paths = {
	shapes: new Map(
		places.map(({ code, x, y }) => [code, `M${x - 50} ${y - 50}l100 0 0 100-100 0z`]),
	),
	regions: 'M0 0l600 600',
};
const mark = (paint: BasinMark['paint'], changes: Partial<BasinMark> = {}): BasinMark => ({
	paint,
	label: paint,
	muted: false,
	radius: 0,
	decision: null,
	...changes,
});
const marks = new Map([
	['0001', mark('s-dedie')],
	['0002', mark('s-partage', { radius: 12 })],
	['0003', mark('s-partiel', { decision: 'pertinent' })],
	['0004', mark('s-non_couvert', { decision: 'refuse' })],
	['0005', mark('s-inconnu', { muted: true })],
]);
const props = {
	name: 'bassins-2010',
	frame,
	paths,
	departements: null,
	marks,
	region: null,
	hand: null,
	onhand: () => undefined,
	selected: null,
	onpoint: () => undefined,
	onselect: () => undefined,
	label: 'Carte',
};
const drawn = (changes: object = {}) => markup(BasinMap, { ...props, ...changes });
const classOfShape = (html: string, code: string) =>
	new RegExp(`data-code="${code}" class="([^"]*)"`).exec(html)?.[1];

describe('the map', () => {
	test('keeps its picture', async () => {
		await expectSnapshot('basinMap', BasinMap, { ...props, selected: '0001' }, [400, 450]);
	});

	test('each state has a paint of its own, and a basin without a mark is no state', () => {
		const html = drawn();
		expect(
			['0001', '0002', '0003', '0004', '0005', '0101'].map((code) => classOfShape(html, code)),
		).toEqual(['s-dedie', 's-partage', 's-partiel', 's-non_couvert', 's-inconnu muted', 'm-none']);
	});

	test('every state but dédié has marks over its colour: none needs colour to be told', () => {
		const html = markup(BasinPatterns, { id: 'a' });
		const marksOf = (state: string) => {
			const body = new RegExp(`<pattern id="a-${state}"[^>]*>(.*?)</pattern>`, 's').exec(html)?.[1];
			return (body ?? '').replace(/<rect[^>]*>(<\/rect>)?/, '').replace(/class="[^"]*"/g, '');
		};
		const states = ['dedie', 'partage', 'partiel', 'non_couvert', 'inconnu', 'perdu'];
		const found = states.map(marksOf);
		expect(found[0]).toBe('');
		expect(new Set(found).size).toBe(states.length);
	});

	test('circles of spending and decisions are drawn on demand only', () => {
		const html = drawn();
		expect(html.match(/class="amount"/g)).toHaveLength(1);
		expect(html.match(/class="pertinent"/g)).toHaveLength(1);
		expect(html.match(/class="refuse"/g)).toHaveLength(1);
		expect(drawn({ marks: new Map([['0001', mark('m-3')]]) })).not.toMatch(
			/<circle class="(amount|pertinent)/,
		);
	});

	test('before JavaScript the map is one picture with a name, not 322 buttons', () => {
		const html = drawn();
		expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Carte"/);
		expect(html).not.toContain('role="button"');
	});

	test('names the towns that have room, beside their dot, and more of them once enlarged', () => {
		const names = (html: string) => [...html.matchAll(/class="(from-\d+[^"]*)"[^>]*>([^<]*)/g)];
		expect(names(drawn()).map(([, , label]) => label)).toEqual(['Paris']);
		// A view of a region 80 wide: 600 ÷ 92.8 = 6.47 times larger, and 900 ÷ 6.47 < 300.
		const near = { ...frame, boxes: { '11': [260, 170, 80, 60] as const } };
		const enlarged = names(drawn({ frame: near, region: '11' }));
		expect(enlarged.map(([, , label]) => label)).toEqual(['Paris', 'Versailles']);
		expect(enlarged[1]?.[1]).toMatch(/^from-300.* left/);
	});

	test('zoom shows the region in the proportions of the map, without the frames around', () => {
		// 300 wide and 8 % of air on both sides: 348 of 600, so 1.72 times larger; its middle, at 300 and
		// 300, comes to the middle of the drawing: 300 − 300 × 600 ÷ 348, 306 − 300 × 600 ÷ 348.
		expect(viewOf(frame, '53')).toEqual({ x: -217.24, y: -211.24, k: 1.72 });
		expect(viewOf(frame, null)).toEqual({ x: 0, y: 0, k: 1 });
		expect(viewOf(frame, '99')).toEqual({ x: 0, y: 0, k: 1 });
		expect(hiddenInsets(frame, '53').map(({ label }) => label)).toEqual(['Guadeloupe']);
		expect(hiddenInsets(frame, '01')).toEqual([]);
		expect(hiddenInsets(frame, null)).toEqual([]);
	});
});

describe('classes', () => {
	test('nothing, no figure and a class are three different things; a limit belongs above', () => {
		expect([null, 0, 0.1, 0.25, 0.99, 1, 2].map((value) => classOf(value, FTE_CLASSES))).toEqual([
			null,
			0,
			1,
			2,
			3,
			4,
			5,
		]);
	});

	test('limits of spending are round, and hold about as many basins each', () => {
		expect(roundClasses([null, 0, -5, 110, 220, 330, 440, 550, 660, 770, 880, 990, 1100])).toEqual([
			300, 600, 800, 1000,
		]);
		expect(roundClasses([])).toEqual([]);
		expect(roundClasses([100, 100, 100])).toEqual([100]);
	});

	test('circles have areas in proportion', () => {
		expect(radiusOf(400, 400)).toBe(22);
		expect(radiusOf(100, 400)).toBe(11);
		expect([radiusOf(null, 400), radiusOf(0, 400), radiusOf(5, 0)]).toEqual([0, 0, 0]);
	});
});

const legend = {
	title: 'États',
	entries: [
		{ paint: 's-non_couvert', label: 'non couvert', count: 46 },
		{ paint: 's-inconnu', label: 'inconnu', count: 1030 },
	],
};

test('the legend keeps its picture', async () => {
	await expectSnapshot('basinLegend', BasinLegend, legend, [400, 30]);
});

test('the legend counts the basins of each entry', () => {
	const html = markup(BasinLegend, legend);
	expect(words(html)).toBe('non couvert 46 inconnu 1 030');
	expect(html).toContain('class="s-inconnu"');
});

test('the box of a path follows its relative lines, part after part', () => {
	expect(pathBox('M1 2l3 4-1 .5z')).toEqual([1, 2, 3, 4.5]);
	expect(pathBox('M10 10l1 1zM0 20l-.5.5z')).toEqual([-0.5, 10, 11.5, 10.5]);
	expect(pathBox('')).toBeNull();
});
