import type { Application } from '$lib/rules/esf/types';
import type { CoverageState } from '$lib/rules/coverage';
import type { Cents } from '$lib/rules/sums';
import type { Verdict } from '$lib/rules/target';

/** A basin that an application would serve, with its coverage at the date of the data. */
interface TargetBasin {
	code: string;
	label: string;
	/** Null: the reference does not hold the basin. */
	state: CoverageState | null;
}

/** A segment that an application names, with its result in the application's region. */
export interface TargetSegment {
	code: string;
	label: string;
	/** Whether the segment is in the base that the 10 % is measured on. */
	inBase: boolean;
	/** Share of the region's base, latest fiscal year; null: not computable. */
	share: number | null;
	verdict: Verdict;
	/** What makes the share: cents performed by structures and clause hours, and cents of the base. */
	realised: Cents;
	base: Cents;
}

/** What the purchases say of a segment in a region. */
type TargetResult = Pick<TargetSegment, 'share' | 'verdict' | 'realised' | 'base'>;

const NO_RESULT: TargetResult = {
	share: null,
	verdict: 'notComputable',
	realised: 0,
	base: 0,
};

/** What all the applications of a page aim at, each code once. */
export interface TargetIndex {
	/** By code. */
	basins: Readonly<Record<string, Omit<TargetBasin, 'code'>>>;
	/** By region, then by segment. A segment without a line in the region's base is absent. */
	shares: Readonly<Record<string, Readonly<Record<string, TargetResult>>>>;
	/** Segments by code. */
	segments: Readonly<Record<string, Pick<TargetSegment, 'label' | 'inBase'>>>;
}

export interface Targets {
	basins: TargetBasin[];
	segments: TargetSegment[];
	/** Basins declared without facilitator. */
	uncovered: number;
	/** Basins of which nothing is declared. */
	unknown: number;
	/** Segments whose share in the region is surely below 10 %. */
	below: number;
}

/** What one application would serve: the ramp-up is for the segments and territories identified. */
export function targetsOf({ region, basins, segments }: Application, index: TargetIndex): Targets {
	const found: Pick<Targets, 'basins' | 'segments'> = {
		basins: basins.map((code) => ({
			code,
			...(index.basins[code] ?? { label: code, state: null }),
		})),
		segments: segments.map((code) => ({
			code,
			...(index.segments[code] ?? { label: code, inBase: false }),
			...((region !== null && index.shares[region]?.[code]) || NO_RESULT),
		})),
	};
	return {
		...found,
		uncovered: found.basins.filter(({ state }) => state === 'non_couvert').length,
		unknown: found.basins.filter(({ state }) => state === 'inconnu').length,
		below: found.segments.filter(({ verdict }) => verdict === 'missed').length,
	};
}
