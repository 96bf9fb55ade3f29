import type { Column } from '$lib/ui/column';
import { filterRows, nextOrder, orderSentence, printed, sortRows } from '$lib/ui/order';
import { bytes } from '$lib/ui/bytes';
import { expect, test } from 'vitest';

interface Row {
	code: string;
	label: string;
	share: number | null;
}

const rows: readonly Row[] = [
	{ code: '53', label: 'Bretagne', share: 0.09 },
	{ code: '11', label: 'Île-de-France', share: null },
	{ code: '94', label: 'Corse', share: 0.12 },
	{ code: '24', label: 'Centre', share: 0.09 },
];
const columns: readonly Column<Row>[] = [
	{ key: 'label', label: 'Région' },
	{
		key: 'share',
		label: 'Part',
		absence: 'notComputable',
		format: (value) => `${Number(value) * 100} %`,
	},
];
const codes = (list: readonly Row[]) => list.map((row) => row.code);

test('figures sort by value, equal ones keep their rank, nulls come last both ways', () => {
	const by = (descending: boolean) => codes(sortRows(rows, columns, { key: 'share', descending }));
	expect(by(false)).toEqual(['53', '24', '94', '11']);
	expect(by(true)).toEqual(['94', '53', '24', '11']);
});

test('words sort as in French: an accent does not send a name to the end', () => {
	expect(codes(sortRows(rows, columns, { key: 'label', descending: false }))).toEqual([
		'53',
		'24',
		'94',
		'11',
	]);
});

test('no order, or one for a column that is not there, leaves the rows as given', () => {
	expect(sortRows(rows, columns, null)).toBe(rows);
	expect(sortRows(rows, columns, { key: 'gone', descending: true })).toBe(rows);
});

test('a first click takes figures from the largest and words from A, a second one turns', () => {
	const [label, share] = columns as [Column<Row>, Column<Row>];
	expect(nextOrder(rows, share, null)).toEqual({ key: 'share', descending: true });
	expect(nextOrder(rows, label, null)).toEqual({ key: 'label', descending: false });
	expect(nextOrder(rows, share, { key: 'share', descending: true })).toEqual({
		key: 'share',
		descending: false,
	});
});

test('the filter reads cells as printed, without case or accents, every word', () => {
	expect(codes(filterRows(rows, columns, 'ile france'))).toEqual(['11']);
	expect(codes(filterRows(rows, columns, 'non calc'))).toEqual(['11']);
	expect(codes(filterRows(rows, columns, '9 %'))).toEqual(['53', '24']);
	expect(filterRows(rows, columns, '  ')).toBe(rows);
});

test('cells without a format print as French', () => {
	const print = (value: string | number | boolean | null) =>
		printed({ key: 'x', label: 'X', value: () => value }, {});
	expect(print(1234)).toBe('1\u202f234');
	expect(print(0)).toBe('0');
	expect(print(2.25)).toBe('2,3');
	expect(print(true)).toBe('oui');
	expect(print(null)).toBe('n.d.');
});

test('sizes in octets', () => {
	expect([0, 1, 850, 320_400, 7_700_000].map(bytes)).toEqual([
		'0\u00a0octet',
		'1\u00a0octet',
		'850\u00a0octets',
		'320\u00a0ko',
		'7,7\u00a0Mo',
	]);
});

test('the order is said in words for an export, and nothing when rows come as given', () => {
	const nb = (text: string | null) => text?.replaceAll('\u00a0', ' ');
	expect(nb(orderSentence(columns, { key: 'share', descending: true }))).toBe(
		'Lignes triées par « Part », ordre décroissant',
	);
	expect(nb(orderSentence(columns, { key: 'label', descending: false }))).toBe(
		'Lignes triées par « Région », ordre croissant',
	);
	expect(orderSentence(columns, null)).toBe(null);
});
