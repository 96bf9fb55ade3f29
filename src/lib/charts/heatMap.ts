import type { Cents } from '$lib/rules/sums';
import { number } from '$lib/format';
import { detailOf, type Detail, type Figures } from './markWords';
import { shareClass } from './shareClasses';
import type { Paint } from './regionMap';

interface HeatMapHeader {
	code: string;
	label: string;
	/** A shorter label for a column; the whole one stays in the detail. */
	short?: string;
	/** The page of the row or column, already resolved. */
	href?: string;
	/** Sets a row apart: the nation above its regions. */
	strong?: boolean;
}

export interface HeatMapCell extends Figures {
	/** Code of its row. */
	row: string;
	/** Code of its column. */
	column: string;
	/** Euro cents missing; null when not computable; left out when not shown. */
	gap?: Cents | null;
}

export interface HeatMapProps {
	/** Regions, in the order to show. */
	rows: readonly HeatMapHeader[];
	/** Segments, in the order to show. */
	columns: readonly HeatMapHeader[];
	/** In any order. A pair left out has no purchase in the base: blank, never zero. */
	cells: readonly HeatMapCell[];
	/** Header of the first column; `Région` by default. */
	unit?: string;
	/** Accessible name outside a ChartFrame; inside, the frame names the grid. */
	label?: string;
	/** Says where the figure of a cell comes from: a click, Enter, or a second touch. */
	onask?: (row: string, column: string) => void;
}

/** What a cell without any purchase in the base says. */
export const NO_PURCHASE = 'aucun achat dans l’assiette';

/** One cell, ready to draw: plain data, so that a repaint is a comparison of strings. */
interface GridCell {
	column: string;
	paint: Paint;
	undetermined: boolean;
	/** `9,8` (percent, unit in the legend), `–` without purchases, `n. c.` not computable. */
	text: string;
	cell: HeatMapCell | null;
}

interface GridRow {
	header: HeatMapHeader;
	cells: GridCell[];
}

const key = (row: string, column: string): string => `${row}\u0000${column}`;

function gridCell(column: string, cell: HeatMapCell | null): GridCell {
	if (!cell) return { column, paint: 'share-absent', undetermined: false, text: '–', cell };
	const index = shareClass(cell.share);
	return {
		column,
		paint: `share-${index ?? 'none'}`,
		undetermined: cell.verdict === 'undetermined',
		text: cell.share === null ? 'n.\u00a0c.' : number(cell.share * 100, 1),
		cell,
	};
}

/** Every row with a cell for every column, in the order given. */
export function heatMapGrid(
	rows: readonly HeatMapHeader[],
	columns: readonly HeatMapHeader[],
	cells: readonly HeatMapCell[],
): GridRow[] {
	const found = new Map(cells.map((cell) => [key(cell.row, cell.column), cell]));
	return rows.map((header) => ({
		header,
		cells: columns.map(({ code }) => gridCell(code, found.get(key(header.code, code)) ?? null)),
	}));
}

/** The words of one cell, made only for the one under the pointer or the focus. */
export function cellDetail(
	row: HeatMapHeader,
	column: HeatMapHeader,
	cell: HeatMapCell | null,
): Detail {
	const title = `${row.label}, ${column.label}`;
	return cell ? detailOf(title, cell, cell.gap) : { title, value: NO_PURCHASE, lines: [] };
}
