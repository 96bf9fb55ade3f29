import { resolve } from '$app/paths';
import { fetchModule } from '$lib/engine/browser';
import { fetchOk } from '$lib/engine/fetchOk';
import type { SandboxFiles } from '$lib/engine/sandbox';
import type { SandboxTable } from '$lib/engine/sandboxTables';
import type { PageSource } from '$lib/pages/source';
import type { ExplorerTable } from '$lib/views/explorer/table';
import { EXPLORER_TABLES } from '$lib/views/explorer/tables';
import type { SiteData } from '$lib/views/site';

/** A published table, as its file. */
async function published({ name, format, columns }: ExplorerTable): Promise<SandboxTable> {
	const url =
		format === 'arrow'
			? resolve('/tables/[table].arrow', { table: name })
			: resolve('/telechargements/[file].csv', { file: name });
	const bytes = new Uint8Array(await (await fetchOk(url)).arrayBuffer());
	if (format === 'arrow') return { name, arrow: bytes };
	return { name, csv: bytes, columns: columns.map((column) => [column.name, column.type]) };
}

/** The tables of the page: copied from the reader's own files when they are open, else as published. */
async function tablesOf(own: PageSource | null): Promise<SandboxTable[]> {
	if (!own) return Promise.all(EXPLORER_TABLES.map(published));
	const { explorerTables } = await import('$lib/pages/explorer');
	return explorerTables(own);
}

/** All that the page's engine needs: the module, its worker, and the tables. */
export async function explorerFiles(
	{ engine }: SiteData,
	own: PageSource | null,
	onProgress: (bytes: number) => void,
): Promise<SandboxFiles> {
	const module = resolve('/moteur/[file]', { file: engine.module });
	const [blob, tables] = await Promise.all([
		fetchModule({ assets: { module }, onProgress }),
		tablesOf(own),
	]);
	return {
		module: blob,
		worker: resolve('/moteur/[file]', { file: engine.worker }),
		tables,
	};
}
