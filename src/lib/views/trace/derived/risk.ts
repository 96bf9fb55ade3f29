/** What becomes of the coverage: posts that end; what prefects decided, and what could be pooled. */
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate, number } from '$lib/format';
import type { DecisionRow } from '$lib/queries/prefects';
import type { Column } from '$lib/ui/column';
import type { PoolView } from '../../facilitators/data';
import type { PrefectRow } from '../../facilitators/prefects';
import { isBare, type RiskRow, type RiskView } from '../../facilitators/risk';
import { RISK_COLUMNS } from '../../facilitators/tables';
import { column, dateColumn, figureColumn } from '../../figureColumns';
import { segmentLabel, type SiteData } from '../../site';
import { card, money, sumText, tell, tellOne } from '../card';
import { rowsBehind } from '../origin';
import { idsColumn } from '../rows';
import { basinFilters } from './basins';
import { explainRateEnd, type CoveragePlace } from './coverage';
import { postRows } from './posts';

/** Posts that end within so many months of a date. */
interface Ending extends CoveragePlace {
	months: number;
}

const NOT_RENEWED = 'Rien ne dit qu’ils ne seront pas renouvelés.';

/** What figures of the posts that end soon say. */
const ending = ({ where, date, months }: Ending) => ({
	place: `${where}, ${longDate(date)}`,
	filters: [
		`Postes en cours le ${longDate(date)}, qui finissent dans les ${months} mois, dernier jour compris`,
		'Un poste sans date de fin ne finit pas',
	],
});

const lostCard = (basins: number, months: number) =>
	card(basins, 'bassin')`Bassins qui perdent leur couverture = nombre de bassins
		Les bassins couverts à cette date qu’aucun poste ne couvre plus dans ${months} mois. ${NOT_RENEWED}`;

/** Basins that lose their last post soon, where the page does not hold them. */
export const explainAtRisk = (at: Ending, atRisk: number) =>
	tell(
		{
			...ending(at),
			why: 'La page Facilitateurs liste ces bassins dans «\u00a0La couverture menacée\u00a0», avec leurs postes.',
		},
		lostCard(atRisk, at.months),
	);

/** Posts that end in a place, a basin or several: `ending` or `endingEsf`; null for another figure. */
export function explainRisk(at: Ending, all: RiskRow['ending'], key: string) {
	const esf = key === 'endingEsf';
	const posts = all.filter(({ funding }) => !esf || (funding?.startsWith('FSE') ?? false));
	const own = card(posts.length, number)`${esf ? 'Postes FSE' : 'Postes'} qui finissent
		= nombre de postes différents = ${sumText(posts.map(({ id }) => id))}
		Les postes en cours à cette date qui couvrent un de ces bassins et dont la fin tombe dans les ${at.months} mois${esf ? ', cofinancés par le FSE' : ''}. ${NOT_RENEWED}`;
	return tellOne({ ...ending(at), rows: postRows(posts) }, { ending: own, endingEsf: own }, key);
}

