/**
 * What has been received of what accounts say was spent (`attendus.csv`), what the missing part would
 * need for the verdict to change, and the buyers that fell silent. Ours: the circular says nothing of it.
 */
import { isKnown, type Cents } from './sums';
import { isComputable, share, TARGET_PERCENT } from './target';
import { NATION, type Edition, type RegionPair } from './territory';

/** One expectation of accounts, and what was received for it; null: all together. Cents. */
export interface ExpectedSpending {
	year: number;
	ministry: string | null;
	/** In the edition of {@link PublishedCompleteness.edition}. */
	region: string | null;
	/** A level of buyers; null: the State. */
	level: string | null;
	expected: Cents;
	received: Cents;
}

/** State buyers that paid in a scope the fiscal year before, and of which nothing is received in `year`. */
export interface AbsentBuyers {
	year: number;
	edition: Edition;
	/** A region of `edition`, `NR`, or the nation: a buyer of two regions is one buyer of the nation. */
	scope: string;
	buyers: number;
	/** What they had paid there the year before, in cents. */
	before: Cents;
}

/** What a site publishes of completeness, with its cells. */
export interface PublishedCompleteness {
	edition: Edition;
	/** Percent under which data are said incomplete. */
	minimum: number;
	expected: readonly ExpectedSpending[];
	absent: readonly AbsentBuyers[];
	/** Fiscal years with State payments, in order: an absence is known where the year before is too. */
	paidYears: readonly number[];
}

/** How much of a scope's expected spending is there. Amounts in cents, rates as fractions. */
export interface Completeness {
	expected: Cents;
	/** At most what each expectation is: what one exceeds does not make up for what another lacks. */
	received: Cents;
	missing: Cents;
	/** received ÷ expected. */
	rate: number;
	/** Whether the rate is under what the publisher names. */
	incomplete: boolean;
	/** Received by the expectations, capped or not: less than all where accounts tell of a part only. */
	told: Cents;
}

/** received ÷ expected of one expectation, a fraction, above 1 where more came; null where nothing is expected. */
export const receivedRate = ({ received, expected }: ExpectedSpending): number | null =>
	share(received, expected);

/** The columns of an expectation that are filled, the fewest first: never added across. */
const FAMILIES = ['', 'm', 'l', 'r', 'ml', 'mr', 'rl', 'mrl'] as const;
const familyOf = ({ ministry, region, level }: ExpectedSpending): string =>
	(ministry === null ? '' : 'm') + (region === null ? '' : 'r') + (level === null ? '' : 'l');

/** National public establishments are no part of the State: their expectation is shown apart. */
const OUTSIDE_STATE = 'etablissement_public';

/** The region of another edition that a code is in; null where it is only a part of one. */
function regionIn(
	code: string,
	from: Edition,
	to: Edition,
	pairs: readonly RegionPair[],
): string | null {
	if (from === to) return code;
	const found = new Set(pairs.filter((pair) => pair[from] === code).map((pair) => pair[to]));
	const [only] = found;
	return found.size === 1 ? (only ?? null) : null;
}

/** Where completeness is asked: a region of `edition`, or the nation, in a fiscal year. */
interface CompletenessPlace {
	year: number;
	scope: string;
	edition: Edition;
}

/**
 * The expectations that tell of a scope: those of the fewest columns, of one kind alone, since those by
 * ministry and those by region are the same euros. Those of public establishments are no State spending.
 */
export function expectationsOf(
	published: PublishedCompleteness,
	{ year, scope, edition }: CompletenessPlace,
	pairs: readonly RegionPair[],
): ExpectedSpending[] {
	const inScope = ({ region }: ExpectedSpending) =>
		scope === NATION ||
		(region !== null && regionIn(region, published.edition, edition, pairs) === scope);
	const ofScope = published.expected.filter(
		(row) => row.year === year && row.expected > 0 && row.level !== OUTSIDE_STATE && inScope(row),
	);
	const family = FAMILIES.find((name) => ofScope.some((row) => familyOf(row) === name));
	return ofScope.filter((row) => familyOf(row) === family);
}

/**
 * The completeness of a scope in a fiscal year; null where accounts tell nothing of it, which is neither
 * zero nor 100 %.
 */
export function completenessOf(
	published: PublishedCompleteness,
	place: CompletenessPlace,
	pairs: readonly RegionPair[],
): Completeness | null {
	const kept = expectationsOf(published, place, pairs);
	if (kept.length === 0) return null;
	let [expected, received, told] = [0, 0, 0];
	for (const row of kept) {
		expected += row.expected;
		received += Math.min(Math.max(row.received, 0), row.expected);
		told += row.received;
	}
	return {
		expected,
		received,
		missing: expected - received,
		rate: received / expected,
		incomplete: received * 100 < published.minimum * expected,
		told,
	};
}

/** What the missing spending of a scope would need for its share to change sides of the target. */
interface BreakEven {
	/** m: the missing amount that would be in the base, in the proportion of what was received, in cents. */
	missing: Cents;
	/**
	 * The share at which m would have to be performed for the whole to be at τ exactly, (τ(D + m) − M2) ÷ m,
	 * a fraction: above 1, even all of it would not do; at or below 0, none of it is needed.
	 */
	share: number;
}

/**
 * @param base D, in cents
 * @param realised M2, in cents
 * @param paid all that the State paid in the scope, in cents
 * @param missing what accounts say was spent and was not received, in cents
 * @returns null where nothing is missing, where no proportion can be taken, or without a list of structures
 */
export function breakEven(
	base: Cents,
	realised: Cents,
	paid: Cents,
	missing: Cents,
): BreakEven | null {
	if (!isComputable(base) || !isComputable(paid) || !isKnown(realised)) return null;
	const inBase = Math.round(missing * (base / paid));
	if (inBase <= 0) return null;
	return {
		missing: inBase,
		share: (TARGET_PERCENT * (base + inBase) - 100 * realised) / (100 * inBase),
	};
}

/**
 * The silent buyers of a scope; null where the year, or the one before, has no State payment: nobody is
 * absent from data that are not there.
 * @param scope a region of `edition`, or the nation
 */
export function silenceOf(
	{ absent, paidYears }: PublishedCompleteness,
	{ year, scope, edition }: CompletenessPlace,
): Pick<AbsentBuyers, 'buyers' | 'before'> | null {
	if (!paidYears.includes(year) || !paidYears.includes(year - 1)) return null;
	const found = absent.find(
		(row) => row.year === year && row.scope === scope && row.edition === edition,
	);
	return found ?? { buyers: 0, before: 0 };
}
