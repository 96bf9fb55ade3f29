import type { Column } from '$lib/ui/column';
import type { Order } from '$lib/ui/order';
import { readOrder, writeOrder } from '$lib/ui/tableAddress';

/** Names of the order and of the words in the address, as on the page of facilitators. */
const ORDER = 'tri';
const WORDS = 'q';

/** The order and the filter of a page's table, kept in its address: a link shows the rows of its sender. */
export class TableAddress<Row> {
	readonly #columns: readonly Column<Row>[];
	readonly #usual: Order | null;
	#order = $state.raw<Order | null>(null);
	#words = $state('');

	/** @param usual the first order; null: rows come as given */
	constructor(columns: readonly Column<Row>[], usual: Order | null = null) {
		this.#columns = columns;
		this.#usual = usual;
	}

	/** Called once in the browser; what is unknown is left at its default. */
	read(params: URLSearchParams): void {
		this.#order = readOrder(params.get(ORDER) ?? '', this.#columns);
		this.#words = params.get(WORDS) ?? '';
	}

	/** Adds what differs from the default. */
	write(params: URLSearchParams): void {
		const order = this.#order === null ? '' : writeOrder(this.#order, this.#columns);
		const usual = this.#usual === null ? '' : writeOrder(this.#usual, this.#columns);
		if (order !== usual && order !== '') params.set(ORDER, order);
		if (this.#words !== '') params.set(WORDS, this.#words);
	}

	/** What the table takes; `onchange` is called when the address must follow. */
	props(onchange: () => void) {
		return {
			order: this.#order ?? this.#usual,
			words: this.#words,
			onorder: (order: Order) => {
				this.#order = order;
				onchange();
			},
			onwords: (words: string) => {
				this.#words = words;
				onchange();
			},
		};
	}
}
