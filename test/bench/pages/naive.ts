/**
 * What one writes first: one query a chart, each joining the cube again, each chart redrawn whole
 * from its rows. It shows the same figures as the national page and is measured beside it.
 */
import { loadBrowserEngine } from '$lib/engine/browser';
import type { Engine } from '$lib/engine/engine';
import { draw, type Row, type Shape } from './draw';

interface Assets {
	module: string;
	worker: string;
	tables: { name: string; url: string; rows: number }[];
	paths: Shape[];
}

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

async function redraw(engine: Engine, assets: Assets, threshold: number): Promise<void> {
	const charts = Object.keys(QUERIES) as (keyof typeof QUERIES)[];
	// The headline comes last: when it changes, every chart has.
	for (const chart of [...charts.slice(1), charts[0] ?? 'value']) {
		draw(chart, await engine.query<Row>(QUERIES[chart], [threshold]), assets.paths);
	}
}

const assets = (await (await fetch('../pages.json')).json()) as Assets;
const engine = await loadBrowserEngine({ assets, onProgress: () => undefined });
const slider = document.querySelector('input');
if (!slider) throw new Error('no slider');
slider.addEventListener('input', () => void redraw(engine, assets, Number(slider.value)));
await redraw(engine, assets, 50);
document.documentElement.dataset.awake = '';
