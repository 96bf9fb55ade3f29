/** The tables of the comparison of regions. */
import { NATION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import type { Compared, SegmentEffectRow } from './compare';
import { figureColumn, pointsColumn, shareColumn } from './figureColumns';
import { REGION_COLUMNS } from './tables';

/** The nation is not compared with itself. */
const effectColumn = (key: 'difference' | 'mix' | 'rate', label: string): Column<Compared> => ({
	...pointsColumn<Compared>(key, label, ({ effects }) => effects?.[key] ?? null),
	absence: ({ code }) => (code === NATION ? 'notApplicable' : 'notComputable'),
});

const EFFECTS: readonly Column<Compared>[] = [
	effectColumn('difference', 'Écart à la France'),
	effectColumn('mix', 'dont composition'),
	effectColumn('rate', 'dont pratique'),
];

export const REGION_EFFECT_COLUMNS: readonly Column<Compared>[] = [
	{ key: 'label', label: 'Région' },
	figureColumn('share', ({ indicator }) => indicator.share),
	...EFFECTS,
];

/** Everything known of each region: the table of the page. */
export const COMPARED_COLUMNS: readonly Column<Compared>[] = [
	...REGION_COLUMNS.slice(0, 1),
	{
		key: 'rank',
		label: 'Rang',
		align: 'end',
		absence: 'notApplicable',
	},
	...REGION_COLUMNS.slice(1),
	...EFFECTS,
	{ key: 'lines', label: 'Lignes', align: 'end', value: ({ sums }) => sums.lines },
	{
		key: 'unranked',
		label: 'Hors classement',
		absence: 'notApplicable',
	},
];

export const SEGMENT_EFFECT_COLUMNS: readonly Column<SegmentEffectRow>[] = [
	{ key: 'label', label: 'Segment', sortable: false },
	shareColumn('weight', 'Poids dans la région'),
	shareColumn('nationWeight', 'Poids en France'),
	{
		...shareColumn<SegmentEffectRow>('share', 'Part dans la région'),
		absence: 'notApplicable',
	},
	shareColumn('nationShare', 'Part en France'),
	pointsColumn('mix', 'Composition'),
	pointsColumn('rate', 'Pratique'),
	pointsColumn('sum', 'Ensemble', ({ mix, rate }) => mix + rate),
];
