import { closestNames } from '$lib/contract/names';
import {
	DATA_SCHEMAS,
	isRequired,
	REFERENCE_SCHEMAS,
	schemaOf,
	type Field,
	type TableSchema,
} from '$lib/contract/schema';
import { taxOf } from '$lib/contract/taxes';
import { holds, plausible, valueIn } from './contents';
import { fileName } from './given';
import { nameKey, SYNONYMS } from './synonyms';

/** For each column of a file that is called otherwise in the contract, the contract's name. */
export type ColumnNames = Readonly<Record<string, string>>;

/** For a column of the contract, the value that every row of a file has. */
export type Constants = Readonly<Record<string, string>>;

/** What stands for an identifier in a file that has none: the rank of its row. */
export const ROW_NUMBER = '\uE004';

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

/** What a column of a table may be called, as keys of names: its own name, its title, other words. */
function keysOf(table: string, { name, title }: Field): ReadonlySet<string> {
	return new Set([name, title, ...(SYNONYMS[table]?.[name] ?? [])].map(nameKey));
}

/** All that a column of any table may be called: what tells the header of a file from its titles. */
export const KNOWN_NAMES: readonly string[] = TABLES.flatMap((schema) =>
	schema.fields.flatMap(({ name, title }) => [
		name,
		title,
		...(SYNONYMS[schema.name]?.[name] ?? []),
	]),
);

/** Part of the required columns that must be there for a file to be taken for a table. */
const ENOUGH_COLUMNS = 0.6;

/** How much a header looks like a table: the part of its required columns, then of all, found. */
function likeness(schema: TableSchema, header: readonly string[]): [required: number, all: number] {
	const has = header.map(nameKey);
	const found = (fields: readonly Field[]) => {
		if (fields.length === 0) return 0;
		const there = fields.filter((field) => {
			const keys = keysOf(schema.name, field);
			return has.some((key) => keys.has(key));
		});
		return there.length / fields.length;
	};
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

/** One column of the contract, and what stands for it in a file. */
export interface ColumnMatch {
	/** The contract's name. */
	column: string;
	title: string;
	required: boolean;
	/** The file's name; null when no column stands for it. */
	from: string | null;
	/** The value that all rows have; {@link ROW_NUMBER} for their rank; null when none was said. */
	constant: string | null;
	/** True when this is a guess that the reader has not confirmed: to be checked. */
	proposed: boolean;
}

/** A column of amounts with tax never stands by itself for one before tax. */
const taxed = (field: Field, name: string) => field.money === true && taxOf(name) === 'TTC';

/**
 * Sets a file's columns beside a table's. The same name matches; what the reader said comes before; else
 * a free column is proposed by its name or other words for it, then by what only it holds, then by a name
 * that is near. A row's rank is proposed for an identifier that nothing stands for, and the basis of
 * amounts that their own header tells (« Montant payé »).
 * @param samples values of each column of the file, in order
 */
export function matchColumns(
	table: string,
	header: readonly string[],
	chosen: ColumnNames = {},
	samples: readonly (readonly string[])[] = [],
): ColumnMatch[] {
	const { fields } = schemaOf(table);
	const said = new Map(
		Object.entries(chosen)
			.filter(([from]) => header.includes(from))
			.map(([from, column]) => [column, from]),
	);
	const sure = new Map(
		fields.flatMap(({ name }) => {
			const from = said.get(name) ?? (header.includes(name) ? name : undefined);
			return from === undefined ? [] : [[name, from] as const];
		}),
	);
	const taken = new Set([...said.values(), ...fields.map(({ name }) => name)]);
	const proposed = new Map<string, string>();
	const free = () => header.filter((name) => name !== '' && !taken.has(name));
	const valuesOf = (name: string) => samples[header.indexOf(name)] ?? [];
	const propose = (find: (field: Field, candidates: readonly string[]) => string | undefined) => {
		for (const field of fields) {
			if (sure.has(field.name) || proposed.has(field.name)) continue;
			const fit = free().filter((name) => !taxed(field, name) && plausible(field, valuesOf(name)));
			const found = find(field, fit);
			if (found === undefined) continue;
			proposed.set(field.name, found);
			taken.add(found);
		}
	};
	propose(({ name, title }, candidates) =>
		candidates.find((one) => [name, title].some((word) => nameKey(word) === nameKey(one))),
	);
	propose((field, candidates) => {
		const keys = keysOf(table, field);
		return candidates.find((one) => keys.has(nameKey(one)));
	});
	const open = (field: Field) => !sure.has(field.name) && !proposed.has(field.name);
	propose((field, candidates) => {
		const mine = candidates.filter((name) => holds(field, valuesOf(name)) === true);
		const [only] = mine;
		// Its values tell a column apart only where no other field holds such values.
		const rivals = fields.filter(
			(other) => open(other) && only !== undefined && holds(other, valuesOf(only)) === true,
		);
		return mine.length === 1 && rivals.length === 1 ? only : undefined;
	});
	propose((field, candidates) => {
		const mine = candidates.filter((name) => holds(field, valuesOf(name)) !== false);
		return isRequired(field) ? closestNames(field.name, mine)[0] : undefined;
	});
	return fields.map((field) => {
		const base = { column: field.name, title: field.title, required: isRequired(field) };
		const from = sure.get(field.name) ?? proposed.get(field.name) ?? null;
		if (from !== null) {
			return { ...base, from, constant: null, proposed: !sure.has(field.name) };
		}
		const amount = sure.get('montant_ht') ?? proposed.get('montant_ht') ?? '';
		const constant =
			field.name === 'base_montant'
				? valueIn(field, amount)
				: table === 'achats' && field.name === 'id'
					? ROW_NUMBER
					: null;
		return { ...base, from: null, constant, proposed: constant !== null };
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

/** The values that all rows of a file have, by column of the contract. */
export function constantsOf(matches: readonly ColumnMatch[]): Constants {
	return Object.fromEntries(
		matches.flatMap(({ column, constant }) => (constant === null ? [] : [[column, constant]])),
	);
}
