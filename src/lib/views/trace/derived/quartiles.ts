import { number } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import type { Lever } from '$lib/rules/levers';
import { LEVER_QUANTILE } from '$lib/rules/levers';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { share as shareOf } from '$lib/rules/target';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import { segmentLabel, type SiteData } from '../../site';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { derived, fine, type DerivedPlace } from './made';

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
	return [
		...sorted.map((region, i) => ({ ...region, rank: i + 1 })),
		...regions
			.filter((region) => !counts(region))
			.map((region): Ranked => ({ ...region, rank: null })),
	];
}

const COLUMNS: readonly Column<Ranked>[] = [
	{ key: 'rank', label: 'Rang', align: 'end', absence: 'notApplicable' },
	{ key: 'label', label: 'Région' },
	{
		...shareColumn<Ranked>('share', 'Part réalisée', ({ share }) => share),
		absence: 'notComputable',
	},
	eurosColumn('base', 'Assiette', ({ base }) => base),
	eurosColumn('realised', 'Réalisé', ({ realised }) => realised),
	{ key: 'lines', label: 'Lignes', align: 'end' },
];

const rowsOf = (regions: readonly Ranked[]): RowsBehind =>
	rowsBehind(COLUMNS, regions, {
		note: `Une ligne par région, de la plus basse part à la plus haute. Sans rang\u00a0: moins de ${MIN_LINES} lignes dans le segment, ou aucune assiette.`,
		empty: 'Aucune région.',
	});

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

/** A quartile of the regions in a segment. */
export function explainQuartile(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	{ label, share, at }: { label: string; share: number | null; at: number },
	regions: readonly RegionShare[],
): Origin {
	const rows = ranked(regions);
	return {
		explanation: derived(site, place, {
			label: `${label} des régions`,
			of: segmentLabel(site, segment),
			value: share === null ? 'aucune région' : fine(share),
			definition: `Les régions qui ont au moins ${MIN_LINES} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`,
			words: WORDS,
			numbers: interpolation(rows, at),
		}),
		rows: rowsOf(rows),
	};
}

/** The best quarter of the regions in the segment of a lever. */
export function explainBestQuarter(
	site: SiteData,
	place: DerivedPlace,
	{ code, reference }: Pick<Lever, 'code' | 'reference'>,
	regions: readonly RegionShare[],
): Origin {
	const rows = ranked(regions);
	return {
		explanation: derived(site, place, {
			label: 'Meilleur quart des régions',
			of: segmentLabel(site, code),
			value: fine(reference),
			definition: `Le troisième quartile des parts réalisées dans le segment, entre les régions de ${place.question.edition} qui y comptent au moins ${MIN_LINES} lignes\u00a0: un quart d’entre elles fait au moins autant.`,
			words: `troisième quartile\u00a0: ${WORDS}`,
			numbers: interpolation(rows, LEVER_QUANTILE),
		}),
		rows: rowsOf(rows),
	};
}
