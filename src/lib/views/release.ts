/**
 * A release: what a site keeps of one publication, to show it again when it is past. French pages say
 * « édition » ; in code an edition is of regions or of basins.
 */
import type { SegmentSource } from '$lib/queries/reference';
import { baseOf, scopeOf, type Answer } from '$lib/rules/answer';
import { openCells, type Cells, type PublishedCells } from '$lib/rules/cells';
import { CELL_MEASURES } from '$lib/rules/measures';
import type { CoverageState } from '$lib/rules/coverage';
import type { EsfOutcome } from '$lib/rules/esf/types';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { EDITIONS, FIRST_EDITION, type Edition } from '$lib/rules/territory';
import { realisedOf, UNKNOWN_AMOUNT, type Cents } from '$lib/rules/sums';
import { bounds } from '$lib/rules/bounds';
import type { SiteData } from './site';

/** Raised when the shape of {@link Release} changes; `readRelease` reads every one before it. */
export const RELEASE_FORMAT = 1;

/** A release as the list of a site names it. */
interface ReleaseRef {
	/** Its reference date, which names it in addresses: `2012-12-31`. */
	id: string;
	titre: string;
	/** Version of the method that made it. */
	methode: number;
	/** SHA-256 of its file, in hexadecimal. */
	empreinte: string;
	/** Bytes of its file, as a host compresses it. */
	octets: number;
}

/** `editions/index.json`. */
export interface ReleaseList {
	format: number;
	editions: readonly ReleaseRef[];
}

/** What was judged of a scope when it was published, in cents: a later method may say otherwise. */
export interface JudgedThen {
	year: number;
	edition: Edition;
	scope: string;
	base: Cents;
	realised: Cents;
	low: Cents;
	high: Cents;
}

/** Totals of the lists, which are not kept line by line; null: the data set had no such list. */
export interface ListTotals {
	buyers: number;
	/** Buyers with a base and nothing performed in it. */
	nothing: number | null;
	/** Contracts that the list of those ending held. */
	contracts: number;
	/** Basins by state of coverage. */
	coverage: readonly { state: CoverageState; basins: number }[] | null;
	/** ESF applications by outcome. */
	applications: Readonly<Partial<Record<EsfOutcome, number>>> | null;
}

/** The file of one release. */
export interface Release extends Pick<
	SiteData,
	'info' | 'present' | 'years' | 'byDefault' | 'regions' | 'pairs' | 'segments'
> {
	format: number;
	id: string;
	method: number;
	sources: readonly SegmentSource[];
	cells: PublishedCells;
	judged: readonly JudgedThen[];
	totals: ListTotals;
}

/** What is judged of every scope, year and edition of regions, at the default question. */
export function judgedNow(
	answerOf: (question: Question) => Answer,
	byDefault: Question,
	years: readonly number[],
): JudgedThen[] {
	return years.flatMap((year) =>
		EDITIONS.flatMap((edition) => {
			const answer = answerOf({ ...byDefault, year, edition });
			return [...answer.scopes.keys()]
				.filter((scope) => scopeOf(answer, scope).trend.has(year))
				.map((scope) => {
					const sums = baseOf(answer, scope);
					const { lowAmount, highAmount } = bounds(sums);
					return {
						year,
						edition,
						scope,
						base: sums.base,
						realised: realisedOf(sums),
						low: lowAmount,
						high: highAmount,
					};
				});
		}),
	);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/**
 * Reads the file of a release, parsed, of this format or of an earlier one. A measure that it did not have yet is
 * zero in its cells, a filter is as in the default view.
 * @throws {Error} in French, when it is none, or of a later format
 */
export function readRelease(found: unknown): Release {
	if (!isObject(found) || typeof found['format'] !== 'number' || !isObject(found['cells']))
		throw new Error('ce n’est pas une édition de Cap 10');
	const { format } = found;
	if (format > RELEASE_FORMAT)
		throw new Error(
			`édition au format ${format}, plus récent que ce site, qui lit jusqu’au format ${RELEASE_FORMAT}\u00a0: construire avec une version plus récente de Cap 10`,
		);
	const release = found as unknown as Release;
	const { cells } = release.cells;
	const zeros = cells.year.map(() => 0);
	const measures = Object.fromEntries(CELL_MEASURES.map((name) => [name, cells[name] ?? zeros]));
	// A file of figures has no NaN: what no one knew is null there.
	const known = (amount: Cents | null): Cents => amount ?? UNKNOWN_AMOUNT;
	const { year, edition, threshold } = release.byDefault;
	return {
		...release,
		byDefault: { ...defaultQuestion(year, edition, threshold), ...release.byDefault },
		judged: release.judged.map((found) => ({
			...found,
			realised: known(found.realised),
			low: known(found.low),
			high: known(found.high),
		})),
		cells: { ...release.cells, cells: { ...cells, ...measures } },
	};
}

/** A past release, as pages ask it: what the site knew then, and the cells of then. */
export interface PastRelease {
	release: Release;
	site: SiteData;
	cells: Cells;
}

/**
 * A map of regions that it did not have yet is today's: each unites whole regions of the first.
 * @param now the site as it is published today, whose engine and files do not hold the past
 */
export function openRelease(release: Release, now: SiteData): PastRelease {
	const { info, present, years, byDefault, segments } = release;
	const regions = { ...now.regions, ...release.regions };
	const today = new Map(now.pairs.map((pair) => [pair[FIRST_EDITION], pair]));
	const pairs = release.pairs.map((pair) => ({ ...today.get(pair[FIRST_EDITION]), ...pair }));
	return {
		release,
		site: { ...now, info, present, years, byDefault, regions, pairs, segments, tables: [] },
		cells: openCells([release.cells], segments, pairs),
	};
}
