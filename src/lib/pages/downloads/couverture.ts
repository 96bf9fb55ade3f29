import { baseCodes } from '$lib/rules/inBase';
import { queryBasins, queryBasinSegments } from '$lib/queries/basins';
import { queryCoverageRows, queryDeclarations, queryPosts } from '$lib/queries/posts';
import { coverageAt } from '$lib/rules/coverage';
import { fiscalYearAt, spendingYear } from '$lib/views/facilitators/spending';
import type { PageSource } from '../source';
import { euroText, machineCsv } from './machineCsv';

const HEADER = ['bassin', 'libelle', 'etat', 'etp', 'postes', 'assiette_ht'];

/** Decimals of the FTE: thirds of a post must still add up to it. */
const FTE_DECIMALS = 6;

/**
 * `telechargements/couverture.csv`: every basin at the reference date; `assiette_ht` is that of the
 * latest fiscal year up to it. Without `postes.csv` nothing is known: the header alone.
 */
export async function couvertureCsv({
	engine,
	info,
	present,
	years,
	byDefault,
	cells,
}: PageSource) {
	if (!present['postes']) return machineCsv(HEADER, []);
	const { date_reference: date, edition_bassins: edition } = info;
	const basins = await queryBasins(engine, edition);
	const year = fiscalYearAt(years, date) ?? byDefault.year;
	const base = baseCodes(cells.segments, byDefault);
	const spending = spendingYear(year, await queryBasinSegments(engine, year, base));
	const coverage = coverageAt(
		{
			basins: basins.map(({ code }) => code),
			posts: await queryPosts(engine),
			rows: await queryCoverageRows(engine),
			declarations: await queryDeclarations(engine),
		},
		date,
	);
	return machineCsv(
		HEADER,
		basins.flatMap(({ code, label }, rank) => {
			const found = coverage[rank];
			if (!found) return [];
			const { state, fte, posts } = found;
			return [
				[
					code,
					label,
					state,
					fte === null ? null : fte.toFixed(FTE_DECIMALS),
					posts.length,
					spending.basins.size === 0 ? null : euroText(spending.basins.get(code)?.base ?? 0),
				],
			];
		}),
	);
}
