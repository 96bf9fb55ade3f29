import { columnNames } from '$lib/contract/head';
import type { FoundTable } from './inspect';

/** The columns of a found table, when its header is the record of another rank than the one found. */
export function headerOf(
	{ header, headerRank, head }: FoundTable,
	rank?: number,
): readonly string[] {
	const chosen = rank === undefined || rank === headerRank ? undefined : head[rank - 1];
	return chosen ? columnNames(chosen) : header;
}

/** The first rows under the header; none where the file is not looked at as text. */
export function firstRows(
	{ headerRank, head }: FoundTable,
	rank = headerRank,
): readonly (readonly string[])[] {
	return head.slice(rank);
}
