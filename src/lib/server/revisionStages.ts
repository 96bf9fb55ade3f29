import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { RevisionStage } from '$lib/pages/revisions';
import { cellsToPublish } from '$lib/pages/source';
import { sumLines } from '$lib/pipeline/classify';
import type { DataSource } from '$lib/pipeline/dataSource';
import { loadDataset, type LoadedDataset, type LoadOptions } from '$lib/pipeline/loadDataset';
import { querySums } from '$lib/queries/cells';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { openCells, type Cells } from '$lib/rules/cells';
import { folderSource, requireFolder } from './folder';
import { makeOwnFolder } from './leftovers';
import { BUILD_MEMORY, openNative } from './native';

/** Names the data folder that the publication before was made from. */
export const PREVIOUS_DATA = 'CAP10_PRECEDENTE_DONNEES';

type Side = 'then' | 'now';

/** Which of the two folders gives each file of a stage. */
type From = (name: string) => Side;

const isPurchases = (name: string) => /^achats\./.test(name);
const isRegistry = (name: string) => /^(?:structures|reference\/types_structures)\./.test(name);

const OLD: From = () => 'then';
const NEW_PURCHASES: From = (name) => (isPurchases(name) ? 'now' : 'then');
const NEW_REGISTRY: From = (name) => (isPurchases(name) || isRegistry(name) ? 'now' : 'then');

/** The files of one folder where `from` says so, of the other elsewhere. */
function mixed(sources: Readonly<Record<Side, DataSource>>, from: From): DataSource {
	const of = (name: string) => sources[from(name)];
	return {
		async names() {
			const named = async (side: Side) =>
				(await sources[side].names()).filter((name) => from(name) === side);
			return [...(await named('then')), ...(await named('now'))];
		},
		open: (name) => of(name).open(name),
		size: (name) => of(name).size?.(name),
		columns: (name) => of(name).columns?.(name),
		above: (name) => of(name).above?.(name),
		notes: (name) => of(name).notes?.(name) ?? [],
		shown: (name) => of(name).shown?.(name),
		path(name) {
			const path = of(name).path?.(name);
			if (path === undefined) throw new Error(`no path for ${name}`);
			return path;
		},
	};
}

/** An open data set, whose lines can be left out one set after the other. */
interface Loaded extends LoadedDataset {
	engine: Engine;
	/** Classifies the lines that are kept, and sums them. */
	cells(): Promise<Cells>;
}

async function withLoaded<T>(
	source: DataSource,
	options: LoadOptions,
	work: (loaded: Loaded) => Promise<T>,
): Promise<T> {
	const engine = await openNative({ memoryLimit: BUILD_MEMORY });
	try {
		const loaded = await loadDataset(engine, source, options);
		return await work({
			engine,
			...loaded,
			async cells() {
				await sumLines(engine);
				return openCells(
					[cellsToPublish(await querySums(engine), loaded)],
					await querySegments(engine),
					await queryRegionPairs(engine),
				);
			},
		});
	} finally {
		await engine.close();
	}
}

/**
 * Writes what each kept line says, but its rank and the folder that it came from: `id` and `dit`, which is
 * the same for the same values.
 */
const writeLines = ({ engine }: Loaded, path: string) =>
	engine.run(
		`COPY (
			SELECT id, md5(CAST(dite AS VARCHAR)) AS dit
			FROM (SELECT id, a AS dite FROM (SELECT * EXCLUDE (ligne, origine) FROM achats) a)
		) TO ${literal(path)} (FORMAT parquet)`,
	);

/** Leaves out the kept lines whose `id` is not among those of the SQL given. */
const keepOnly = ({ engine }: Loaded, ids: string) =>
	engine.run(`DELETE FROM achats_gardes WHERE id NOT IN (${ids})`);

/** A publication before, and the data folder that it was made from. */
interface Before {
	folder: string;
	/** Its reference date. */
	id: string;
}

/** @throws {DataError} when the folder is of another publication */
function requirePublication({ info }: Loaded, { folder, id }: Before): void {
	if (info.date_reference === id) return;
	const message = `les données de « ${folder} » sont du ${info.date_reference}, l’édition précédente du ${id} : donner le dossier dont elle a été faite`;
	throw new DataError([{ fichier: PREVIOUS_DATA, message }]);
}

/**
 * The causes one after the other, from the files of the publication before: its lines by the rules of
 * today; without those whose `id` is gone; with those amended; with those added; then the registry; then
 * the reference tables, which are the rest (`jeu.json` too).
 * @param before the data folder that the publication before was made from
 * @param today that of this one
 * @param published the cells of today
 * @param options how today's was read
 * @throws {DataError} when the folder cannot be read, or is not of that publication
 */
export async function stagesOfLines(
	before: Before,
	today: string,
	published: Cells,
	options: LoadOptions = {},
): Promise<RevisionStage[]> {
	requireFolder(before.folder);
	const sources = { then: folderSource(before.folder), now: folderSource(today) };
	const scratch = makeOwnFolder(tmpdir(), 'cap10-');
	const [old, now] = [join(scratch, 'then.parquet'), join(scratch, 'now.parquet')];
	const from = (path: string) => `read_parquet(${literal(path)})`;
	try {
		// Both at once: each leaves out lines by what the other holds.
		const lines = await withLoaded(mixed(sources, NEW_PURCHASES), options, async (next) => {
			await writeLines(next, now);
			const added = await next.cells();
			const then = await withLoaded(mixed(sources, OLD), options, async (loaded) => {
				requirePublication(loaded, before);
				await writeLines(loaded, old);
				const method = await loaded.cells();
				await keepOnly(loaded, `SELECT id FROM ${from(now)}`);
				return { method, removed: await loaded.cells() };
			});
			await keepOnly(next, `SELECT id FROM ${from(old)}`);
			const amended = await next.cells();
			await keepOnly(
				next,
				`SELECT n.id FROM ${from(now)} n JOIN ${from(old)} o ON o.id = n.id WHERE o.dit <> n.dit`,
			);
			return { added, ...then, amended, touched: await next.cells() };
		});
		const registry = await withLoaded(mixed(sources, NEW_REGISTRY), options, (loaded) =>
			loaded.cells(),
		);
		return [
			{ cause: 'method', cells: lines.method },
			{ cause: 'removed', cells: lines.removed },
			{ cause: 'amended', cells: lines.amended, touched: lines.touched },
			{ cause: 'added', cells: lines.added },
			{ cause: 'registry', cells: registry },
			{ cause: 'reference', cells: published },
		];
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}
