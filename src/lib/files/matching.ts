import { closestNames } from '$lib/contract/names';
import {
	DATA_SCHEMAS,
	isRequired,
	REFERENCE_SCHEMAS,
	schemaOf,
	type TableSchema,
} from '$lib/contract/schema';
import { fileName } from './given';

/** For each column of a file that is called otherwise in the contract, the contract's name. */
export type ColumnNames = Readonly<Record<string, string>>;

/** The tables that a reader can bring. */
export const TABLES: readonly TableSchema[] = [...DATA_SCHEMAS, ...REFERENCE_SCHEMAS];

/** A word without case, accents or punctuation. */
function bare(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

/** Part of the required columns that must be there for a file to be taken for a table. */
const ENOUGH_COLUMNS = 0.6;

/** How much a header looks like a table: the part of its required columns, then of all, found. */
function likeness(schema: TableSchema, header: readonly string[]): [required: number, all: number] {
	const has = new Set(header.map(bare));
	const found = (fields: readonly { name: string }[]) =>
		fields.length === 0
			? 0
			: fields.filter(({ name }) => has.has(bare(name))).length / fields.length;
	return [found(schema.fields.filter(isRequired)), found(schema.fields)];
}

/**
 * The contract's table that a file (or a sheet) most likely holds: by its name, else by its columns;
 * null when nothing looks like it.
 */
export function guessTable(name: string, header: readonly string[]): string | null {
	const stem = bare(fileName(name).replace(/(\.[a-z0-9]+)+$/i, ''));
	const named =
		TABLES.find((schema) => bare(schema.name) === stem) ??
		TABLES.filter((schema) => stem.startsWith(bare(schema.name))).sort(
			(a, b) => b.name.length - a.name.length,
		)[0];
	if (named) return named.name;
	const [best] = TABLES.map((schema) => ({ schema, like: likeness(schema, header) }))
		.filter(({ like: [required] }) => required >= ENOUGH_COLUMNS)
		.sort((a, b) => b.like[0] - a.like[0] || b.like[1] - a.like[1]);
	return best?.schema.name ?? null;
}

/** One column of the contract, and the file's column that stands for it. */
export interface ColumnMatch {
	/** The contract's name. */
	column: string;
	title: string;
	required: boolean;
	/** The file's name; null when nothing stands for it. */
	from: string | null;
	/** True when the names differ and the reader has not said so: to be checked. */
	proposed: boolean;
}

/**
 * Sets a file's columns beside a table's. The same name matches; what the reader said comes before;
 * else the closest name not yet taken is proposed.
 */
export function matchColumns(
	table: string,
	header: readonly string[],
	chosen: ColumnNames = {},
): ColumnMatch[] {
	const { fields } = schemaOf(table);
	const said = new Map(
		Object.entries(chosen)
			.filter(([from]) => header.includes(from))
			.map(([from, column]) => [column, from]),
	);
	const taken = new Set([...said.values(), ...fields.map(({ name }) => name)]);
	return fields.map((field) => {
		const base = { column: field.name, title: field.title, required: isRequired(field) };
		const from = said.get(field.name) ?? (header.includes(field.name) ? field.name : null);
		if (from !== null) return { ...base, from, proposed: false };
		const free = header.filter((name) => name !== '' && !taken.has(name));
		const same = free.find((name) =>
			[field.name, field.title].some((word) => bare(word) === bare(name)),
		);
		const near = same ?? (isRequired(field) ? closestNames(field.name, free)[0] : undefined);
		if (near === undefined) return { ...base, from: null, proposed: false };
		taken.add(near);
		return { ...base, from: near, proposed: true };
	});
}

/** What of a match the reading needs: only the names that differ. */
export function columnNames(matches: readonly ColumnMatch[]): ColumnNames {
	return Object.fromEntries(
		matches.flatMap(({ column, from }) =>
			from === null || from === column ? [] : [[from, column]],
		),
	);
}
