/** Which rows of a table are shown, in what order: what its reader asked of it, on what it was given. */
import { orderSentence, filterRows, nextOrder, sortRows, type Order } from './order';
import type { Column } from './column';

/** What a table is given; read again at each use, for it changes with the page. */
export interface GivenRows<Row> {
	readonly columns: readonly Column<Row>[];
	readonly rows: readonly Row[];
	/** The order and the words that the page keeps; the reader's own win. */
	readonly order: Order | null;
	readonly words: string;
	readonly filterable: boolean;
	/** Rows of a page; all of them on one when undefined. */
	readonly pageSize: number | undefined;
}

export class ShownRows<Row> {
	/** What the reader asked for here; undefined until then. */
	private chosen = $state<Order>();
	private written = $state<string>();
	private asked = $state(0);

	/** The order of the rows, null as given. */
	readonly order = $derived.by(() => this.chosen ?? this.given().order);
	/** The words that every row holds; empty for all of them. */
	readonly words = $derived.by(() =>
		this.given().filterable ? (this.written ?? this.given().words) : '',
	);
	/** Every row kept, in order. */
	readonly rows = $derived.by(() => this.kept(this.given().rows));
	readonly pages = $derived.by(() => {
		const { pageSize } = this.given();
		return pageSize ? Math.max(1, Math.ceil(this.rows.length / pageSize)) : 1;
	});
	/** The page seen, from 0. */
	readonly page = $derived.by(() => Math.min(this.asked, this.pages - 1));
	/** The rows of that page. */
	readonly lines = $derived.by(() => {
		const { pageSize } = this.given();
		return pageSize ? this.rows.slice(this.page * pageSize, (this.page + 1) * pageSize) : this.rows;
	});
	/** The filter in French, for an export or a tool; empty where there is none. */
	readonly filters = $derived.by(() =>
		this.words === '' ? [] : [`Lignes qui contiennent «\u00a0${this.words}\u00a0»`],
	);

	constructor(private readonly given: () => GivenRows<Row>) {}

	/** Those of `all` that hold the words, in the order of the rows shown. */
	kept(all: readonly Row[]): readonly Row[] {
		const { columns } = this.given();
		return sortRows(filterRows(all, columns, this.words), columns, this.order);
	}

	/** The order in French; null when the rows come as given, or as the page orders them by itself. */
	orderSentence(kept: boolean): string | null {
		return orderSentence(this.given().columns, kept ? this.order : (this.chosen ?? null));
	}

	/** What a link to this view must say: what the reader asked for, and nothing of the page's own. */
	get view(): { order: Order | null; words: string } {
		return { order: this.chosen ?? null, words: this.words };
	}

	/** Takes up what a link says; its order only if it says one. */
	follow({ order, words }: { order: Order | null; words: string }): void {
		if (order) this.chosen = order;
		this.written = words;
	}

	/** Sorts by a column, or the other way round; gives the order that results. */
	sortBy(column: Column<Row>): Order {
		this.chosen = nextOrder(this.given().rows, column, this.order);
		return this.chosen;
	}

	write(words: string): void {
		this.written = words;
	}

	turnTo(page: number): void {
		this.asked = page;
	}
}
