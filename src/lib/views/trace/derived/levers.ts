/** Levers, and the quartiles of the regions that they aim at. */
import { number } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { LEVER_QUANTILE, type Lever } from '$lib/rules/levers';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { share as shareOf, TARGET_TEXT } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { column, countColumn, eurosColumn, figureColumn, shareColumn } from '../../figureColumns';
import type { QuartileRow } from '../../segmentColumns';
import { listedSegment, segmentLabel, type SiteData } from '../../site';
import { keptAt, type Place } from '../explainFigure';
import { rowsBehind } from '../origin';
import { card, fine, money, sumText, tell, tellOne } from '../card';

/** A lever, or a segment of a plan, which has no rank and so no cumulated potential. */
type Reach = Omit<Lever, 'cumulated' | 'needed'> & Partial<Lever>;

/** What a lever's column says beside the figures of the segment; null: a figure of the cube. */
export function explainLever(
	at: Place,
	{ code, share, reference, potential, cumulated }: Reach,
	base: Cents,
	key: string,
) {
	const [words, numbers] =
		at.scope === NATION
			? [
					'somme, région par région, de (meilleur quart − part de la région) × assiette de la région, au moins zéro',
					`meilleur quart ${fine(reference)}\u00a0; en tout ${money(potential)}`,
				]
			: [
					'(meilleur quart − part de la région) × assiette du segment, au moins zéro',
					`(${fine(reference)} − ${fine(share)}) × ${money(base)}`,
				];
	const cards = {
		potential: card(potential)`Potentiel = ${words} = ${numbers}
			Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà. Pour la France, ce qu’il apporterait si chaque région le faisait.`,
		cumulated: card(cumulated)`Cumul des potentiels
			= {cumul des segments précédents ${(cumulated ?? 0) - potential}} + {potentiel du segment ${potential}}
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
) {
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
			column('code', 'Segment', ({ code }) => listedSegment(at.site, code)),
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

/** A region in a segment, as a quartile ranks it; amounts in cents. */
export interface RegionShare {
	label: string;
	base: Cents;
	realised: Cents;
	/** A fraction; null where it cannot be computed. */
	share: number | null;
	lines: number;
}

/** The regions of the shown edition in a segment. */
export const regionShares = (answer: Answer, site: SiteData, segment: string): RegionShare[] =>
	site.regions[answer.question.edition].map(({ code, label }) => {
		const {
			base = 0,
			org = 0,
			hours = 0,
			lines = 0,
		} = scopeOf(answer, code).current.get(segment) ?? {};
		return { label, base, realised: org + hours, share: shareOf(org + hours, base), lines };
	});

type Ranked = RegionShare & { rank: number | null };

/** By rising share, the regions that do not count last, without a rank. */
function ranked(regions: readonly RegionShare[]): Ranked[] {
	const counts = ({ share, lines }: RegionShare) => share !== null && lines >= MIN_LINES;
	return [...regions]
		.sort((a, b) => Number(counts(b)) - Number(counts(a)) || (a.share ?? 0) - (b.share ?? 0))
		.map((region, i) => ({ ...region, rank: counts(region) ? i + 1 : null }));
}

/** The interpolation, with its ranks and its shares. */
function interpolation(regions: readonly Ranked[], p: number): string {
	const shares = regions.flatMap(({ rank, share }) => (rank === null ? [] : [share]));
	if (shares.length === 0) return 'aucune région n’a assez de lignes';
	const position = (shares.length - 1) * p;
	const below = Math.floor(position);
	const part = position - below;
	const [low, next] = [fine(shares[below] ?? null), fine(shares[below + 1] ?? null)];
	const rank = `rang 1 + ${number(shares.length - 1)} × ${number(p, 2)} = ${number(position + 1, 2)}`;
	return `${rank}\u00a0: ${low}${part === 0 ? '' : ` + ${number(part, 2)} × (${next} − ${low})`}`;
}

/** A quartile of the regions in a segment. */
export function explainQuartile(
	at: Place,
	segment: string,
	{ label, share, at: p }: QuartileRow,
	regions: readonly RegionShare[],
) {
	const found = ranked(regions);
	const rows = rowsBehind<Ranked>(
		[
			{ ...countColumn<Ranked>('rank', 'Rang'), absence: 'notApplicable' },
			column('label', 'Région'),
			figureColumn('share'),
			figureColumn('base'),
			figureColumn('realised'),
			countColumn('lines', 'Lignes'),
		],
		found,
		`Une ligne par région, de la plus basse part à la plus haute. Sans rang\u00a0: moins de ${MIN_LINES} lignes dans le segment, ou aucune assiette.`,
		'Aucune région.',
	);
	return tell(
		{ ...keptAt(at, { of: segmentLabel(at.site, segment) }), rows },
		card(share ?? 'aucune région', 'share')`${label} des régions
			= rang dans les parts triées, par interpolation linéaire entre les deux parts voisines = ${interpolation(found, p)}
			Les régions de ${at.question.edition} qui ont au moins ${MIN_LINES} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`,
	);
}

/** The best quarter of the regions in the segment of a lever: their third quartile. */
export const explainBestQuarter = (
	at: Place,
	{ code, reference: share }: Pick<Lever, 'code' | 'reference'>,
	regions: readonly RegionShare[],
) => explainQuartile(at, code, { label: 'Meilleur quart', share, at: LEVER_QUANTILE }, regions);
