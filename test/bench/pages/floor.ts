/**
 * The least that can answer: no engine, no framework, the cells as typed columns and one loop. It shows
 * the same figures as the national page and is measured beside it.
 */
import { draw, type Row, type Shape } from './draw';

interface Assets {
	cells: string[];
	segments: { code: string; current: boolean; share: number }[];
	paths: Shape[];
}

interface Published {
	regions: string[];
	segments: string[];
	cells: Record<string, number[]>;
}

type Columns = Record<string, Float64Array>;

const YEAR = 2012;
const CHARTS = ['trend', 'map', 'ranking', 'heat', 'ledger', 'ways'] as const;

class Sums {
	readonly #rows = new Map<string, Row & { base: number; realised: number }>();

	add(keys: Row, base: number, realised: number): void {
		const key = JSON.stringify(keys);
		const row = this.#rows.get(key) ?? { ...keys, base: 0, realised: 0 };
		row.base += base;
		row.realised += realised;
		this.#rows.set(key, row);
	}

	get rows(): (Row & { base: number; realised: number })[] {
		return [...this.#rows.values()];
	}
}

const assets = (await (await fetch('../pages.json')).json()) as Assets;
const files = await Promise.all(
	assets.cells.map(async (url) => (await (await fetch(url)).json()) as Published),
);
const tables = files.map(({ regions, segments, cells }) => ({
	regions,
	labour: segments.map((code) => assets.segments.find((segment) => segment.code === code)),
	columns: Object.fromEntries(
		Object.entries(cells).map(([name, values]) => [name, Float64Array.from(values)]),
	) as Columns,
}));

function redraw(threshold: number): void {
	const [value, ledger, ways] = [new Sums(), new Sums(), new Sums()];
	const [trend, map, heat] = [new Sums(), new Sums(), new Sums()];
	for (const { regions, labour, columns } of tables) {
		const at = (name: string, i: number) => columns[name]?.[i] ?? 0;
		const count = columns['year']?.length ?? 0;
		for (let i = 0; i < count; i += 1) {
			if (at('basis', i) !== 0) continue;
			const [year, base] = [at('year', i), at('montant', i)];
			const realised = at('organismes', i) + at('heures', i);
			const segment = labour[at('segment', i)];
			const counted =
				at('perimeter', i) === 0 && !!segment?.current && segment.share * 100 >= threshold;
			if (year === YEAR) ledger.add({ name: String(counted) }, base, 0);
			if (!counted) continue;
			trend.add({ name: year }, base, realised);
			if (year !== YEAR) continue;
			const name = regions[at('region', i)] ?? '';
			value.add({}, base, realised);
			map.add({ name }, base, realised);
			heat.add({ name, segment: segment.code }, base, realised);
			ways.add({}, at('direct_insertion', i), at('direct_handicap', i));
		}
	}
	const ranking = map.rows.sort((a, b) => b.realised / b.base - a.realised / a.base);
	const rows = {
		trend: trend.rows,
		map: map.rows,
		ranking,
		heat: heat.rows,
		ledger: ledger.rows,
		ways: ways.rows,
	};
	// The headline comes last: when it changes, every chart has.
	for (const chart of CHARTS) draw(chart, rows[chart], assets.paths);
	draw('value', value.rows, assets.paths);
}

const slider = document.querySelector('input');
if (!slider) throw new Error('no slider');
slider.addEventListener('input', () => redraw(Number(slider.value)));
redraw(50);
document.documentElement.dataset.awake = '';
