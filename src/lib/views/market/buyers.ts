import { buyerSums, type BuyerRow } from '$lib/queries/buyers';
import type { BuyerKey, BuyerKeys } from '$lib/queries/traceBuyers';
import { judge, type Indicator } from '$lib/rules/indicator';
import { combineSums, isKnown, NO_SUMS, type BaseSums, type Cents } from '$lib/rules/sums';

/** Levels of State buyers, and the public establishments that a control adds, in words. */
export const LEVEL_WORDS: Readonly<Record<string, string>> = {
	etat_central: 'Administration centrale',
	etat_deconcentre: 'Services déconcentrés',
	etat: 'État, niveau non précisé',
	etablissement_public: 'Établissement public',
};

/** A buyer, or the others of the region together, judged. */
export interface Buyer {
	key: string;
	/** Null: the others together. */
	name: string | null;
	/** Buyers in the row: one, or as many as the others are; null where that is not known. */
	buyers: number | null;
	/** Null for the others together. */
	level: string | null;
	ministry: string | null;
	/** Code of the segment in which it buys most. */
	segment: string | null;
	/** Where the tables of buyers have it. */
	keys: BuyerKeys;
	sums: BaseSums;
	indicator: Indicator;
	/** Spends in the base and nothing was performed there by structures or clause hours. */
	nothing: boolean;
}

function plus(rows: readonly BuyerRow[]): BaseSums {
	return rows.reduce((sums, row) => combineSums(sums, buyerSums(row), 1), NO_SUMS);
}

function buyer(
	key: string,
	row: Pick<Buyer, 'name' | 'buyers' | 'level' | 'ministry' | 'segment' | 'keys'>,
	sums: BaseSums,
): Buyer {
	const indicator = judge(sums);
	return { key, ...row, sums, indicator, nothing: indicator.base > 0 && indicator.m2 === 0 };
}

/** How many buyers the rows hold; null where one of them does not know. */
const countOf = (rows: readonly BuyerRow[]): number | null =>
	rows.some(({ buyers }) => buyers === null)
		? null
		: rows.reduce((sum, { buyers }) => sum + (buyers ?? 0), 0);

const keyOf = ({ buyer, level, ministry }: BuyerRow): BuyerKey => ({
	numero: Number(buyer),
	niveau: level,
	ministere: ministry,
});

/**
 * One row for each buyer told apart, the greatest base first, then one for all the others.
 * @param folded the others hold buyers that the table tells apart: the rows are those of a brief
 */
export function buyersOf(rows: readonly BuyerRow[], folded = false): Buyer[] {
	const apart = rows.filter((row) => row.buyer !== null);
	const named = apart.map((row) =>
		buyer(
			[row.buyer, row.level, row.ministry].join(' '),
			{
				name: row.name,
				buyers: 1,
				level: LEVEL_WORDS[row.level] ?? row.level,
				ministry: row.ministry,
				segment: row.segment,
				keys: keyOf(row),
			},
			buyerSums(row),
		),
	);
	const rest = rows.filter((row) => row.buyer === null);
	if (rest.length === 0) return named;
	const others = {
		name: null,
		level: null,
		ministry: null,
		segment: null,
		buyers: countOf(rest),
		keys: folded ? { sauf: apart.map(keyOf) } : { numero: null },
	};
	return [...named, buyer('autres', others, plus(rest))];
}

/** What the buyers told apart say together. Amounts in cents. */
export interface BuyersSummary {
	/** Buyers told apart. */
	named: number;
	/**
	 * Those that spend in the base with nothing performed, and what they spend there; null without a list of
	 * structures.
	 */
	without: number | null;
	withoutBase: Cents;
	/** Their amounts that stay to be reviewed: they may hide something. */
	withoutUnidentified: Cents;
	/** Buyers that are not told apart; null where their number is not known. */
	others: number | null;
}

export function buyersSummary(buyers: readonly Buyer[]): BuyersSummary {
	const named = buyers.filter(({ name }) => name !== null);
	const without = named.filter(({ nothing }) => nothing);
	const rest = buyers.find(({ name }) => name === null);
	const known = named.every(({ sums }) => isKnown(sums.org));
	const total = (read: (sums: BaseSums) => number) =>
		without.reduce((sum, { sums }) => sum + read(sums), 0);
	return {
		named: named.length,
		without: known ? without.length : null,
		withoutBase: total(({ base }) => base),
		withoutUnidentified: total(({ unidentified }) => Math.max(0, unidentified)),
		others: rest ? rest.buyers : 0,
	};
}

/** Buyers of one level, or of one ministry, together. */
export interface BuyerGroup {
	/** Null: not told. */
	code: string | null;
	label: string;
	/** Where the tables of buyers have them. */
	keys: BuyerKeys;
	/** Null where their number is not known. */
	buyers: number | null;
	sums: BaseSums;
	indicator: Indicator;
}

export const UNKNOWN_MINISTRY = 'Ministère non renseigné';

function groups(
	rows: readonly BuyerRow[],
	codeOf: (row: BuyerRow) => string | null,
	labelOf: (code: string | null) => string,
	keysOf: (row: BuyerRow) => BuyerKeys,
): BuyerGroup[] {
	const found = new Map<string | null, BuyerRow[]>();
	for (const row of rows) found.set(codeOf(row), [...(found.get(codeOf(row)) ?? []), row]);
	return [...found]
		.map(([code, same]): BuyerGroup => {
			const sums = plus(same);
			return {
				code,
				label: labelOf(code),
				keys: same[0] ? keysOf(same[0]) : {},
				buyers: countOf(same),
				sums,
				indicator: judge(sums),
			};
		})
		.sort(
			(a, b) =>
				Number(a.code === null) - Number(b.code === null) ||
				b.sums.base - a.sums.base ||
				(a.label < b.label ? -1 : 1),
		);
}

/** The indicator by buyer level, the greatest base first. */
export function levelsOf(rows: readonly BuyerRow[]): BuyerGroup[] {
	return groups(
		rows,
		({ level }) => level,
		(code) => LEVEL_WORDS[code ?? ''] ?? code ?? '',
		({ level }) => ({ niveau: level }),
	);
}

/** The indicator by ministry, the greatest base first, those that are not told last. */
export function ministriesOf(rows: readonly BuyerRow[]): BuyerGroup[] {
	return groups(
		rows,
		({ ministry }) => ministry,
		(code) => code ?? UNKNOWN_MINISTRY,
		({ ministry }) => ({ ministere: ministry }),
	);
}
