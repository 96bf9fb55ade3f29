const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

const buttonsOf = (row: Element | null | undefined) => [
	...(row?.querySelectorAll<HTMLElement>('.ask') ?? []),
];

/** Figures that one Tab reaches together: a row of a table, or what carries `data-figures`. */
const rowOf = (button: HTMLElement) => button.closest('tr, [data-figures]');

/** Whether Tab reaches a figure: the first of its row, or one that stands alone. */
export function isFirstOfRow(button: HTMLElement): boolean {
	const row = rowOf(button);
	return row === null || buttonsOf(row)[0] === button;
}

/** Lets Tab reach the first figure of each row of a table. */
export function placeRowStops(table: HTMLElement): void {
	for (const row of table.querySelectorAll('tr')) {
		buttonsOf(row).forEach((button, nth) => (button.tabIndex = nth === 0 ? 0 : -1));
	}
}

/** Moves the focus from one figure of a row or of a table to the next, as the arrows say. */
export function moveBetweenFigures(event: KeyboardEvent): void {
	const step = STEPS[event.key];
	const from = event.currentTarget;
	if (!step || !(from instanceof HTMLElement)) return;
	const [down, right] = step;
	const row = rowOf(from);
	const table = row?.closest('table');
	if (!row || (!table && down !== 0)) return;
	event.preventDefault();
	const cell = (button: HTMLElement) => button.closest('td, th');
	if (right !== 0) {
		const across = buttonsOf(row);
		across[across.indexOf(from) + right]?.focus();
		return;
	}
	if (!table) return;
	const column = cell(from) ? [...row.children].indexOf(cell(from) as Element) : -1;
	const rows = [...table.rows].filter((each) => buttonsOf(each).length > 0);
	const below = buttonsOf(rows[rows.indexOf(row as HTMLTableRowElement) + down]);
	const same = below.find(
		(button) => cell(button)?.parentElement?.children[column] === cell(button),
	);
	(same ?? below[0])?.focus();
}
