import { scopeOf, type Answer } from '$lib/rules/answer';
import type { Cells } from '$lib/rules/cells';
import type { Question } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';

/** The question that a page shows, and its sums: moving a control sums the cells again, at once. */
export class Dashboard {
	/** What the controls say. */
	question = $state.raw<Question>() as Question;

	/** Paid amounts: the only ones with a verdict. */
	readonly answer: Answer = $derived.by(() => sumCells(this.cells, this.question));
	/** The fiscal year before, at the same question. */
	readonly before: Answer = $derived.by(() =>
		sumCells(this.cells, { ...this.question, year: this.question.year - 1 }),
	);
	/** The same question with public establishments the other way round. */
	readonly otherPerimeter: Answer = $derived.by(() =>
		sumCells(this.cells, {
			...this.question,
			establishments: !this.question.establishments,
		}),
	);
	readonly #awarded: Answer = $derived.by(() => sumCells(this.cells, this.question, 'attribue'));

	constructor(
		private readonly cells: Cells,
		initial: Question,
	) {
		this.question = initial;
	}

	/** Awarded amounts; null where the scope has none in that year. */
	awardedIn(scope: string): Answer | null {
		return scopeOf(this.#awarded, scope).ledger.totalPaid.lines > 0 ? this.#awarded : null;
	}
}
