/** Segments behind a figure. */
import { percent } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { FAMILY_WORDS, WAY_WORDS } from '$lib/rules/ways';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn, figureColumn, shareColumn } from '../figureColumns';
import type { SegmentLine } from '../segmentPages';
import type { MovedSegment } from '../simulator/simulation';
import { rowsBehind, type RowsBehind } from './behind';

/** Segments, one a line: what is bought in each, what is performed of it, in cents. */
export const segmentRows = <Row extends { base: Cents; realised: Cents }>(
	rows: readonly Row[],
	segment: string | Column<Row>,
	note: string,
	empty: string,
): RowsBehind =>
	rowsBehind<Row>(
		[
			typeof segment === 'string' ? column(segment, 'Segment') : segment,
			figureColumn('base'),
			figureColumn('realised'),
			figureColumn('share', ({ base, realised }) => share(realised, base)),
		],
		rows,
		note,
		empty,
	);

/** The segments that a plan moves. */
export const MOVED = [
	column<MovedSegment>('label', 'Segment'),
	figureColumn<MovedSegment>('base'),
	shareColumn<MovedSegment>('before', 'Aujourd’hui'),
	shareColumn<MovedSegment>('share', 'Part visée'),
	eurosColumn<MovedSegment>('extra', 'Ajouté'),
	eurosColumn<MovedSegment>('hourValue', 'Valeur de l’heure'),
	column<MovedSegment>('worth', 'En heures', undefined, {
		unit: 'h',
		align: 'end',
		absence: 'notApplicable',
	}),
	column<MovedSegment>('way', 'Voie', ({ way }) => WAY_WORDS[way]),
	column<MovedSegment>('family', 'Famille', ({ family }) => FAMILY_WORDS[family]),
];

/** A segment with its labour share, and where that comes from. */
export type Labour = Pick<SegmentLine, 'label' | 'min' | 'share' | 'max' | 'source'>;

export const LABOUR = [
	column<Labour>('label', 'Segment'),
	shareColumn<Labour>('share', 'Part de main d’œuvre'),
	column<Labour>('range', 'Intervalle', ({ min, max }) => `${percent(min)} à ${percent(max)}`),
	column<Labour>('source', 'Source', ({ source }) => source ?? 'aucune publiée'),
];
