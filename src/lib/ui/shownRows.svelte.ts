/** Which rows of a table are shown, in what order: what its reader asked of it, on what it was given. */
import { orderSentence, filterRows, nextOrder, sortRows, type Order } from './order';
import type { Column } from './column';

/** What a reader asked of a table. */
export interface TableView {
	/** Null: the table's own order. */
	order: Order | null;
	/** Words that its rows hold; empty: all of them. */
	words: string;
}

/** What a table is given; read again at each use, for it changes with the page. */
interface GivenRows<Row> {
	readonly columns: readonly Column<Row>[];
	readonly rows: readonly Row[];
	/** The first order; null: as given. The reader's own wins. */
	readonly order: Order | null;
	readonly filterable: boolean;
	/** How many rows are shown until the reader asks for the others. */
	readonly first: number;
}

/** Rows that a table shows first, unless its page says otherwise. */
export const FIRST_ROWS = 12;

/** How many more rows a reader is given at once: a page must not stop for ten thousand of them. */
export const MOST_AT_ONCE = 500;

/** A table that is longer than its first rows by this part of them, or less, is shown whole. */
const A_LITTLE = 0.5;

export class ShownRows<Row> {
	/** What the reader asked for here; undefined until then. */
	private chosen = $state<Order>();
	private written = $state('');
	/** How many rows the reader asked to see. */
	private asked = $state(0);

	/** The order of the rows, null as given. */
	readonly order = $derived.by(() => this.chosen ?? this.given().order);
	/** The words that every row holds; empty for all of them. */
	readonly words = $derived.by(() => (this.given().filterable ? this.written : ''));
	/** Every row kept, in order. */
	readonly rows = $derived.by(() => {
		const { rows, columns } = this.given();
		return sortRows(filterRows(rows, columns, this.words), columns, this.order);
	});
	/** The rows shown: the first ones, until the reader asks for the others. */
	readonly lines = $derived.by(() => {
		const { first } = this.given();
		const shown = Math.max(first, this.asked);
		return this.rows.length <= shown + first * A_LITTLE ? this.rows : this.rows.slice(0, shown);
	});
	/** How many rows are kept and not shown. */
	readonly rest = $derived.by(() => this.rows.length - this.lines.length);
	/** The filter in French, for an export or a tool; empty where there is none. */
	readonly filters = $derived.by(() =>
		this.words === '' ? [] : [`Lignes qui contiennent «\u00a0${this.words}\u00a0»`],
	);

	constructor(private readonly given: () => GivenRows<Row>) {}

	/** The order that the reader asked for, in French; null when the rows come as given. */
	orderSentence(): string | null {
		return orderSentence(this.given().columns, this.chosen ?? null);
	}

	/** What the address must say: what the reader asked for, and nothing of the page's own. */
	get view(): TableView {
		return { order: this.chosen ?? null, words: this.words };
	}

	/** Takes up what the address says. */
	follow({ order, words }: TableView): void {
		this.chosen = order ?? undefined;
		this.written = words;
	}

	/** Sorts by a column, or the other way round. */
	sortBy(column: Column<Row>): void {
		this.chosen = nextOrder(this.given().rows, column, this.order);
	}

	write(words: string): void {
		this.written = words;
	}

	/** Shows the others, or as many of them as a page bears at once. */
	showMore(): void {
		this.asked = this.lines.length + MOST_AT_ONCE;
	}
}
