import type { Cents } from './sums';
import { isComputable } from './target';

/** Fewer lines than this are shown without a rank: one purchase would make the place. Ours. */
export const MIN_LINES = 10;

/** What the guard needs to know of a scope. */
export interface RankInput {
	code: string;
	/** M2 / D as a fraction; null when not computable. */
	share: number | null;
	/** D, in cents. */
	base: Cents;
	/** Lines in the base. */
	lines: number;
	/** Amount in cents of the largest contract of the base: one line, or the lines of one `contrat_id`. */
	largestContract: Cents;
	/**
	 * M2, and what it holds of the contract of the greatest realised amount, in cents; left out for one
	 * family alone, and where no contract weighs enough to be told apart.
	 */
	realised?: Cents;
	largestRealised?: Cents;
}

/** Why a scope has no rank. */
type GuardCode = 'notComputable' | 'noList' | 'fewLines' | 'oneContract' | 'oneRealised';

interface Guard {
	code: GuardCode;
	/** French words for the reader. */
	reason: string;
}

const REASONS: Readonly<Record<GuardCode, string>> = {
	notComputable: 'part non calculable\u00a0: aucune dépense dans l’assiette',
	noList: 'part non calculable\u00a0: aucune liste de structures',
	fewLines: `moins de ${MIN_LINES} lignes dans l’assiette`,
	oneContract: 'un seul contrat fait plus de la moitié de l’assiette',
	oneRealised: 'un seul contrat fait plus de la moitié du réalisé',
};

/** The reason to leave a scope unranked, or null when it can be ranked. */
export function rankingGuard(scope: RankInput): Guard | null {
	let code: GuardCode;
	if (scope.share === null) code = isComputable(scope.base) ? 'noList' : 'notComputable';
	else if (scope.lines < MIN_LINES) code = 'fewLines';
	else if (2 * scope.largestContract > scope.base) code = 'oneContract';
	else if (2 * (scope.largestRealised ?? 0) > (scope.realised ?? 0)) code = 'oneRealised';
	else return null;
	return { code, reason: REASONS[code] };
}

interface Ranked<T extends RankInput> {
	scope: T;
	/** Place among the scopes that can be ranked, from 1; null when the guard holds. */
	rank: number | null;
	guard: Guard | null;
}

function byShare(a: RankInput, b: RankInput): number {
	if (a.share === null || b.share === null)
		return Number(a.share === null) - Number(b.share === null);
	return b.share - a.share;
}

/**
 * Scopes by falling share, the not computable ones last, equal shares by code. Scopes with the same
 * share have the same rank and the next one skips (1, 1, 3); those held back by the guard keep
 * their place in the list but take no rank.
 */
export function rank<T extends RankInput>(scopes: readonly T[]): Ranked<T>[] {
	const sorted = [...scopes].sort((a, b) => byShare(a, b) || (a.code < b.code ? -1 : 1));
	let placed = 0;
	let last: { share: number | null; rank: number } | null = null;
	return sorted.map((scope) => {
		const guard = rankingGuard(scope);
		if (guard) return { scope, rank: null, guard };
		placed += 1;
		if (last?.share !== scope.share) last = { share: scope.share, rank: placed };
		return { scope, rank: last.rank, guard: null };
	});
}
