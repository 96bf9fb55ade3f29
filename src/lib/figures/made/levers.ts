/** Levers, and the quartiles of the regions that they aim at. */
import { number } from '$lib/format';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { fine, madeOf, money, sumText } from './made';

/** What a segment of a scope would bring. */
interface Reach {
	potential: Cents;
	/** With the segments before it. */
	cumulated: Cents;
	/** The best quarter of the regions, and the share of the scope. */
	reference: number | null;
	share: number | null;
	base: Cents;
}

const reach = madeOf<Reach>();
const REACH_IS =
	'Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà. Pour la France, ce qu’il apporterait si chaque région le faisait.';
const cumulated = reach()`Cumul des potentiels
	= {cumul des segments précédents ${(a) => a.cumulated - a.potential}} + {potentiel du segment ${(a) => a.potential}}
	Le potentiel de ce segment et de ceux qui le précèdent, du plus grand au plus petit.`;

/** A lever of a region. */
export const LEVER = {
	potential: reach()`Potentiel
		= (meilleur quart − part de la région) × assiette du segment, au moins zéro
		= (${(a) => fine(a.reference)} − ${(a) => fine(a.share)}) × {${(a) => a.base}}
		${REACH_IS}`,
	cumulated,
};

/** A lever of the nation: what each region would bring. */
export const NATION_LEVER = {
	potential: reach()`Potentiel
		= somme, région par région, de (meilleur quart − part de la région) × assiette de la région, au moins zéro
		= meilleur quart ${(a) => fine(a.reference)}\u00a0; en tout {${(a) => a.potential}}
		${REACH_IS}`,
	cumulated,
};

const together = madeOf<{ potentials: readonly Cents[]; total: Cents; gap: Cents }>();

/** What the levers do together. */
export const LEVERS = {
	total: together()`Ce que les leviers apportent
		= somme des potentiels des segments = ${(a) => sumText(a.potentials)}`,
	remaining: together()`Ce qui resterait à trouver
		= écart à ${TARGET_TEXT} − somme des potentiels, au moins zéro = {${(a) => a.gap}} − {${(a) => a.total}}`,
	closedBy: together(number)`Segments qui suffisent à combler l’écart
		= nombre de segments, par potentiel décroissant, dont la somme atteint l’écart à ${TARGET_TEXT}
		= ${({ potentials }) => {
			const reached = money(potentials.reduce((sum, each) => sum + each, 0));
			return potentials.length > 12 ? reached : `${sumText(potentials)} = ${reached}`;
		}}, pour {${(a) => a.gap}}`,
};
export const LEVERS_ARE =
	'Une hypothèse\u00a0: chaque segment rejoint le meilleur quart des régions, du plus grand potentiel au plus petit, achats inchangés.';

/** The position of a quantile among sorted shares, and what it lies between. */
function interpolation({ shares, at }: { shares: readonly number[]; at: number }): string {
	if (shares.length === 0) return 'aucune région n’a assez de lignes';
	const position = (shares.length - 1) * at;
	const below = Math.floor(position);
	const part = position - below;
	const [low, next] = [fine(shares[below] ?? null), fine(shares[below + 1] ?? null)];
	const rank = `rang 1 + ${number(shares.length - 1)} × ${number(at, 2)} = ${number(position + 1, 2)}`;
	return `${rank}\u00a0: ${low}${part === 0 ? '' : ` + ${number(part, 2)} × (${next} − ${low})`}`;
}

export const QUARTILE = madeOf<{
	label: string;
	/** By rising share. */
	shares: readonly number[];
	at: number;
	edition: string;
}>()('share')`${(a) => a.label} des régions
	= rang dans les parts triées, par interpolation linéaire entre les deux parts voisines = ${interpolation}
	Les régions de ${(a) => a.edition} qui ont au moins ${`${MIN_LINES}`} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`;
