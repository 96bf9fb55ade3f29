import type { DecisionRow, ReferentRow } from '$lib/queries/prefects';
import { isWithin, type IsoDate } from '$lib/rules/dates';
import type { CoverageData } from './coverageData';

/** What the prefect of a region has named and decided, by a date. */
export interface PrefectRow {
	region: string;
	referents: readonly ReferentRow[];
	/** Whether a plan is in force at the date; null when no plan is known. */
	planInForce: boolean | null;
	segments: { relevant: string[]; refused: string[] };
	basins: { relevant: string[]; refused: string[] };
}

function sorted(decisions: readonly DecisionRow[], object: DecisionRow['object']) {
	const of = (decision: DecisionRow['decision']) =>
		decisions
			.filter((row) => row.object === object && row.decision === decision)
			.map(({ code }) => code);
	return { relevant: of('pertinent'), refused: of('refuse') };
}

/** One row for each region asked, in that order, with what is known by the date. */
export function prefectRows(
	data: CoverageData,
	regions: readonly string[],
	date: IsoDate,
): PrefectRow[] {
	return regions.map((region) => {
		const referents = data.referents.filter((row) => row.region === region);
		const decisions = data.decisions.filter(
			(row) => row.region === region && (row.on === null || row.on <= date),
		);
		const plans = referents.filter(({ plan }) => plan !== null);
		return {
			region,
			referents,
			planInForce:
				plans.length === 0 ? null : plans.some(({ from, to }) => isWithin(date, from, to)),
			segments: sorted(decisions, 'segment'),
			basins: sorted(decisions, 'bassin'),
		};
	});
}
