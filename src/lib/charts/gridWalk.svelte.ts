import { tick } from 'svelte';
import { stepInGrid, type Cell } from './markSteps';

interface Walked {
	/** The cells, row by row, as many in each. */
	grid: () => readonly { readonly cells: readonly unknown[] }[];
	/** Id of the words that tell of the cell under the pointer or the focus. */
	readout: string;
	/** What a click, Enter, or a second touch does with a cell; undefined: nothing. */
	onask: () => ((cell: Cell) => void) | undefined;
}

/**
 * The walk through the cells of a table, `td` after one `th` in each row of its body: which one is under
 * the pointer or the focus, and which one the Tab key reaches. One stop of the Tab key; the arrows move
 * inside. Its handlers and {@link GridWalk.placeStop} go on the body, one for all cells.
 */
export class GridWalk {
	#stop = $state.raw<Cell>([0, 0]);
	#focused = $state.raw<Cell | null>(null);
	#hovered = $state.raw<Cell | null>(null);
	/** The cell had already spoken when it was pressed: a first touch only shows its detail. */
	#spoken = false;
	readonly #walked: Walked;

	constructor(walked: Walked) {
		this.#walked = walked;
	}

	/** The cell under the pointer, else the one with the focus. */
	get active(): Cell | null {
		return this.#hovered ?? this.#focused;
	}

	get #size(): Cell {
		const grid = this.#walked.grid();
		return [grid.length, grid[0]?.cells.length ?? 0];
	}

	/** One effect for the grid: some seven hundred cells need not each ask whether they are the stop. */
	placeStop = (body: HTMLTableSectionElement): (() => void) | undefined => {
		// Kept inside the grid when a filter shrinks it.
		const [height, width] = this.#size;
		const row = Math.min(this.#stop[0], Math.max(0, height - 1));
		const column = Math.min(this.#stop[1], Math.max(0, width - 1));
		const cell = body.rows[row]?.cells[column + 1];
		if (!cell) return;
		cell.tabIndex = 0;
		cell.setAttribute('aria-describedby', this.#walked.readout);
		if (this.#walked.onask()) cell.setAttribute('aria-haspopup', 'dialog');
		return () => {
			cell.tabIndex = -1;
			cell.removeAttribute('aria-describedby');
			cell.removeAttribute('aria-haspopup');
		};
	};

	onkeydown = async (event: KeyboardEvent & { currentTarget: HTMLElement }): Promise<void> => {
		const from = cellOf(event);
		if (event.key === 'Enter') {
			// What opens takes the focus: the key would go on and press the button that it finds there.
			event.preventDefault();
			this.#ask(from);
		}
		const to = from && stepInGrid(from, event, this.#size);
		if (!to) return;
		event.preventDefault();
		const body = event.currentTarget;
		this.#hovered = null;
		this.#stop = to;
		this.#focused = to;
		// The words must be there before the focus: that is when a screen reader reads them.
		await tick();
		body.querySelectorAll('tr')[to[0]]?.querySelectorAll('td')[to[1]]?.focus();
	};

	onfocusin = (event: FocusEvent): void => {
		const cell = cellOf(event);
		if (cell) this.#stop = cell;
		this.#focused = cell;
	};

	onfocusout = (): void => {
		this.#focused = null;
	};

	onpointerdown = (event: PointerEvent): void => {
		const cell = cellOf(event);
		this.#spoken =
			event.pointerType !== 'touch' || (cell !== null && `${cell}` === `${this.#focused}`);
	};

	onclick = (event: MouseEvent): void => {
		if (this.#spoken) this.#ask(cellOf(event));
	};

	onpointerover = (event: PointerEvent): void => {
		this.#hovered = cellOf(event);
	};

	onpointerleave = (): void => {
		this.#hovered = null;
	};

	/** All of the above, for the body of the table. */
	readonly handlers = {
		onkeydown: this.onkeydown,
		onfocusin: this.onfocusin,
		onfocusout: this.onfocusout,
		onpointerdown: this.onpointerdown,
		onclick: this.onclick,
		onpointerover: this.onpointerover,
		onpointerleave: this.onpointerleave,
	};

	#ask(cell: Cell | null): void {
		if (cell) this.#walked.onask()?.(cell);
	}
}

/** Where an event happened, or null outside the cells. */
function cellOf(event: Event): Cell | null {
	const cell = (event.target as Element).closest('td');
	const row = cell?.closest('tr');
	return cell && row ? [row.sectionRowIndex, cell.cellIndex - 1] : null;
}
