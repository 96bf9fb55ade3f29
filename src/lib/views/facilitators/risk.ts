import type { CoverageState } from '$lib/rules/coverage';
import { coverageAtRisk } from '$lib/rules/coverageAtRisk';
import type { CoverageRate } from '$lib/rules/coverageRate';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import { basinViews, type BasinView } from './basins';
import type { CoverageData, CoveragePost } from './coverageData';
import { rateOf } from './rates';
import type { SpendingYear } from './spending';

/** Horizons offered, in months. Choices of ours. */
export const HORIZONS = [6, 12, 24] as const;

/** A basin whose state changes once posts have ended. */
export interface RiskRow extends BasinView {
	before: CoverageState;
	/** Posts that end there. */
	ending: readonly CoveragePost[];
	/** Of them, those with an ESF part. */
	endingEsf: number;
}

export interface RiskView {
	/** Posts that end, and of them those financed by the ESF. */
	ending: number;
	endingEsf: number;
	/** These posts. */
	posts: readonly CoveragePost[];
	/** Every basin kept, as it is once they have ended. */
	after: readonly BasinView[];
	changed: RiskRow[];
	/** Of the changed basins, those left without any post. */
	lost: number;
	/** Eligible spending of the basins left without post, in cents; null when unknown. */
	exposed: Cents | null;
	/** The interval of coverage, today and then. */
	today: CoverageRate;
	then: CoverageRate;
}

const isEsf = ({ funding }: CoveragePost) => funding?.startsWith('FSE') ?? false;

/** Left without any post. */
export const isBare = (state: CoverageState) => state === 'perdu' || state === 'non_couvert';

/**
 * Coverage once the posts that end within `months` are gone, among the basins kept by `keep`.
 * @param now the same basins as they are at the date
 */
export function riskView(
	data: CoverageData,
	date: IsoDate,
	months: number,
	spending: SpendingYear | null,
	now: readonly BasinView[],
): RiskView {
	const risk = coverageAtRisk(data.input, date, months);
	const ending = new Set(risk.ending);
	const changed = new Set(risk.changed);
	const before = new Map(now.map((basin) => [basin.code, basin]));
	const after = basinViews(data, date, spending, risk.basins).filter(({ code }) =>
		before.has(code),
	);
	const rows = after
		.filter(({ code }) => changed.has(code))
		.map((basin): RiskRow => {
			const was = before.get(basin.code);
			const gone = (was?.posts ?? []).filter(({ id }) => ending.has(id));
			return {
				...basin,
				before: was?.state ?? basin.state,
				ending: gone,
				endingEsf: gone.filter(isEsf).length,
			};
		})
		.sort((a, b) => (b.base ?? 0) - (a.base ?? 0) || (a.code < b.code ? -1 : 1));
	const bare = rows.filter(({ state }) => isBare(state));
	const posts = new Map(
		now.flatMap((basin) => basin.posts.map((post) => [post.id, post] as const)),
	);
	const endingHere = [...posts.values()].filter(({ id }) => ending.has(id));
	return {
		ending: endingHere.length,
		endingEsf: endingHere.filter(isEsf).length,
		posts: endingHere,
		after,
		changed: rows,
		lost: bare.length,
		exposed: spending ? bare.reduce((sum, { base }) => sum + (base ?? 0), 0) : null,
		today: rateOf(now),
		then: rateOf(after),
	};
}
