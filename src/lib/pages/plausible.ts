import { queryGroupSums, queryOutlyingAmounts } from '$lib/queries/plausible';
import { querySegments } from '$lib/queries/reference';
import { outlyingShares } from '$lib/rules/plausible';
import {
	outliersOf,
	type Outliers,
	type OutlyingItem,
	type Together,
} from '$lib/rules/withoutOutlying';
import type { PageSource } from './source';

/** Amounts and shares that stand out in one fiscal year. */
export interface Plausible {
	year: number;
	/** The first told apart, the farthest in euros first, and how many there are. */
	amounts: readonly OutlyingItem[];
	amountCount: number;
	shares: readonly OutlyingItem[];
	shareCount: number;
	/** Without all those of the base at once. */
	withoutAmounts: Together;
	withoutShares: Together;
}

/** Most items of a kind on the page; the file has them all. */
const SHOWN = 30;

interface Found extends Outliers {
	/** How many amounts stand out in a fiscal year, told apart or not. */
	amountCount(year: number): number;
}

async function find(source: PageSource): Promise<Found> {
	const { engine, info, byDefault } = source;
	const edition = info.edition_regions;
	const [amounts, groups, segments] = await Promise.all([
		queryOutlyingAmounts(engine, edition),
		queryGroupSums(engine, edition),
		querySegments(engine),
	]);
	return {
		...outliersOf(
			{ montant: amounts, part: outlyingShares(groups) },
			(year) => source.answer({ ...byDefault, edition, year }),
			segments,
		),
		amountCount: (asked) => amounts.find(({ year }) => year === asked)?.total ?? 0,
	};
}

const known = new WeakMap<PageSource, Promise<Found>>();

function foundIn(source: PageSource): Promise<Found> {
	const found = known.get(source) ?? find(source);
	known.set(source, found);
	return found;
}

/** Everything that stands out, of every fiscal year: amounts, then shares, the latest year first. */
export const outlyingItems = async (source: PageSource): Promise<readonly OutlyingItem[]> =>
	(await foundIn(source)).items;

/** What stands out in the year of the default view. */
export async function plausibleReport(source: PageSource): Promise<Plausible> {
	const { items, amountCount, together } = await foundIn(source);
	const { year } = source.byDefault;
	const of = (kind: OutlyingItem['kind']) =>
		items.filter((item) => item.kind === kind && item.year === year);
	const shares = of('part');
	return {
		year,
		amounts: of('montant').slice(0, SHOWN),
		amountCount: amountCount(year),
		shares: shares.slice(0, SHOWN),
		shareCount: shares.length,
		withoutAmounts: together('montant', year),
		withoutShares: together('part', year),
	};
}
