import type { Answer } from '$lib/queries/answer';
import type { Basis, Question } from '$lib/queries/question';
import type { Answers } from './answers';

/** Answers drawn together: paid spending, and awarded amounts where the data hold some. */
export type View = Readonly<Partial<Record<Basis, Answer>>> & { readonly paye: Answer };

/**
 * The question that a page shows and its answer. The last figures stay, marked stale, until the new
 * ones come; an answer that comes after a newer question is dropped.
 */
export class Dashboard {
	/** What the controls say. */
	question = $state.raw<Question>() as Question;
	/** What the figures answer. */
	view = $state.raw<View>() as View;
	/** The figures drawn are not yet those of the controls. */
	stale = $state(false);
	/** Why the last question has no answer, in French; null when all is well. */
	failure = $state<string | null>(null);
	#latest = 0;

	constructor(
		initial: Question,
		view: View,
		private readonly bases: readonly Basis[],
		private readonly answers: Answers,
	) {
		this.question = initial;
		this.view = view;
	}

	/** Asks a question; resolves when its figures are drawn or it was overtaken. */
	async ask(question: Question): Promise<void> {
		const turn = ++this.#latest;
		this.question = question;
		this.stale = true;
		this.failure = null;
		try {
			const found = await Promise.all(
				this.bases.map((basis) => this.answers.ask({ ...question, basis })),
			);
			if (turn !== this.#latest) return;
			this.view = Object.fromEntries(
				this.bases.map((basis, i) => [basis, found[i]]),
			) as unknown as View;
			this.stale = false;
		} catch {
			if (turn !== this.#latest) return;
			this.failure =
				'Le moteur de calcul n’a pas démarré : les chiffres affichés restent ceux de la vue précédente.';
		}
	}
}
