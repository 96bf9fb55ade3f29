import { DATASET_FILE } from '$lib/contract/dataset';
import { list } from '$lib/format';
import type { ReadPart, ReadTable } from '$lib/pipeline/readParts';
import { memorySource, withDefaults, type DataSource, type Shown } from '$lib/pipeline/dataSource';
import type { Thousands } from '$lib/contract/sql';
import { headerOf } from './headerOf';
import type { Opener } from './entries';
import type { FoundTable, Opened, OpenedSheet } from './inspect';
import { TABLES, type ColumnNames, type Constants } from './matching';
import { united, type PartFile } from './united';

/** What the reader decides before the files are read. */
export interface Choices {
	/** By found table, the contract's table that it is; null leaves it out. */
	tables: Readonly<Record<string, string | null>>;
	/** By found table, the columns called otherwise. */
	columns: Readonly<Record<string, ColumnNames>>;
	/** By found table, what all its rows have, by column of the contract. */
	constants?: Readonly<Record<string, Constants>>;
	/** Text of `jeu.json`, given or made from the form. */
	dataset: string;
	/** Give the codes back the zeros that they lost. */
	repair: boolean;
	/** By found table, the rank of its header where the reader chose another one. */
	headers?: Readonly<Record<string, number>>;
	/** By table of the contract, what three digits after a lone mark are; `ecarter` leaves them aside. */
	thousands?: Readonly<Record<string, Thousands | 'ecarter'>>;
}

/** A sheet that was read as a table. */
export interface OwnSheet extends OpenedSheet {
	/** The contract's names of its columns, in the order of the sheet. */
	header: readonly string[];
}

/** The given files as a data set of the contract. */
interface OwnSource {
	source: DataSource;
	/** Names of the reader's files by the contract's: `achats.csv` is `Achats 2012.xlsx`. */
	labels: ReadonlyMap<string, string>;
	/** The files of each table, once the source was read. */
	read(): ReadTable[];
	/** The sheets that were read, by the name of their file once {@link settleParts} has named it. */
	sheets: ReadonlyMap<string, OwnSheet>;
}

/** One of the contract's files, made of one or several of the reader's. */
interface Given {
	label: string;
	size: number;
	open: Opener;
	columns: ColumnNames | undefined;
	above: number | undefined;
	notes: readonly string[];
	shown?: Shown | undefined;
	from(): ReadTable['from'];
}

/** Two archives may each hold a file of the same name: the second says so. */
function distinct(labels: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return labels.map((label) => {
		const times = (seen.get(label) ?? 0) + 1;
		seen.set(label, times);
		return times === 1 ? label : `${label} (${times})`;
	});
}

/**
 * The given files as a data set of the contract, completed by the reference tables of `defaults`. The
 * files said to hold one table are read one after the other as that table.
 */
export function ownSource(
	{ inspection, openers, sheets }: Opened,
	choices: Choices,
	defaults: DataSource,
): OwnSource {
	const names = distinct(inspection.tables.map(({ label }) => label));
	const found = inspection.tables.map((table, i) => ({ ...table, label: names[i] ?? table.label }));
	const openerOf = ({ id }: FoundTable): Opener => {
		const opener = openers.get(id);
		if (!opener) throw new Error(`no opener for the table ${id}`);
		return opener;
	};
	const rankOf = ({ id, headerRank }: FoundTable) => choices.headers?.[id] ?? headerRank;
	const constantsOf = ({ id }: FoundTable): Constants => choices.constants?.[id] ?? {};
	const given = new Map<string, Given>();
	for (const schema of TABLES) {
		const files = found.filter(({ id }) => choices.tables[id] === schema.name);
		const [only] = files;
		if (!only) continue;
		if (files.length === 1 && Object.keys(constantsOf(only)).length === 0) {
			const { label, size, notes } = only;
			const columns = choices.columns[only.id];
			given.set(schema.path, {
				label,
				size,
				columns,
				above: rankOf(only) - 1,
				notes,
				shown: sheets.get(only.id)?.sheet.shown,
				open: openerOf(only),
				from: () => label,
			});
			continue;
		}
		const parts: ReadPart[] = [];
		const opened = files.map((file): PartFile => ({
			label: file.label,
			header: headerOf(file, choices.headers?.[file.id]),
			names: choices.columns[file.id] ?? {},
			constants: constantsOf(file),
			above: rankOf(file) - 1,
			open: openerOf(file),
		}));
		given.set(schema.path, {
			label: list(files.map(({ label }) => label)),
			size: files.reduce((sum, { size }) => sum + size, 0),
			columns: undefined,
			above: undefined,
			notes: files.flatMap(({ label, notes }) =>
				notes.map((note) => (files.length > 1 ? `${label}\u00a0: ${note}` : note)),
			),
			open: () => united(schema, opened, parts),
			from: () => parts,
		});
	}
	const readSheets = found.flatMap((table): [string, OwnSheet][] => {
		const opened = sheets.get(table.id);
		if (!opened || !choices.tables[table.id]) return [];
		const names = choices.columns[table.id] ?? {};
		const header = headerOf(table, choices.headers?.[table.id]);
		const named = header.map((name) => (Object.hasOwn(names, name) ? names[name] : name) ?? name);
		return [[table.label, { ...opened, header: named }]];
	});
	const dataset = memorySource({ [DATASET_FILE]: choices.dataset });
	const own: DataSource = {
		names: async () => [DATASET_FILE, ...given.keys()],
		open: async (name) => given.get(name)?.open() ?? dataset.open(name),
		size: (name) => given.get(name)?.size,
		columns: (name) => given.get(name)?.columns,
		above: (name) => given.get(name)?.above,
		notes: (name) => given.get(name)?.notes ?? [],
		shown: (name) => given.get(name)?.shown,
	};
	return {
		source: withDefaults(own, defaults),
		labels: new Map([...given].map(([path, { label }]) => [path, label])),
		sheets: new Map(readSheets),
		read: () => [...given].map(([path, { from }]) => ({ path, from: from() })),
	};
}
