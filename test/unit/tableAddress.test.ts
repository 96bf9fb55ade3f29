import { expect, test } from 'vitest';
import type { Column } from '$lib/ui/column';
import { readOrder, writeOrder } from '$lib/ui/tableAddress';
import { COMPARED_COLUMNS } from '$lib/views/compareColumns';
import { SEGMENT_LINE_COLUMNS } from '$lib/views/segmentColumns';

const COLUMNS: readonly Column<unknown>[] = [
	{ key: 'label', label: 'Région' },
	{ key: 'gap', label: 'Écart à 10\u00a0%' },
	{ key: 'code', label: 'Code', sortable: false },
];

test('an order stands in the address by its header, the largest first with a dash', () => {
	expect(writeOrder({ key: 'gap', descending: true }, COLUMNS)).toBe('-ecart-a-10');
	expect(readOrder('-ecart-a-10', COLUMNS)).toEqual({ key: 'gap', descending: true });
	expect(readOrder('region', COLUMNS)).toEqual({ key: 'label', descending: false });
});

test('what cannot be read leaves the usual order', () => {
	for (const nonsense of ['', '-', 'inconnu', 'code', '-<script>']) {
		expect(readOrder(nonsense, COLUMNS)).toBeNull();
	}
	expect(writeOrder({ key: 'inconnu', descending: true }, COLUMNS)).toBe('');
});

test.each([
	['/regions/', COMPARED_COLUMNS as readonly Column<never>[]],
	['/segments/', SEGMENT_LINE_COLUMNS as readonly Column<never>[]],
])('every column of %s has an address of its own', (_, columns) => {
	for (const { key } of columns.filter(({ sortable }) => sortable !== false)) {
		const order = { key, descending: true };
		expect(readOrder(writeOrder(order, columns), columns)).toEqual(order);
	}
});
