import type { DatasetInfo } from '$lib/contract/dataset';
import type { Question } from '$lib/rules/question';
import type { RegionRef, SegmentRef } from '$lib/queries/reference';
import type { Edition, RegionPair } from '$lib/rules/territory';

/** What every page knows of the site: who publishes, what can be asked, and the words. */
export interface SiteData {
	info: DatasetInfo;
	/** Whether the folder holds each table of the contract. */
	present: Readonly<Record<string, boolean>>;
	/** Fiscal years of the data, in order. */
	years: readonly number[];
	byDefault: Question;
	regions: Readonly<Record<Edition, readonly RegionRef[]>>;
	pairs: readonly RegionPair[];
	segments: readonly SegmentRef[];
	/** Names of the files of cells. */
	cellFiles: readonly string[];
	/** Tables of the engine, with the rows that each must bring. */
	tables: readonly { name: string; rows: number }[];
	engine: { module: string; worker: string; bytes: number };
	/** The address of the published site, with its last slash; null: not said. */
	address: string | null;
	/** Reference dates of the publications that the site keeps, today's first. */
	releases: readonly string[];
}

/** The label of a region in an edition; its code when the reference lacks it. */
export function regionLabel(site: SiteData, edition: Edition, code: string): string {
	return site.regions[edition].find((region) => region.code === code)?.label ?? code;
}

/** The label of a segment; its code when the reference lacks it. */
export function segmentLabel(site: Pick<SiteData, 'segments'>, code: string): string {
	return site.segments.find((segment) => segment.code === code)?.label ?? code;
}

/**
 * The label of a segment in a list of segments: with « hypothèse » beside it where no published source
 * supports its labour share, so that nothing enters the base on an assumption without saying so.
 */
export function listedSegment(site: Pick<SiteData, 'segments'>, code: string): string {
	const segment = site.segments.find((found) => found.code === code);
	if (!segment) return code;
	return segment.sourced ? segment.label : `${segment.label} (hypothèse)`;
}
