/**
 * What one writes first: one query a chart, each joining the cube again, each chart redrawn whole
 * from its rows. It shows the same figures as the national page and is measured beside it.
 */
import { loadBrowserEngine } from '$lib/engine/browser';
import type { Engine } from '$lib/engine/engine';

interface Assets {
	module: string;
	worker: string;
	tables: { name: string; url: string; rows: number }[];
	paths: { code: string; path: string }[];
}

type Row = Record<string, string | number | null>;

const BASE = `
	FROM cube c JOIN segments s ON s.code = c.segment
	WHERE c.base_montant = 'paye' AND c.perimetre = 'etat' AND s.achats_courants
		AND s.main_oeuvre >= CAST($1 AS INTEGER) * 10000`;
const SUMS = 'sum(c.montant) AS base, sum(c.organismes + c.heures) AS realised';

const QUERIES = {
	value: `SELECT ${SUMS} ${BASE} AND c.exercice = 2012`,
	trend: `SELECT c.exercice AS name, ${SUMS} ${BASE} GROUP BY ALL ORDER BY ALL`,
	map: `SELECT c.region_2010 AS name, ${SUMS} ${BASE} AND c.exercice = 2012 GROUP BY ALL ORDER BY ALL`,
	ranking: `SELECT c.region_2010 AS name, ${SUMS} ${BASE} AND c.exercice = 2012 GROUP BY ALL
		ORDER BY realised / base DESC`,
	heat: `SELECT c.region_2010 AS name, c.segment, ${SUMS} ${BASE} AND c.exercice = 2012
		GROUP BY ALL ORDER BY ALL`,
	ledger: `SELECT s.main_oeuvre >= CAST($1 AS INTEGER) * 10000 AS name, sum(c.montant) AS base,
		0 AS realised FROM cube c LEFT JOIN segments s ON s.code = c.segment
		WHERE c.base_montant = 'paye' AND c.exercice = 2012 GROUP BY ALL ORDER BY ALL`,
	ways: `SELECT sum(c.direct_insertion) AS base, sum(c.direct_handicap) AS realised ${BASE}
		AND c.exercice = 2012`,
} as const;

const share = (row: Row) => Number(row.realised) / Number(row.base);
const percent = (value: number) =>
	value.toLocaleString('fr-FR', { style: 'percent', minimumFractionDigits: 1 });
const colour = (value: number) => `hsl(${value >= 0.1 ? 170 : 30} 60% ${90 - value * 200}%)`;

function bars(rows: readonly Row[]): string {
	return rows
		.map(
			(row) =>
				`<div>${row.name} <svg width="300" height="12"><rect width="${share(row) * 1000}" height="12" fill="${colour(share(row))}"/></svg> ${percent(share(row))}</div>`,
		)
		.join('');
}

function heat(rows: readonly Row[]): string {
	const names = [...new Set(rows.map((row) => row.name))];
	return `<table>${names
		.map(
			(name) =>
				`<tr><th>${name}</th>${rows
					.filter((row) => row.name === name)
					.map((row) => `<td style="background:${colour(share(row))}">${percent(share(row))}</td>`)
					.join('')}</tr>`,
		)
		.join('')}</table>`;
}

function draw(chart: string, rows: readonly Row[], { paths }: Assets): void {
	const box = document.querySelector(chart === 'value' ? '.value' : `[data-chart="${chart}"]`);
	if (!box) throw new Error(`no box for ${chart}`);
	if (chart === 'value') box.textContent = rows[0] ? percent(share(rows[0])) : '';
	else if (chart === 'heat') box.innerHTML = heat(rows);
	else if (chart === 'map') {
		const found = new Map(rows.map((row) => [row.name, share(row)]));
		box.innerHTML = `<svg viewBox="0 0 600 612" width="600">${paths
			.map(({ code, path }) => `<path d="${path}" fill="${colour(found.get(code) ?? 0)}"/>`)
			.join('')}</svg>`;
	} else box.innerHTML = bars(rows);
}

async function redraw(engine: Engine, assets: Assets, threshold: number): Promise<void> {
	const charts = Object.keys(QUERIES) as (keyof typeof QUERIES)[];
	// The headline comes last: when it changes, every chart has.
	for (const chart of [...charts.slice(1), charts[0] ?? 'value']) {
		draw(chart, await engine.query<Row>(QUERIES[chart], [threshold]), assets);
	}
}

const assets = (await (await fetch('../naive.json')).json()) as Assets;
const engine = await loadBrowserEngine({ assets, onProgress: () => undefined });
const slider = document.querySelector('input');
if (!slider) throw new Error('no slider');
slider.addEventListener('input', () => void redraw(engine, assets, Number(slider.value)));
await redraw(engine, assets, 50);
document.documentElement.dataset.engine = 'ready';
