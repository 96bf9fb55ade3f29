import HeatMap from '$lib/charts/HeatMap.svelte';
import { cellDetail, heatMapGrid, type HeatMapProps } from '$lib/charts/heatMap';
import { expect, test } from 'vitest';
import { met, notComputable, undetermined, zero } from './figures';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows = [
	{ code: 'FR', label: 'France', strong: true },
	{ code: '53', label: 'Bretagne', href: '/regions/53/' },
];
const columns = [
	{ code: 'nettoyage', label: 'Nettoyage de locaux', short: 'Nettoyage' },
	{ code: 'securite', label: 'Sécurité et gardiennage' },
	{ code: 'formation', label: 'Formation' },
];
const props: HeatMapProps = {
	rows,
	columns,
	cells: [
		{ row: '53', column: 'securite', ...zero },
		{ row: 'FR', column: 'nettoyage', ...met(12) },
		{ row: '53', column: 'nettoyage', ...undetermined, gap: 160_000 },
		{ row: 'FR', column: 'formation', ...notComputable },
		{ row: 'FR', column: 'securite', ...met(20) },
	],
	label: 'Grille',
};

test('the heat map keeps its picture', async () => {
	await expectSnapshot('heatMap', HeatMap, props, [720, 410]);
});

test('zero, no purchase and not computable look and read differently', () => {
	const grid = heatMapGrid(rows, columns, props.cells);
	expect(
		grid.map(({ cells }) =>
			cells.map(({ paint, undetermined: hatched, text }) => [paint, hatched, plain(text)]),
		),
	).toEqual([
		[
			['share-5', false, '12,0'],
			['share-7', false, '20,0'],
			['share-none', false, 'n. c.'],
		],
		[
			['share-4', true, '9,8'],
			['share-1', false, '0,0'],
			['share-absent', false, '–'],
		],
	]);
});

test('the detail of a cell names its row, its column and its state', () => {
	const [france, bretagne] = rows;
	const [cleaning, , training] = columns;
	if (!france || !bretagne || !cleaning || !training) throw new Error('fixture');
	const cell = props.cells[2] ?? null;
	expect(plain(cellDetail(bretagne, cleaning, cell).title)).toBe('Bretagne, Nettoyage de locaux');
	expect(cellDetail(bretagne, cleaning, cell).lines.map(plain)).toEqual([
		'entre 9,1 % et 16,9 %',
		'objectif de 10 % indéterminé',
		'il manque 1 600 €',
	]);
	expect(cellDetail(bretagne, training, null)).toMatchObject({
		value: 'aucun achat dans l’assiette',
		lines: [],
	});
	expect(cellDetail(france, training, props.cells[3] ?? null)).toMatchObject({
		value: 'non calculable',
		lines: [],
	});
});

test('the legend explains the three states that are not a share', () => {
	const text = words(markup(HeatMap, props));
	expect(text).toContain('indéterminé non calculable aucun achat dans l’assiette');
	expect(text).toContain('en % de l’assiette');
});

test('every cell of the grid has its headers', () => {
	const html = markup(HeatMap, props);
	expect(html.match(/<th scope="col"/g)).toHaveLength(4);
	expect(html.match(/<th scope="row"/g)).toHaveLength(2);
	expect(words(html)).toContain('Région Nettoyage Sécurité et gardiennage Formation France');
});
