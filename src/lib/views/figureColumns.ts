/** Columns of figures, written the same way in every table and export. */
import { FIGURES, type FigureKind } from '$lib/figures/figures';
import { date, number, percent, signed } from '$lib/format';
import type { Column, Value } from '$lib/ui/column';

type Read<Row> = (row: Row) => number | null;

/** Reads the property of that name, which holds a number or null. */
const property =
	<Row>(key: string): Read<Row> =>
	(row) =>
		(row as Readonly<Record<string, number | null>>)[key] ?? null;

/** What no one knows, for lack of a list of structures, is absent like what cannot be computed. */
const known =
	<Row>(value: Read<Row>): Read<Row> =>
	(row) => {
		const found = value(row);
		return found === null || Number.isNaN(found) ? null : found;
	};

/** A column of words, or of what `more` says. */
export const column = <Row>(
	key: string,
	label: string,
	value?: (row: Row) => Value,
	more: Partial<Column<Row>> = {},
): Column<Row> => ({ key, label, ...(value && { value }), ...more });

/** A column of counts. */
export const countColumn = <Row>(key: string, label: string, value?: Read<Row>): Column<Row> =>
	column(key, label, value, { align: 'end' });

/** A working time in full-time equivalents; null: not told. */
export const fteColumn = <Row>(label: string, value: Read<Row>): Column<Row> =>
	column('fte', label, value, {
		align: 'end',
		format: (fte) => number(Number(fte), 2),
		absence: 'unknown',
	});

/** A share, `9,8 %` on screen and a fraction in exports; null is « non calculable ». */
export function shareColumn<Row>(
	key: string,
	label: string,
	value: Read<Row> = property(key),
): Column<Row> {
	return {
		key,
		label,
		align: 'end',
		value,
		format: (share) => percent(Number(share)),
		exportDigits: 6,
		exportAs: 'share',
		absence: 'notComputable',
	};
}

/** A difference of shares, signed points on screen and in exports. */
export function pointsColumn<Row>(
	key: string,
	label: string,
	value: Read<Row> = property(key),
): Column<Row> {
	return {
		key,
		label,
		unit: 'points',
		align: 'end',
		value,
		format: (difference) => signed(Number(difference) * 100),
		exportValue: (row) => {
			const difference = value(row);
			return difference === null ? null : difference * 100;
		},
		exportDigits: 4,
		absence: 'notComputable',
	};
}

/** An amount before tax, in cents: whole euros on screen, euros with cents in exports. */
export function eurosColumn<Row>(
	key: string,
	label: string,
	value: Read<Row> = property(key),
): Column<Row> {
	return {
		key,
		label,
		unit: '€ HT',
		align: 'end',
		value: known(value),
		format: (cents) => number(Number(cents) / 100),
		exportValue: (row) => {
			const cents = known(value)(row);
			return cents === null ? null : cents / 100;
		},
		exportDigits: 2,
		absence: 'notComputable',
	};
}

/**
 * The column of a figure, under its own name.
 * @param key where it is not the figure's: the column's name in addresses
 */
export function figureColumn<Row>(
	kind: FigureKind,
	value?: Read<Row>,
	key: string = kind,
): Column<Row> {
	const { label, unit } = FIGURES[kind];
	// Who reads an export looks for a header with the space of a keyboard.
	const header = label.replaceAll('\u00a0', ' ');
	return unit === 'share'
		? { ...shareColumn(key, header, value), decisive: kind === 'share' }
		: eurosColumn(key, header, value);
}

/** An ISO date: in words on screen, as it is in exports and for sorting. */
export function dateColumn<Row>(
	key: string,
	label: string,
	value: (row: Row) => string | null,
): Column<Row> {
	return { key, label, value, format: (iso) => date(String(iso)), exportAs: 'date' };
}
