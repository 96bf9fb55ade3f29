/** Levers, and the quartiles of the regions that they aim at. */
import { number } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { LEVER_QUANTILE, type Lever } from '$lib/rules/levers';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { share as shareOf, TARGET_TEXT } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { column, countColumn, eurosColumn, figureColumn, shareColumn } from '../../figureColumns';
import { segmentLabel, type SiteData } from '../../site';
import { keptAt, type Place } from '../explainFigure';
import { rowsBehind, type Origin } from '../origin';
import { card, fine, money, sumText, tell, tellOne } from '../card';

/** A lever, or a segment of a plan, which has no rank and so no cumulated potential. */
type Reach = Omit<Lever, 'cumulated' | 'needed'> & Partial<Lever>;

/** What a lever's column says beside the figures of the segment; null: a figure of the cube. */
export function explainLever(
	at: Place,
	{ code, share, reference, potential, cumulated }: Reach,
	base: Cents,
	key: string,
): Origin | null {
	const before = cumulated === undefined ? 0 : cumulated - potential;
	const joined = `Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà. Pour la France, ce qu’il apporterait si chaque région le faisait.`;
	const cards = {
		potential:
			at.scope === NATION
				? card(potential)`Potentiel
			= somme, région par région, de (meilleur quart − part de la région) × assiette de la région, au moins zéro
			= meilleur quart ${fine(reference)}\u00a0; en tout ${money(potential)}
			${joined}`
				: card(potential)`Potentiel
			= (meilleur quart − part de la région) × assiette du segment, au moins zéro = (${fine(reference)} − ${fine(share)}) × ${money(base)}
			${joined}`,
		cumulated: card(cumulated)`Cumul des potentiels
			= {cumul des segments précédents ${before}} + {potentiel du segment ${potential}}
			Le potentiel de ce segment et de ceux qui le précèdent, du plus grand au plus petit.`,
	};
	return tellOne(keptAt(at, { of: segmentLabel(at.site, code) }), cards, key);
}

type PlanLever = Pick<Lever, 'code' | 'share' | 'reference' | 'potential'>;

/**
 * What the levers do together: `total`, `remaining` to find, or how many of them close the gap
 * (`closedBy`).
 * @param levers by falling potential
 * @param shown how many suffice, as the page prints it
 */
export function explainLeverPlan(
	at: Place,
	levers: readonly PlanLever[],
	gap: Cents,
	key: 'total' | 'remaining' | 'closedBy',
	shown = 0,
): Origin {
	const useful = levers.filter(({ potential }) => potential > 0);
	const kept = key === 'closedBy' ? useful.slice(0, shown) : useful;
	const total = useful.reduce((sum, { potential }) => sum + potential, 0);
	const reached = money(kept.reduce((sum, { potential }) => sum + potential, 0));
	const sum = sumText(kept.map(({ potential }) => potential));
	const cards = {
		total: card(total)`Ce que les leviers apportent
			= somme des potentiels des segments = ${sum}`,
		remaining: card(Math.max(0, gap - total))`Ce qui resterait à trouver
			= écart à ${TARGET_TEXT} − somme des potentiels, au moins zéro = ${money(gap)} − ${money(total)}`,
		closedBy: card(shown, number)`Segments qui suffisent à combler l’écart
			= nombre de segments, par potentiel décroissant, dont la somme atteint l’écart à ${TARGET_TEXT}
			= ${kept.length > 12 ? reached : `${sum} = ${reached}`}, pour ${money(gap)}`,
	};
	const rows = rowsBehind<PlanLever>(
		[
			column('code', 'Segment', ({ code }) => segmentLabel(at.site, code)),
			figureColumn('share'),
			shareColumn('reference', 'Meilleur quart'),
			eurosColumn('potential', 'Potentiel'),
		],
		kept,
		'Une ligne par segment qui a un potentiel. Chaque potentiel dit son origine dans le tableau.',
		'Aucun segment n’a de potentiel.',
	);
	const definition =
		'Une hypothèse\u00a0: chaque segment rejoint le meilleur quart des régions, du plus grand potentiel au plus petit, achats inchangés.';
	return tell({ ...keptAt(at), definition, rows }, cards[key]);
}