/** One end of the rate of coverage once the posts that end soon are gone. */
export function explainRateThen(at: Ending, { then, after }: RiskView, end: 'low' | 'high') {
	const found = explainRateEnd(at, then, after, end);
	return (
		found && {
			...found,
			label: `${found.label}, dans ${at.months} mois sans renouvellement`,
			definition: `${found.definition} Les postes qui finissent d’ici là n’y sont plus\u00a0; un bassin qui perd son dernier poste est compté non couvert. ${NOT_RENEWED}`,
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
	key: 'lost' | 'exposed',
) {
	const bare = changed.filter(({ state }) => isBare(state));
	const { place, filters } = ending(at);
	const cards = {
		lost: lostCard(bare.length, at.months),
		exposed: card(year === null ? undefined : (exposed ?? undefined))`Assiette exposée
			= somme des assiettes de ces bassins = ${sumText(bare.map(({ base }) => base ?? 0))}
			Ce que l’État a payé, dans les segments de l’assiette, dans les bassins qui perdent leur couverture.`,
	};
	const spent = key === 'exposed' ? basinFilters(site, year ?? 0) : [];
	const posts = idsColumn<RiskRow>('ending', 'Postes qui finissent', (row) => row.ending);
	// The table's euros are short: those of a sum are whole.
	const own: Readonly<Record<string, Column<RiskRow>>> = {
		ending: posts,
		base: figureColumn('base'),
	};
	const columns = RISK_COLUMNS.map((each) => own[each.key] ?? each);
	const rows = rowsBehind(
		columns,
		bare,
		'Une ligne par bassin laissé sans poste.',
		'Aucun bassin.',
	);
	return tellOne({ place, filters: [...filters, ...spent], rows }, cards, key);
}

/** The columns of decisions, and what each counts. */
const DECISIONS: Readonly<
	Record<string, [object: DecisionRow['object'], decision: DecisionRow['decision'], label: string]>
> = {
	segments: ['segment', 'pertinent', 'Segments jugés pertinents'],
	refusedSegments: ['segment', 'refuse', 'Segments refusés'],
	basins: ['bassin', 'pertinent', 'Territoires jugés pertinents'],
	refusedBasins: ['bassin', 'refuse', 'Territoires refusés'],
};

/**
 * How many segments or territories a prefect judged relevant, or refused; null for another figure.
 * @param decisions all of them
 * @param nameOf label of a segment or of a basin
 */
export function explainDecisions(
	{ where, date }: CoveragePlace,
	{ region, segments, basins }: PrefectRow,
	decisions: readonly DecisionRow[],
	nameOf: (decision: DecisionRow) => string,
	key: string,
) {
	const asked = DECISIONS[key];
	if (!asked) return null;
	const [object, decision, label] = asked;
	const found = object === 'segment' ? segments : basins;
	const shown = decision === 'pertinent' ? found.relevant : found.refused;
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
	return tell(
		{ place: `${where}, ${longDate(date)}`, source: SOURCES.letter, filters, rows },
		card(shown.length, number)`${label} = nombre de décisions = ${count(kept.length, 'décision')}
			Ce que le préfet de région a décidé à cette date\u00a0: les segments et les territoires où il juge un facilitateur pertinent, et ceux qu’il refuse.`,
	);
}

/**
 * A figure of an opportunity to pool: `buyers`, `contracts` or `amount`; null for another one.
 * @param where label of the basin
 * @param date from which contracts end
 */
export function explainPool(
	site: SiteData,
	{ where, date }: CoveragePlace,
	{ segment, buyers, contracts, amount, from, to }: PoolView,
	key: string,
) {
	const marches = count(contracts, 'marché');
	const cards = {
		buyers: card(buyers, number)`Acheteurs
			= nombre d’acheteurs différents, au moins deux = ${count(buyers, 'acheteur')} pour ${marches}
			Les acheteurs de l’État dont un marché de ce segment finit dans ce bassin.`,
		contracts: card(contracts, number)`Marchés
			= nombre de marchés différents = ${marches}, de ${longDate(from)} à ${longDate(to)}
			Les marchés de ce segment qui finissent dans ce bassin.`,
		amount: card(amount)`Montant de l’exercice
			= somme des lignes payées de ces marchés = ${marches}, ${money(amount)}
			Ce qui a été payé pour ces marchés au cours de l’exercice. Ce n’est pas leur montant total.`,
	};
	const shared = {
		place: `${where}, ${segmentLabel(site, segment)}, ${longDate(date)}`,
		filters: [
			`Marchés qui finissent dans les 12 mois du ${longDate(date)}, quelle que soit la date choisie`,
			'Acheteurs de l’État, un même bassin, un même segment',
		],
		why: 'Les marchés ne sont pas listés ici\u00a0: la page ne reçoit que leur nombre et leur somme. La fiche de la région les donne un à un, avec leur acheteur, dans «\u00a0Les contrats à remettre en concurrence\u00a0».',
	};
	return tellOne(shared, cards, key);
}
