import type { Field, TableSchema } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import { readTable } from '$lib/pipeline/read';
import type { FileRead, ReadProgress } from '$lib/pipeline/taker';
import type { DataSource } from '$lib/pipeline/dataSource';
import { bareName } from '$lib/contract/head';
import { MERGED } from '$lib/pipeline/workbook';
import { columnsOf } from './columnNames';

/** Our columns whose numbers add up. */
const AMOUNTS = ['montant_ht', 'sous_traitance_ht', 'heures_insertion'];

/** How a known file names what we need; names are compared without case. */
export interface Layout {
	name: string;
	/** For each of our columns, the file's. */
	columns: Readonly<Record<string, string>>;
	/** Our columns without which the file has not this layout. */
	required: readonly string[];
	/** Our columns whose value is the same on every row. */
	constants?: Readonly<Record<string, string>>;
}

interface LayoutRead extends FileRead {
	layout: Layout;
}

/** The file's own spelling of a column, compared without case, accents nor punctuation; exact spelling first. */
export function found(columns: readonly string[], name: string): string | undefined {
	if (columns.includes(name)) return name;
	return columns.find((column) => bareName(column) === bareName(name));
}

/** The first layout whose required columns the file has all. */
function recognise(layouts: readonly Layout[], columns: readonly string[]): Layout | undefined {
	return layouts.find(({ required, columns: names }) =>
		required.every((own) => found(columns, names[own] ?? own) !== undefined),
	);
}

/**
 * Reads a file of one of the layouts into `lues_source`: `ligne`, and each of our columns as text,
 * NULL where the file says nothing. Gives null, and reads nothing, when its columns match no layout.
 */
export async function readLayout(
	engine: Engine,
	source: DataSource,
	name: string,
	layouts: readonly Layout[],
	ours: readonly string[],
	onProgress: (progress: ReadProgress) => void,
): Promise<LayoutRead | null> {
	const names = layouts.flatMap((layout) => Object.values(layout.columns));
	const columns = await columnsOf(engine, source, name, names);
	const layout = recognise(layouts, columns);
	if (!layout) return null;
	// A number that a merged cell gives to several rows is an amount once only: the checks refuse the others.
	const spread = (own: string, column: string) =>
		AMOUNTS.includes(own)
			? column
			: `CASE WHEN ascii(${column}) = ${MERGED.charCodeAt(0)} THEN substr(${column}, 2) ELSE ${column} END`;
	const theirs = new Map(
		Object.entries(layout.columns).flatMap(([own, wanted]) => {
			const column = found(columns, wanted);
			return column === undefined ? [] : [[own, column] as const];
		}),
	);
	const field = (column: string): Field => ({
		name: column,
		type: 'string',
		title: column,
		description: '',
		example: '',
	});
	const schema: TableSchema = {
		name: 'source',
		title: layout.name,
		description: '',
		path: name,
		role: 'data',
		fields: [...new Set(theirs.values())].map(field),
	};
	const read = await readTable(engine, schema, source, name, onProgress);
	const values = ours.map((column) => {
		const constant = layout.constants?.[column];
		const from = theirs.get(column);
		const value =
			constant !== undefined
				? literal(constant)
				: from === undefined
					? 'CAST(NULL AS VARCHAR)'
					: spread(column, identifier(from));
		return `${value} AS ${identifier(column)}`;
	});
	await engine.run(
		`CREATE OR REPLACE TABLE lues_source AS SELECT ligne, ${values.join(', ')} FROM brut_source;
		DROP TABLE brut_source;`,
	);
	return { ...read, layout };
}
