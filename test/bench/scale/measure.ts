/** One size of the scale bench: from a data folder to the published tables, timed by step. */
import type { Engine } from '$lib/engine/engine';
import { ON_DEMAND_TABLES, PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { queryCells } from '$lib/queries/cells';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { openCells } from '$lib/rules/cells';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { THRESHOLD_MIN } from '$lib/rules/target';
import { tableToArrow } from '$lib/server/writeArrow';
import { cellFiles, gzippedBytes } from '$lib/server/cellFiles';
import { folderSource } from '$lib/server/folder';
import { BUILD_MEMORY, openNative } from '$lib/server/native';

interface Measure {
	records: number;
	kept: number;
	/** Seconds by the clock, and of the cores: a shared machine makes one wait, not the other. */
	steps: { name: string; seconds: number; cpu: number }[];
	/** Most memory that the process held, in bytes. */
	peak: number;
	/** The tables that the site publishes. */
	tables: { name: string; rows: number; bytes: number }[];
	/** The cells: rows, files, bytes as a host serves them, and milliseconds of a sum, first and usual. */
	cells: {
		rows: number;
		years: number;
		files: number;
		bytes: number;
		first: number;
		usual: number;
	};
	/** Rejects and warnings listed. */
	findings: number;
}

/** How many questions are asked of the cells, each at another threshold. */
const QUESTIONS = 51;

async function measureCells(engine: Engine): Promise<Measure['cells']> {
	const published = await queryCells(engine);
	const files = Object.values(cellFiles(published));
	const cells = openCells(files, await querySegments(engine), await queryRegionPairs(engine));
	const year = cells.years.at(-1) ?? 0;
	const times = Array.from({ length: QUESTIONS }, (_, i) => {
		const question = defaultQuestion(year, '2010', THRESHOLD_MIN + i);
		const since = performance.now();
		sumCells(cells, question);
		return performance.now() - since;
	});
	const [first = NaN, ...others] = times;
	return {
		rows: cells.rows.year.length,
		years: cells.years.length,
		files: files.length,
		bytes: files.reduce((total, file) => total + gzippedBytes(file), 0),
		first,
		usual: others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? NaN,
	};
}

export async function measure(folder: string): Promise<Measure> {
	const engine = await openNative({ memoryLimit: BUILD_MEMORY });
	const steps: Measure['steps'] = [];
	let since = performance.now();
	let used = process.cpuUsage();
	const lap = (name: string) => {
		const now = performance.now();
		const { user, system } = process.cpuUsage(used);
		steps.push({ name, seconds: (now - since) / 1000, cpu: (user + system) / 1e6 });
		since = now;
		used = process.cpuUsage();
	};
	await loadDataset(engine, folderSource(folder), {
		onProgress: (progress) => {
			if (progress.etape !== 'controle' || progress.fichier !== 'achats.csv') return;
			lap('lecture et contrôle ligne à ligne');
		},
	});
	lap('doublons, autres tables');
	await classifyDataset(engine);
	lap('classement et cubes');
	const tables: Measure['tables'] = [];
	for (const name of [...PUBLISHED_TABLES, ...ON_DEMAND_TABLES]) {
		const { rows, bytes } = await tableToArrow(engine, name);
		tables.push({ name, rows, bytes: bytes.byteLength });
	}
	lap('tables publiées');
	const cells = await measureCells(engine);
	lap('cellules');
	const [file] = await engine.query<{ records: number; kept: number; findings: number }>(
		`SELECT enregistrements AS records, gardes AS kept, (SELECT count(*) FROM constats) AS findings
		FROM fichiers_lus WHERE table_contrat = 'achats'`,
	);
	await engine.close();
	const peak = process.resourceUsage().maxRSS * 1024;
	return { steps, tables, cells, peak, ...(file ?? { records: 0, kept: 0, findings: 0 }) };
}
