import type { PartOfBase } from './decomposition';
import { quantile } from './quantile';
import { MIN_LINES } from './ranking';
import type { Cents } from './sums';
import { isComputable, share } from './target';

/** Reached by a quarter of the regions: within reach, yet above most. A choice of ours. */
export const LEVER_QUANTILE = 0.75;

/** One region's figures in a segment, as a peer of the region looked at. */
export interface Peer extends PartOfBase {
	lines: number;
}

/** One segment of a region or of the nation, with every region of the shown edition. */
export interface LeverInput extends PartOfBase {
	code: string;
	/** The regions, the one looked at included. */
	peers: readonly Peer[];
	/** Whose potentials add up: the region itself, or for the nation its regions, without `NR`. */
	parts: readonly PartOfBase[];
}

export interface Lever {
	code: string;
	/** p_rs as a fraction; null when the region buys nothing there. */
	share: number | null;
	/** Third quartile of the peers' shares; null when no peer has 10 lines. */
	reference: number | null;
	/** Sum over the parts of {@link potentialOf}. */
	potential: Cents;
	/** Potential of this lever and of those before it. */
	cumulated: Cents;
	/** Whether the gap is still open before this lever, so that it is part of the plan. */
	needed: boolean;
}

export interface LeverPlan {
	/** By falling potential, ties by code. */
	levers: Lever[];
	/** Sum of the potentials, in cents. */
	total: Cents;
	/** How many levers close the gap; 0 when there is none to close; null when all do not suffice. */
	closedBy: number | null;
	/** What stays missing with every lever: "cannot close by X". 0 when the gap closes. */
	remaining: Cents;
}

/**
 * What each segment would bring, in cents; empty where no region gives a reference, as without a list of
 * structures: a potential of zero is then not known to be one.
 */
export function knownPotentials({ levers }: LeverPlan): Map<string, Cents> {
	return levers.every(({ reference }) => reference === null)
		? new Map()
		: new Map(levers.map(({ code, potential }) => [code, potential]));
}

/** Third quartile of the shares of peers with purchases and at least 10 lines; null without any. */
export function referenceShare(peers: readonly Peer[]): number | null {
	const shares = peers
		.filter((peer) => peer.lines >= MIN_LINES)
		.map((peer) => share(peer.realised, peer.base))
		.filter((value) => value !== null);
	return quantile(shares, LEVER_QUANTILE);
}

/** `max(0, q75 − p_rs) × D_rs` to the nearest cent; 0 without a share or a reference. */
function potentialOf({ base, realised }: PartOfBase, reference: number | null): Cents {
	if (reference === null || !isComputable(base)) return 0;
	return Math.max(0, Math.round(reference * base) - realised);
}

/**
 * The plan to 10 %: what each segment would bring at the third quartile of the regions.
 * @param gap the gap of the scope in cents, never negative; null (not computable) is read as nothing
 * to close.
 */
export function leverPlan(segments: readonly LeverInput[], gap: Cents | null): LeverPlan {
	const target = gap ?? 0;
	let total = 0;
	const levers = segments
		.map((segment) => {
			const own = share(segment.realised, segment.base);
			const reference = referenceShare(segment.peers);
			const potential = segment.parts.reduce((sum, part) => sum + potentialOf(part, reference), 0);
			return { code: segment.code, share: own, reference, potential };
		})
		.sort((a, b) => b.potential - a.potential || (a.code < b.code ? -1 : 1))
		.map((lever) => {
			const needed = total < target && lever.potential > 0;
			total += lever.potential;
			return { ...lever, cumulated: total, needed };
		});
	const remaining = Math.max(0, target - total);
	return {
		levers,
		total,
		closedBy: remaining > 0 ? null : levers.filter((lever) => lever.needed).length,
		remaining,
	};
}
