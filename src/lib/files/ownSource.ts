import { DATASET_FILE } from '$lib/contract/dataset';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { schemaOf } from '$lib/contract/schema';
import { frenchSpaces } from '$lib/contract/wording';
import { memorySource, withDefaults, type DataSource } from '$lib/pipeline/sources';
import type { Opened } from './inspect';
import { TABLES, type ColumnNames } from './matching';

/** What the reader decides before the files are read. */
export interface Choices {
	/** By found table, the contract's table that it is; null leaves it out. */
	tables: Readonly<Record<string, string | null>>;
	/** By found table, the columns called otherwise. */
	columns: Readonly<Record<string, ColumnNames>>;
	/** Text of `jeu.json`, given or made from the form. */
	dataset: string;
	/** Give the codes back the zeros that they lost. */
	repair: boolean;
}

/** Names of the reader's files by the contract's, for messages: `achats.csv` is `Achats 2012.xlsx`. */
export function fileLabels({ inspection }: Opened, { tables }: Choices): Record<string, string> {
	return Object.fromEntries(
		inspection.tables.flatMap(({ id, label }) => {
			const table = tables[id];
			return table ? [[schemaOf(table).path, label]] : [];
		}),
	);
}

/** Two files for one table: reading one of them would lose the rows of the other. */
function refuseTwice({ inspection }: Opened, { tables }: Choices): void {
	const issues = TABLES.flatMap((schema) => {
		const files = inspection.tables.filter(({ id }) => tables[id] === schema.name);
		if (files.length < 2) return [];
		const message = `${quoted(files.map(({ label }) => label))} disent la même table : n’en garder qu’un, ou les réunir`;
		return [{ fichier: schema.path, message: frenchSpaces(message) }];
	});
	if (issues.length > 0) throw new DataError(issues);
}

/**
 * The given files as a data set of the contract, completed by the reference tables of `defaults`.
 * @throws {DataError} when two files are said to hold one table
 */
export function ownSource(opened: Opened, choices: Choices, defaults: DataSource): DataSource {
	refuseTwice(opened, choices);
	const found = new Map(
		opened.inspection.tables.flatMap((table) => {
			const name = choices.tables[table.id];
			return name ? [[schemaOf(name).path, table] as const] : [];
		}),
	);
	const dataset = memorySource({ [DATASET_FILE]: choices.dataset });
	const own: DataSource = {
		names: async () => [DATASET_FILE, ...found.keys()],
		async open(name) {
			const table = found.get(name);
			const opener = table && opened.openers.get(table.id);
			return opener ? opener() : dataset.open(name);
		},
		size: (name) => found.get(name)?.size,
		columns: (name) => {
			const table = found.get(name);
			return table && choices.columns[table.id];
		},
	};
	return withDefaults(own, defaults);
}
