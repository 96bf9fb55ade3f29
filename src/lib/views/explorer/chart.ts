import { figure, shownText, type AnswerColumn, type AnswerRow } from './result';

export type ChartKind = 'bars' | 'line';

/** Which columns of an answer are drawn, and how. Positions in the answer. */
export interface ChartChoice {
	kind: ChartKind;
	x: number;
	y: number;
}

interface ChartPoint {
	label: string;
	/** Null: no figure; drawn as a gap, never as zero. */
	value: number | null;
}

/** Marks that stay readable. */
const MOST: Readonly<Record<ChartKind, number>> = { bars: 40, line: 400 };

/** Columns that can be measured. */
export function measures(columns: readonly AnswerColumn[]): number[] {
	return columns.flatMap(({ kind }, i) => (kind === 'number' ? [i] : []));
}

const ORDERED = /exercice|annee|année|year|date|mois|seuil|^debut$|^fin$/i;

/** A first drawing of an answer; null when it has nothing to measure. */
export function firstChoice(columns: readonly AnswerColumn[]): ChartChoice | null {
	const ordered = columns.findIndex(({ name, kind }) => kind === 'date' || ORDERED.test(name));
	const words = columns.findIndex(({ kind }) => kind !== 'number');
	const x = ordered >= 0 ? ordered : Math.max(0, words);
	const y = measures(columns).find((i) => i !== x);
	if (y === undefined) return null;
	return { kind: ordered >= 0 ? 'line' : 'bars', x, y };
}

interface ChartSeries {
	points: ChartPoint[];
	/** Rows beyond what can be drawn. */
	left: number;
}

function drawnFigure(value: AnswerRow['cells'][number] | undefined): number | null {
	return typeof value === 'string' && /^-?[0-9]+([.][0-9]+)?$/.test(value) ? Number(value) : null;
}

export function chartSeries(rows: readonly AnswerRow[], { kind, x, y }: ChartChoice): ChartSeries {
	const drawn = rows.slice(0, MOST[kind]);
	return {
		points: drawn.map(({ cells }) => {
			const label = cells[x] ?? null;
			const value = cells[y];
			return {
				label:
					label === null ? 'n.d.' : typeof label === 'number' ? figure(label) : shownText(label),
				// An integer too long to be a number is drawn all the same.
				value: typeof value === 'number' ? value : drawnFigure(value),
			};
		}),
		left: rows.length - drawn.length,
	};
}

/** The finding of a drawing: from where to where, or which is the greatest. */
export function chartFinding(points: readonly ChartPoint[], kind: ChartKind, name: string): string {
	const known = points.filter(
		(point): point is { label: string; value: number } => point.value !== null,
	);
	const [first] = known;
	const last = known.at(-1);
	if (!first || !last) return `${name}\u00a0: aucun chiffre`;
	if (kind === 'line') {
		return `${name}\u00a0: de ${figure(first.value)} (${first.label}) à ${figure(last.value)} (${last.label})`;
	}
	const top = known.reduce((best, point) => (point.value > best.value ? point : best), first);
	return `${name}\u00a0: ${top.label} vient en tête, avec ${figure(top.value)}`;
}
