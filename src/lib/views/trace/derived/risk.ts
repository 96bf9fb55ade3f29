/** What becomes of the coverage: posts that end; what prefects decided, and what could be pooled. */
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate, number } from '$lib/format';
import type { DecisionRow } from '$lib/queries/prefects';
import type { IsoDate } from '$lib/rules/dates';
import type { Edition } from '$lib/rules/territory';
import type { PoolView } from '../../facilitators/data';
import type { PrefectRow } from '../../facilitators/prefects';
import { isBare, type RiskRow, type RiskView } from '../../facilitators/risk';
import { stateColumn } from '../../facilitators/tables';
import { column, dateColumn, figureColumn } from '../../figureColumns';
import { regionLabel, segmentLabel, type SiteData } from '../../site';
import { card, money, sumText, tell, tellOne } from '../card';
import { rowsBehind, type Origin } from '../origin';
import { idsColumn } from '../rows';
import { basinFilters } from './basins';
import { explainRateEnd } from './coverage';
import { postRows } from './posts';

const NOT_RENEWED = 'Rien ne dit qu’ils ne seront pas renouvelés.';

/** What figures of the posts that end soon say. */
const ending = (where: string, date: IsoDate, months: number) => ({
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
export function explainAtRisk(atRisk: number, months: number, date: IsoDate, where: string) {
	const why =
		'La page Facilitateurs liste ces bassins dans «\u00a0La couverture menacée\u00a0», avec leurs postes.';
	return tell({ ...ending(where, date, months), why }, lostCard(atRisk, months));
}

/**
 * Posts that end in a basin at risk: `ending` or `endingEsf`; null for another figure.
 * @param covers what these posts cover
 */
export function explainRisk(
	{ label, ending: all }: Pick<RiskRow, 'label' | 'ending'>,
	date: IsoDate,
	months: number,
	key: string,
	covers = 'le bassin',
): Origin | null {
	const esf = key === 'endingEsf';
	const posts = all.filter(({ funding }) => !esf || (funding?.startsWith('FSE') ?? false));
	const own = card(posts.length, number)`${esf ? 'Postes FSE' : 'Postes'} qui finissent
		= nombre de postes différents = ${sumText(posts.map(({ id }) => id))}
		Les postes qui couvrent ${covers} à cette date et dont la fin tombe dans les ${months} mois${esf ? ', cofinancés par le FSE' : ''}. ${NOT_RENEWED}`;
	const shared = { ...ending(label, date, months), rows: postRows(posts) };
	return tellOne(shared, { ending: own, endingEsf: own }, key);
}

/** The same in all the basins shown. */
export const explainEndingPosts = (
	{ posts }: Pick<RiskView, 'posts'>,
	date: IsoDate,
	months: number,
	label: string,
	key: 'ending' | 'endingEsf',
) => explainRisk({ label, ending: posts }, date, months, key, 'au moins un des bassins montrés');

/** One end of the rate of coverage once the posts that end soon are gone. */
export function explainRateThen(
	{ then, after }: Pick<RiskView, 'then' | 'after'>,
	date: IsoDate,
	months: number,
	where: string,
	end: 'low' | 'high',
): Origin | null {
	const found = explainRateEnd(end, then, after, date, where);
	return (
		found && {
			...found,
			label: `${found.label}, dans ${months} mois sans renouvellement`,
			definition: `${found.definition} Les postes qui finissent d’ici là n’y sont plus\u00a0; un bassin qui perd son dernier poste est compté non couvert. ${NOT_RENEWED}`,
			source: SOURCES.ours,
			filters: [...found.filters, ...ending(where, date, months).filters],
		}
	);
}

/** Basins left without any post: how many (`lost`), or their spending (`exposed`); null without spending. */
export function explainLost(
	site: SiteData,
	{ changed, exposed }: Pick<RiskView, 'changed' | 'exposed'>,
	date: IsoDate,
	months: number,
	where: string,
	year: number | null,
	key: 'lost' | 'exposed',
): Origin | null {
	const bare = changed.filter(({ state }) => isBare(state));
	const shared = ending(where, date, months);
	const cards = {
		lost: lostCard(bare.length, months),
		exposed: {
			...card(
				year === null ? undefined : (exposed ?? undefined),
			)`Assiette des bassins laissés sans poste
				= somme des assiettes de ces bassins = ${sumText(bare.map(({ base }) => base ?? 0))}
				Ce que l’État a payé, dans les segments de l’assiette, dans les bassins qui perdent leur couverture.`,
			filters: [...shared.filters, ...basinFilters(site, year ?? 0)],
		},
	};
	const rows = rowsBehind<RiskRow>(
		[
			column('label', 'Bassin'),
			column('code', 'Code'),
			stateColumn('before', 'État à la date', ({ before }) => before),
			stateColumn('state', 'Ensuite', ({ state }) => state),
			idsColumn('ending', 'Postes qui finissent', ({ ending: posts }) => posts),
			figureColumn('base'),
		],
		bare,
		'Une ligne par bassin laissé sans poste.',
		'Aucun bassin.',
	);
	return tellOne({ ...shared, rows }, cards, key);
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
 * @param decisions all of them, @param names labels of basins by code
 */
export function explainDecisions(
	site: SiteData,
	edition: Edition,
	{ region, segments, basins }: PrefectRow,
	decisions: readonly DecisionRow[],
	names: ReadonlyMap<string, string>,
	date: IsoDate,
	key: string,
): Origin | null {
	const asked = DECISIONS[key];
	if (!asked) return null;
	const [object, decision, label] = asked;
	const found = object === 'segment' ? segments : basins;
	const shown = decision === 'pertinent' ? found.relevant : found.refused;
	const rows = decisions
		.filter((row) => row.region === region && row.object === object && row.decision === decision)
		.filter(({ on }) => on === null || on <= date);
	const nameOf = ({ code }: DecisionRow) =>
		object === 'segment' ? segmentLabel(site, code) : (names.get(code) ?? code);
	return tell(
		{
			place: `${regionLabel(site, edition, region)}, ${longDate(date)}`,
			source: SOURCES.letter,
			filters: [
				`Décisions prises au plus tard le ${longDate(date)}, ou sans date`,
				'Fichier des décisions (decisions.csv), région telle qu’il la nomme',
			],
			rows: rowsBehind<DecisionRow>(
				[
					column('code', object === 'segment' ? 'Segment' : 'Bassin', nameOf),
					dateColumn('on', 'Décidé le', ({ on }) => on),
					column('reference', 'Référence'),
				],
				rows,
				'Une ligne par décision.',
				'Aucune décision de cette sorte.',
			),
		},
		card(shown.length, number)`${label}
			= nombre de décisions = ${count(rows.length, 'décision')}
			Ce que le préfet de région a décidé à cette date\u00a0: les segments et les territoires où il juge un facilitateur pertinent, et ceux qu’il refuse.`,
	);
}

/** A figure of an opportunity to pool: `buyers`, `contracts` or `amount`; null for another one. */
export function explainPool(
	site: SiteData,
	{ segment, basin, buyers, contracts, amount, from, to }: PoolView,
	names: ReadonlyMap<string, string>,
	reference: IsoDate,
	key: string,
): Origin | null {
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
		place: `${names.get(basin) ?? basin}, ${segmentLabel(site, segment)}, ${longDate(reference)}`,
		filters: [
			`Marchés qui finissent dans les 12 mois du ${longDate(reference)}, quelle que soit la date choisie`,
			'Acheteurs de l’État, un même bassin, un même segment',
		],
		why: 'Les marchés ne sont pas listés ici\u00a0: la page ne reçoit que leur nombre et leur somme. La fiche de la région les donne un à un, avec leur acheteur, dans «\u00a0Les contrats à remettre en concurrence\u00a0».',
	};
	return tellOne(shared, cards, key);
}
