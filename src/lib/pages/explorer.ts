import type { SandboxTable } from '$lib/engine/sandboxTables';
import { EXPLORER_TABLES } from '$lib/views/explorer/tables';
import type { ExplorerTable } from '$lib/views/explorer/table';
import { couvertureCsv } from './downloads/couverture';
import { demandesFseCsv } from './downloads/demandesFse';
import { epreuvesCsv } from './downloads/epreuves';
import { indicateurCsv } from './downloads/indicateur';
import { machineCsv } from './downloads/machineCsv';
import { registreCsv } from './downloads/registre';
import { rejetsCsv } from './downloads/rejets';
import type { PageSource } from './source';

const OPEN_DATA: Readonly<Record<string, (source: PageSource) => string | Promise<string>>> = {
	indicateur: indicateurCsv,
	epreuves: epreuvesCsv,
	registre: registreCsv,
	couverture: couvertureCsv,
	demandes_fse: demandesFseCsv,
	rejets: rejetsCsv,
};

async function csvOf(source: PageSource, table: ExplorerTable): Promise<string> {
	const write = OPEN_DATA[table.name];
	if (write) return write(source);
	const names = table.columns.map(({ name }) => name);
	const rows = await source.engine.query(
		`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM "${table.name}"`,
	);
	return machineCsv(
		names,
		rows.map((row) => names.map((name) => row[name] ?? null)),
	);
}

/**
 * The tables of the SQL page, of a data set on an engine, as machine CSV: how a reader's own files get
 * there. The published ones come as files.
 */
export async function explorerTables(source: PageSource): Promise<SandboxTable[]> {
	const encoder = new TextEncoder();
	const tables: SandboxTable[] = [];
	for (const table of EXPLORER_TABLES) {
		tables.push({
			name: table.name,
			csv: encoder.encode(await csvOf(source, table)),
			columns: table.columns.map(({ name, type }) => [name, type] as const),
		});
	}
	return tables;
}
