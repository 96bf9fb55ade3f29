/** What the notes of a region and of the nation hold in common. */
import type { RegionMapProps } from '$lib/charts/regionMap';
import type { SegmentBarsProps } from '$lib/charts/segmentBars';
import type { TrendPoint, TrendProps } from '$lib/charts/trend';
import { boundsText, signedGapText } from '$lib/charts/markWords';
import { percent } from '$lib/format';
import { hasVerdict, type Answer } from '$lib/rules/answer';
import { TARGET_TEXT } from '$lib/rules/target';
import { sortRows } from '$lib/ui/order';
import { noteTable, type NoteBlock, type NoteDocument } from '$lib/ui/noteDocument';
import type { Column } from '$lib/ui/column';
import { segmentsFinding, trendFinding } from '../indicatorFindings';
import { observationBlocks, type Observation } from '../region/observations';
import type { OpeningLine } from '../region/opening';
import type { Scope } from '../scope';
import type { TriedSegment } from '../segments';
import { REGION_COLUMNS, SEGMENT_COLUMNS, TREND_COLUMNS } from '../tables';
import { trendGuide } from '../trend';

/** A chart of the site, with what it draws. */
export type NoteChart =
	| { kind: 'trend'; props: TrendProps }
	| { kind: 'segments'; props: SegmentBarsProps }
	| { kind: 'map'; props: RegionMapProps };

/** A note, and the charts whose pictures it asks for, by key. */
export interface Note {
	document: NoteDocument;
	charts: ReadonlyMap<string, NoteChart>;
}

/** A part of a note: its blocks, and the charts that they name. */
export interface NotePart {
	blocks: readonly NoteBlock[];
	charts?: Readonly<Record<string, NoteChart>>;
}

/** Segments that the picture draws: those that lack most. The table beside it holds all of them. */
const DRAWN_SEGMENTS = 10;

/** What one family alone cannot be told: the target binds both. */
const JUDGED = new Set(['verdict', 'robustness', 'gap']);

/** The columns that the question can answer. */
export function told<Row>(columns: readonly Column<Row>[], answer: Answer): readonly Column<Row>[] {
	return hasVerdict(answer) ? columns : columns.filter(({ key }) => !JUDGED.has(key));
}

export function assemble(title: string, parts: readonly NotePart[]): Note {
	return {
		document: { title, blocks: parts.flatMap(({ blocks }) => blocks) },
		charts: new Map(parts.flatMap(({ charts = {} }) => Object.entries(charts))),
	};
}

/** The lines that open the page. */
export function linesPart(answer: Answer, lines: readonly OpeningLine[]): NotePart {
	const { family } = answer.question;
	return {
		blocks: [
			{ kind: 'heading', level: 1, text: 'En bref' },
			...lines.map(({ about, text }) => ({ kind: 'item', about, text }) as const),
			...(hasVerdict(answer)
				? []
				: [
						{
							kind: 'remark',
							text: `Vue partielle\u00a0: une seule famille est comptée (${family}). L’objectif porte sur les deux\u00a0; aucun verdict n’est donné ici.`,
						} as const,
					]),
		],
	};
}

/** `2012, 12,3 % entre 9,1 % et 16,9 %`. */
function saidPoint({ year, share, low, high }: TrendPoint): string {
	return [`${year}\u00a0: ${percent(share)}`, boundsText(low, high)].filter(Boolean).join(', ');
}

/** The figures of the scope, and its share year by year. */
export function resultPart(
	answer: Answer,
	caption: string,
	scopes: readonly Scope[],
	trend: {
		name: string;
		subject: string;
		points: readonly TrendPoint[];
		reference?: { name: string; points: readonly TrendPoint[] };
	},
): NotePart {
	const { name, subject, points, reference } = trend;
	const finding = trendFinding(subject, points);
	const result: NoteBlock[] = [
		{ kind: 'heading', level: 1, text: 'Où en est-on' },
		noteTable(caption, told(REGION_COLUMNS, answer), scopes),
	];
	if (points.length === 0) return { blocks: result };
	return {
		blocks: [
			...result,
			{
				kind: 'picture',
				key: 'evolution',
				caption: `${finding}. Part réalisée et ses bornes, par exercice, en % de l’assiette`,
				alt: `Courbe de la part réalisée, ${name}, face à ${TARGET_TEXT}. ${points.map(saidPoint).join('\u00a0; ')}.`,
			},
			noteTable(`Part réalisée par exercice, ${name}`, told(TREND_COLUMNS, answer), points),
		],
		charts: {
			evolution: {
				kind: 'trend',
				props: { points, name, guide: trendGuide(points), ...(reference && { reference }) },
			},
		},
	};
}

/** `Nettoyage, 6,8 %, manque 3,4 M€`. */
function saidSegment({ label, share, signedGap }: TriedSegment): string {
	return [label, percent(share), ...(share === null ? [] : [signedGapText(signedGap)])].join(', ');
}

/**
 * The segments against the target, those that lack most first.
 * @param picture whether they are drawn too
 */
export function segmentsPart(
	answer: Answer,
	label: string,
	rows: readonly TriedSegment[],
	{ picture, columns = SEGMENT_COLUMNS }: { picture: boolean; columns?: typeof SEGMENT_COLUMNS },
): NotePart {
	const heading = {
		kind: 'heading',
		level: 1,
		text: `Les segments face à ${TARGET_TEXT}`,
	} as const;
	if (rows.length === 0)
		return { blocks: [heading, { kind: 'text', text: `${segmentsFinding(rows)}.` }] };
	const sorted = sortRows(rows, SEGMENT_COLUMNS, { key: 'gap', descending: true });
	const table = noteTable(`Segments face à l’objectif, ${label}`, told(columns, answer), sorted);
	if (!picture)
		return { blocks: [heading, { kind: 'text', text: `${segmentsFinding(rows)}.` }, table] };
	const drawn = sorted.slice(0, DRAWN_SEGMENTS);
	const kept =
		drawn.length < sorted.length ? `Les ${drawn.length} segments qui manquent le plus. ` : '';
	return {
		blocks: [
			heading,
			{
				kind: 'picture',
				key: 'segments',
				caption: `${segmentsFinding(rows)}. ${kept}Part réalisée, assiette et écart par segment, ${answer.question.year}`,
				alt: `Barres de la part réalisée par segment, ${label}, face à ${TARGET_TEXT}. ${drawn.map(saidSegment).join('\u00a0; ')}.`,
			},
			table,
		],
		charts: { segments: { kind: 'segments', props: { rows: drawn } } },
	};
}

/** What services wrote, then where who receives the note writes. */
export function observationsPart(who: string, observations: readonly Observation[] = []): NotePart {
	return {
		blocks: [
			{ kind: 'heading', level: 1, text: 'Observations' },
			...observationBlocks(observations),
			{
				kind: 'space',
				prompt: `${who}\u00a0: à compléter. Date, service, texte. Ce qui est écrit ici ne change aucun chiffre.`,
			},
		],
	};
}
