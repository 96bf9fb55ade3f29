import { samplesOf } from '$lib/files/contents';
import { firstRows, headerOf } from '$lib/files/headerOf';
import type { FoundTable } from '$lib/files/inspect';
import type { Choices } from '$lib/files/ownSource';
import {
	columnNames,
	constantsOf,
	guessTable,
	matchColumns,
	type ColumnMatch,
	type ColumnNames,
	type Constants,
} from '$lib/files/matching';
import { NO_MATCHING, type SavedMatching } from '$lib/files/matchingFile';

/** No column of the file, as a list's value. */
export const NONE = '';

/** A column of the file, or the value that all rows have; both null: nothing stands for it. */
export type Chosen = Pick<ColumnMatch, 'from' | 'constant'>;

/** How the tables found in the reader's files stand for those of the contract, as the reader corrects it. */
export class MatchedTables {
	/** By found table, the contract's table; empty when it is left out. */
	tables = $state<Record<string, string>>({});
	/** By found table then by the contract's column, what the reader chose for it. */
	columns = $state<Record<string, Record<string, Chosen>>>({});
	/** By found table, the rank of its header where the reader chose another one. */
	headers = $state<Record<string, number>>({});
	#saved: SavedMatching = NO_MATCHING;
	readonly #found: () => readonly FoundTable[];

	constructor(found: () => readonly FoundTable[]) {
		this.#found = found;
	}

	/** Other tables were found: what they look like, then what `saved` says of their columns. */
	start(saved: SavedMatching | null): void {
		this.#saved = saved ?? this.#saved;
		this.tables = Object.fromEntries(this.#found().map(({ id, table }) => [id, table ?? NONE]));
		this.columns = {};
		this.headers = {};
	}

	/** What the reading is told of the tables. */
	choices(): Pick<Choices, 'tables' | 'columns' | 'constants' | 'headers'> {
		const byTable = <T>(of: (id: string) => T): Record<string, T> =>
			Object.fromEntries(this.#found().map(({ id }) => [id, of(id)]));
		return {
			tables: byTable((id) => this.tables[id] || null),
			columns: byTable((id) => columnNames(this.matches(id))),
			constants: byTable((id) => constantsOf(this.matches(id))),
			headers: $state.snapshot(this.headers),
		};
	}

	/** The columns of a found table, under the header that the reader chose. */
	header(found: FoundTable): readonly string[] {
		return headerOf(found, this.headers[found.id]);
	}

	/** Takes another record for the header of a found table; its columns are then matched anew. */
	chooseHeader(id: string, rank: number): void {
		this.headers[id] = rank;
		this.columns[id] = {};
		const found = this.#found().find((table) => table.id === id);
		if (found && !this.tables[id]) this.tables[id] = guessTable('', this.header(found)) ?? NONE;
	}

	/** Up to three values of each column of a found table, in order. */
	samples(found: FoundTable): readonly (readonly string[])[] {
		const rank = this.headers[found.id];
		return samplesOf(firstRows(found, rank), this.header(found).length);
	}

	/** How the columns of a found table stand for those of the contract. */
	matches(id: string): ColumnMatch[] {
		const found = this.#found().find((table) => table.id === id);
		const table = this.tables[id];
		if (!found || !table) return [];
		const chosen = this.columns[id] ?? {};
		const { columns, constants } = this.#saved;
		const header = this.header(found);
		return matchColumns(table, header, columns[table], this.samples(found)).map((match) => {
			const kept = constants[table]?.[match.column];
			const saved =
				kept !== undefined && (match.from === null || match.proposed)
					? { from: null, constant: kept }
					: undefined;
			const said = chosen[match.column] ?? saved;
			return said === undefined ? match : { ...match, ...said, proposed: false };
		});
	}

	/** Columns matched by hand, by table, to keep for another day. */
	matching(): SavedMatching {
		const columns: Record<string, ColumnNames> = {};
		const constants: Record<string, Constants> = {};
		for (const { id } of this.#found()) {
			const table = this.tables[id];
			const matches = this.matches(id);
			if (!table) continue;
			columns[table] = { ...columns[table], ...columnNames(matches) };
			constants[table] = { ...constants[table], ...constantsOf(matches) };
		}
		return { columns, constants };
	}

	/** The tables of the contract that several files hold together, by their labels. */
	united(): { table: string; labels: string[] }[] {
		const tables = this.#found();
		const named = tables.map(({ id }) => this.tables[id]);
		const read = named.filter((table, rank) => named.indexOf(table) === rank);
		return read.flatMap((table) => {
			if (!table) return [];
			const labels = tables.filter(({ id }) => this.tables[id] === table).map((t) => t.label);
			return labels.length > 1 ? [{ table, labels }] : [];
		});
	}
}
