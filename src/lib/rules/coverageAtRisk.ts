import { coverageAt, type BasinCoverage, type CoverageInput, type Post } from './coverage';
import { addMonths, isWithin, type IsoDate } from './dates';

/** Months looked ahead for coverage at risk, by default. A choice of ours. */
const DEFAULT_RISK_MONTHS = 12;

/** Whether a post active at the date ends within so many months of it, both days inclusive. */
export function endsWithin(post: Post, at: IsoDate, months: number): boolean {
	return (
		isWithin(at, post.start, post.end) && post.end !== null && post.end <= addMonths(at, months)
	);
}

interface CoverageAtRisk {
	/** Ids of the posts that end within the months. */
	ending: string[];
	/** Every basin, once these posts are gone. */
	basins: BasinCoverage[];
	/** Basins whose state that changes. */
	changed: string[];
}

/**
 * Coverage at the date once the posts that end within `months` of it are gone. A basin that loses
 * its last post is `non_couvert` where that was declared, `perdu` elsewhere.
 */
export function coverageAtRisk(
	input: CoverageInput,
	at: IsoDate,
	months = DEFAULT_RISK_MONTHS,
): CoverageAtRisk {
	const ending = input.posts.filter((post) => endsWithin(post, at, months));
	const today = coverageAt(input, at);
	const posts = input.posts.filter((post) => !ending.includes(post));
	const changed: string[] = [];
	const basins = coverageAt({ ...input, posts }, at).map((after, index): BasinCoverage => {
		const before = today[index];
		const lost = after.state === 'inconnu' && before !== undefined && before.posts.length > 0;
		const state = lost ? 'perdu' : after.state;
		if (before?.state !== state) changed.push(after.basin);
		return { ...after, state };
	});
	return { ending: ending.map((post) => post.id), basins, changed };
}
