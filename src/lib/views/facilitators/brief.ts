import type { CoverageRate } from '$lib/rules/coverageRate';
import type { CoverageState } from '$lib/rules/coverage';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import type { Edition } from '$lib/rules/territory';
import { basinViews, inRegion } from './basins';
import type { CoverageData } from './coverageData';
import { RISK_MONTHS } from './coverageFindings';
import { rateOf, STATES, stateCounts } from './rates';
import { riskView } from './risk';

/** A basin without a sure facilitator, in a brief. */
export interface BriefBasin {
	code: string;
	label: string;
	state: CoverageState;
	population: number | null;
	/** Year of that population; null: not said. */
	populationYear: number | null;
	/** Eligible spending in cents; null when no line of the data names a basin. */
	base: Cents | null;
}

/** Coverage of a scope at the reference date, small enough for any page. */
export interface CoverageBriefData {
	date: IsoDate;
	/** Fiscal year of the spending; null without. */
	year: number | null;
	rate: CoverageRate;
	/** Basins by state, in the order of the legend. */
	states: { state: CoverageState; basins: number }[];
	/** Basins that also touch another region. */
	straddling: number;
	/** Declared without facilitator, by falling spending; then the unknown ones. */
	open: BriefBasin[];
	/** Basins that lose their last post within 12 months. */
	atRisk: number;
	/** The référent's services and plans named for the region. */
	referents: { service: string | null; plan: string | null }[];
}

const OPEN_STATES: readonly CoverageState[] = ['non_couvert', 'inconnu'];

/** Coverage of a region of an edition, or of the nation when `region` is null. */
export function coverageBrief(
	data: CoverageData,
	edition: Edition,
	region: string | null,
): CoverageBriefData {
	const date = data.reference;
	const basins = inRegion(basinViews(data, date, data.spending), edition, region);
	const counts = stateCounts(basins);
	return {
		date,
		year: data.spending?.year ?? null,
		rate: rateOf(basins),
		states: STATES.map((state) => ({ state, basins: counts.get(state) ?? 0 })),
		straddling: basins.filter(({ regions }) => regions[edition].length > 1).length,
		open: basins
			.filter(({ state }) => OPEN_STATES.includes(state))
			.sort(
				(a, b) =>
					OPEN_STATES.indexOf(a.state) - OPEN_STATES.indexOf(b.state) ||
					(b.base ?? 0) - (a.base ?? 0) ||
					(a.code < b.code ? -1 : 1),
			)
			.map(({ code, label, state, population, populationYear, base }) => ({
				code,
				label,
				state,
				population,
				populationYear,
				base,
			})),
		atRisk: riskView(data, date, RISK_MONTHS, data.spending, basins).lost,
		referents: data.referents
			.filter((row) => row.region === region)
			.map(({ service, plan }) => ({ service, plan })),
	};
}