/** A region in a segment, as a quartile ranks it. */
export interface RegionShare {
	label: string;
	base: Cents;
	/** M2, in cents. */
	realised: Cents;
	/** A fraction; null where it cannot be computed. */
	share: number | null;
	lines: number;
}

/** The regions of the shown edition in a segment. */
export function regionShares(answer: Answer, site: SiteData, segment: string): RegionShare[] {
	return site.regions[answer.question.edition].map(({ code, label }) => {
		const sums = scopeOf(answer, code).current.get(segment);
		const base = sums?.base ?? 0;
		const realised = (sums?.org ?? 0) + (sums?.hours ?? 0);
		return { label, base, realised, share: shareOf(realised, base), lines: sums?.lines ?? 0 };
	});
}

type Ranked = RegionShare & { rank: number | null };

const counts = ({ share, lines }: RegionShare): boolean => share !== null && lines >= MIN_LINES;

/** By rising share, the regions that do not count last, without a rank. */
function ranked(regions: readonly RegionShare[]): Ranked[] {
	const sorted = regions.filter(counts).sort((a, b) => (a.share ?? 0) - (b.share ?? 0));
	const rest = regions.filter((region) => !counts(region));
	return [
		...sorted.map((region, i) => ({ ...region, rank: i + 1 })),
		...rest.map((region) => ({ ...region, rank: null })),
	];
}

const plusOf = (value: number) => number(value, 2);

/** The interpolation, with its ranks and its shares. */
function interpolation(regions: readonly Ranked[], p: number): string {
	const shares = regions.flatMap(({ rank, share }) => (rank === null ? [] : [share]));
	if (shares.length === 0) return 'aucune région n’a assez de lignes';
	const position = (shares.length - 1) * p;
	const below = Math.floor(position);
	const part = position - below;
	const low = fine(shares[below] ?? null);
	const rank = `rang 1 + ${number(shares.length - 1)} × ${plusOf(p)} = ${plusOf(position + 1)}`;
	return part === 0
		? `${rank}\u00a0: ${low}`
		: `${rank}\u00a0: ${low} + ${plusOf(part)} × (${fine(shares[below + 1] ?? null)} − ${low})`;
}

const WORDS =
	'rang dans les parts triées, par interpolation linéaire entre les deux parts voisines';

/** The regions of a quantile by rank. */
const rankedRows = (rows: readonly Ranked[]) =>
	rowsBehind<Ranked>(
		[
			{ ...countColumn<Ranked>('rank', 'Rang'), absence: 'notApplicable' },
			column('label', 'Région'),
			figureColumn('share'),
			figureColumn('base'),
			figureColumn('realised'),
			countColumn('lines', 'Lignes'),
		],
		rows,
		`Une ligne par région, de la plus basse part à la plus haute. Sans rang\u00a0: moins de ${MIN_LINES} lignes dans le segment, ou aucune assiette.`,
		'Aucune région.',
	);

/** A quartile of the regions in a segment. */
export function explainQuartile(
	at: Place,
	segment: string,
	{ label, share, at: p }: { label: string; share: number | null; at: number },
	regions: readonly RegionShare[],
): Origin {
	const rows = ranked(regions);
	return tell(
		{ ...keptAt(at, { of: segmentLabel(at.site, segment) }), rows: rankedRows(rows) },
		card(share ?? 'aucune région', 'share')`${label} des régions
			= ${WORDS} = ${interpolation(rows, p)}
			Les régions qui ont au moins ${MIN_LINES} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`,
	);
}

/** The best quarter of the regions in the segment of a lever. */
export function explainBestQuarter(
	at: Place,
	{ code, reference }: Pick<Lever, 'code' | 'reference'>,
	regions: readonly RegionShare[],
): Origin {
	const rows = ranked(regions);
	return tell(
		{ ...keptAt(at, { of: segmentLabel(at.site, code) }), rows: rankedRows(rows) },
		card(fine(reference))`Meilleur quart des régions
			= troisième quartile\u00a0: ${WORDS} = ${interpolation(rows, LEVER_QUANTILE)}
			Le troisième quartile des parts réalisées dans le segment, entre les régions de ${at.question.edition} qui y comptent au moins ${MIN_LINES} lignes\u00a0: un quart d’entre elles fait au moins autant.`,
	);
}
