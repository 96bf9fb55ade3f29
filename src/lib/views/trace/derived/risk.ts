/** What becomes of the coverage: posts that end, and what prefects decided. */
import * as FIGURES from '$lib/figures/made/coverage';
import { DECISIONS } from '$lib/figures/made/posts';
import { SOURCES } from '$lib/figures/sources';
import { date as longDate } from '$lib/format';
import type { DecisionRow } from '$lib/queries/prefects';
import type { Column } from '$lib/ui/column';
import type { PrefectRow } from '../../facilitators/prefects';
import { isBare, type RiskRow, type RiskView } from '../../facilitators/risk';
import { RISK_COLUMNS } from '../../facilitators/tables';
import { basinFilters } from '../../kept';
import { column, dateColumn, figureColumn } from '../../figureColumns';
import type { SiteData } from '../../site';
import { rowsBehind } from '../../rows/behind';
import { idsColumn } from '../../rows/basins';
import { tellMade, tellOne } from '../tell';
import { explainRateEnd, type CoveragePlace } from './coverage';
import { postRows } from '../../rows/posts';

/** Posts that end within so many months of a date. */
interface Ending extends CoveragePlace {
	months: number;
}

/** What figures of the posts that end soon say. */
const ending = ({ where, date, months }: Ending) => ({
	place: `${where}, ${longDate(date)}`,
	filters: [
		`Postes en cours le ${longDate(date)}, qui finissent dans les ${months} mois, dernier jour compris`,
		'Un poste sans date de fin ne finit pas',
	],
});

/** Basins that lose their last post soon, where the page does not hold them. */
export const explainAtRisk = (at: Ending, atRisk: number) =>
	tellOne(
		{
			...ending(at),
			why: 'La page Facilitateurs liste ces bassins dans «\u00a0La couverture menacée\u00a0», avec leurs postes.',
		},
		FIGURES.LEFT_BARE.lost,
		atRisk,
		at,
	);

/** Posts that end in a place, a basin or several: `ending` or `endingEsf`; null for another figure. */
export function explainRisk(at: Ending, all: RiskRow['ending'], key: string) {
	const posts = all.filter(
		({ funding }) => key !== 'endingEsf' || (funding?.startsWith('FSE') ?? false),
	);
	return tellMade({ ...ending(at), rows: postRows(posts) }, FIGURES.AT_RISK, key, {
		months: at.months,
		ids: posts.map(({ id }) => id),
		[key]: posts.length,
	});
}

/** One end of the rate of coverage once the posts that end soon are gone. */
export function explainRateThen(at: Ending, { then, after }: RiskView, end: 'low' | 'high') {
	const found = explainRateEnd(at, then, after, end);
	return (
		found && {
			...found,
			label: `${found.label}, dans ${at.months} mois sans renouvellement`,
			definition: `${found.definition} Les postes qui finissent d’ici là n’y sont plus\u00a0; un bassin qui perd son dernier poste est compté non couvert. ${FIGURES.NOT_RENEWED}`,
			source: SOURCES.ours,
			filters: [...found.filters, ...ending(at).filters],
		}
	);
}

/**
 * Basins left without any post: how many (`lost`), or their spending (`exposed`); null without spending.
 * @param year of the spending; null: none
 */
export function explainLost(
	site: SiteData,
	at: Ending,
	{ changed, exposed }: RiskView,
	year: number | null,
	key: keyof typeof FIGURES.LEFT_BARE,
) {
	const bare = changed.filter(({ state }) => isBare(state));
	const { place, filters } = ending(at);
	const spent = key === 'exposed' ? basinFilters(site, year ?? 0) : [];
	// The table's euros are short: those of a sum are whole.
	const own: Readonly<Record<string, Column<RiskRow>>> = {
		ending: idsColumn('ending', 'Postes qui finissent', (row) => row.ending),
		base: figureColumn('base'),
	};
	const columns = RISK_COLUMNS.map((each) => own[each.key] ?? each);
	const note = 'Une ligne par bassin laissé sans poste.';
	const rows = rowsBehind(columns, bare, note, 'Aucun bassin.');
	return tellMade({ place, filters: [...filters, ...spent], rows }, FIGURES.LEFT_BARE, key, {
		months: at.months,
		bases: bare.map(({ base }) => base ?? 0),
		lost: bare.length,
		exposed: year === null ? undefined : (exposed ?? undefined),
	});
}

/** What each column of decisions counts. */
const COUNTED: Readonly<
	Record<string, [object: DecisionRow['object'], decision: DecisionRow['decision']]>
> = {
	segments: ['segment', 'pertinent'],
	refusedSegments: ['segment', 'refuse'],
	basins: ['bassin', 'pertinent'],
	refusedBasins: ['bassin', 'refuse'],
};

/**
 * How many segments or territories a prefect judged relevant, or refused; null for another figure.
 * @param decisions all of them
 * @param nameOf label of a segment or of a basin
 */
export function explainDecisions(
	{ where, date }: CoveragePlace,
	{ region }: Pick<PrefectRow, 'region'>,
	decisions: readonly DecisionRow[],
	nameOf: (decision: DecisionRow) => string,
	key: string,
) {
	const asked = COUNTED[key];
	if (!asked) return null;
	const [object, decision] = asked;
	const kept = decisions
		.filter((row) => row.region === region && row.object === object && row.decision === decision)
		.filter(({ on }) => on === null || on <= date);
	const rows = rowsBehind<DecisionRow>(
		[
			column('code', object === 'segment' ? 'Segment' : 'Bassin', nameOf),
			dateColumn('on', 'Décidé le', ({ on }) => on),
			column('reference', 'Référence'),
		],
		kept,
		'Une ligne par décision.',
		'Aucune décision de cette sorte.',
	);
	const filters = [
		`Décisions prises au plus tard le ${longDate(date)}, ou sans date`,
		'Fichier des décisions (decisions.csv), région telle qu’il la nomme',
	];
	const shared = { place: `${where}, ${longDate(date)}`, source: SOURCES.letter, filters, rows };
	return tellMade(shared, DECISIONS, key, { decisions: kept.length, [key]: kept.length });
}
