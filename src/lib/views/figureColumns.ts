/** Columns of figures, written the same way in every table and export. */
import { date, number, percent, signed } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import type { Column } from '$lib/ui/column';

/** A share, `9,8 %` on screen and a fraction in exports; null is « non calculable ». */
export function shareColumn<Row>(
	key: string,
	label: string,
	value: (row: Row) => number | null,
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
	value: (row: Row) => number | null,
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

/** An amount in cents, whole euros on screen and euros with cents in exports. */
export function eurosColumn<Row>(
	key: string,
	label: string,
	value: (row: Row) => Cents | null,
): Column<Row> {
	return {
		key,
		label,
		unit: '€',
		align: 'end',
		value,
		format: (cents) => number(Number(cents) / 100),
		exportValue: (row) => {
			const cents = value(row);
			return cents === null ? null : cents / 100;
		},
		exportDigits: 2,
		absence: 'notComputable',
	};
}

/** An ISO date: in words on screen, as it is in exports and for sorting. */
export function dateColumn<Row>(
	key: string,
	label: string,
	value: (row: Row) => string | null,
): Column<Row> {
	return { key, label, value, format: (iso) => date(String(iso)), exportAs: 'date' };
}
