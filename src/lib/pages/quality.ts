import {
	queryBases,
	queryFaultKinds,
	queryFileQuality,
	queryPlaceQuality,
	type FaultKind,
	type FileQuality,
} from '$lib/queries/quality';
import type { Basis } from '$lib/rules/question';
import { addQuality, NO_QUALITY, type QualitySums } from '$lib/rules/quality';
import { FIRST_EDITION, type Edition } from '$lib/rules/territory';
import { queryAbsentBuyers, type AbsentBuyer } from '$lib/queries/completeness';
import { queryRegionPairs } from '$lib/queries/reference';
import { plausibleReport, type Plausible } from './plausible';
import type { PageSource } from './source';

/** Usable lines of a fiscal year (null: unreadable) or of a region. */
export interface QualityOf<Key> extends QualitySums {
	key: Key;
}

/** What a data set is worth, file by file, rule by rule, by region and over years. */
export interface Quality {
	/** The amounts that are weighed: paid ones, else those that the data hold. */
	basis: Basis;
	all: QualitySums;
	files: readonly FileQuality[];
	faults: readonly FaultKind[];
	years: readonly QualityOf<number | null>[];
	/** Regions of the data set's edition, and `NR`. */
	regions: readonly QualityOf<string>[];
	edition: Edition;
	/** Latest fiscal year with a kept line of the basis; null without any. */
	latest: number | null;
	absent: AbsentList;
	plausible: Plausible;
}

/** The State's buyers of the year before of which nothing is received in a year. */
interface AbsentList {
	/** The year of the pages' default view; null where it, or the one before, has no State payment. */
	year: number | null;
	/** The greatest, one line a buyer and region of 2010. */
	rows: readonly AbsentBuyer[];
	/** Lines of that year, listed or not. */
	total: number;
}

/** Silent buyers listed on the page; the file has them all. */
const SHOWN_ABSENT = 100;

async function absentList({ engine, cells, byDefault }: PageSource): Promise<AbsentList> {
	const { year } = byDefault;
	const paid = cells.completeness?.paidYears ?? [];
	const rows = (await queryAbsentBuyers(engine)).filter((row) => row.year === year);
	return {
		year: paid.includes(year) && paid.includes(year - 1) ? year : null,
		rows: rows.slice(0, SHOWN_ABSENT),
		total: rows.length,
	};
}

/** Amounts that say most about spending first. */
const BASES: readonly Basis[] = ['paye', 'commande', 'attribue', 'maximum'];

function grouped<Key>(
	rows: readonly (QualitySums & { key: Key })[],
): (QualitySums & { key: Key })[] {
	const groups = new Map<Key, QualitySums>();
	for (const { key, ...sums } of rows) {
		groups.set(key, addQuality(groups.get(key) ?? NO_QUALITY, sums));
	}
	return [...groups].map(([key, sums]) => ({ key, ...sums }));
}

/** The quality report of a data set, the published one or the reader's own. */
export async function qualityReport(source: PageSource): Promise<Quality> {
	const { engine, info } = source;
	const edition = info.edition_regions;
	const found = await queryBases(engine);
	const basis = BASES.find((candidate) => found.includes(candidate)) ?? 'paye';
	const [files, faults, places, pairs] = await Promise.all([
		queryFileQuality(engine),
		queryFaultKinds(engine),
		queryPlaceQuality(engine, basis),
		queryRegionPairs(engine),
	]);
	const inEdition = new Map(pairs.map((pair) => [pair[FIRST_EDITION], pair[edition]]));
	const regionOf = (code: string) => inEdition.get(code) ?? code;
	const parts = places.map(({ year, region, ...sums }) => ({
		year,
		region: regionOf(region),
		sums,
	}));
	const years = parts.filter(({ year, sums }) => year !== null && sums.lines > 0);
	return {
		basis,
		all: parts.reduce((total, { sums }) => addQuality(total, sums), NO_QUALITY),
		files,
		faults,
		years: grouped(parts.map(({ year, sums }) => ({ key: year, ...sums }))),
		regions: grouped(parts.map(({ region, sums }) => ({ key: region, ...sums }))),
		edition,
		absent: await absentList(source),
		plausible: await plausibleReport(source),
		latest: years.reduce<number | null>((last, { year }) => Math.max(last ?? 0, year ?? 0), null),
	};
}
