import type { View } from '$lib/queries/answer';
import type { Question } from '$lib/queries/question';

/** Where the figures of a page come from: what `Answers` does for most pages. */
export interface AnswerSource<V> {
	/** Whether this question must wait for an engine that does not run yet. */
	waitsForEngine(question: Question): boolean;
	/** @throws {Error} when neither the engine nor a published file can answer */
	ask(question: Question, scope?: string): Promise<V>;
	/** Told what a page shows from its start, before any question. */
	shown?(question: Question, scope?: string): void;
}

/** How long the last figures stay unmarked while an answer is on its way, in milliseconds. */
const PATIENCE_MS = 150;

/**
 * The question that a page shows and its answer. The last figures stay, marked stale, until the new
 * ones come; an answer that comes after a newer question is dropped.
 */
export class Dashboard<V = View> {
	/** What the controls say. */
	question = $state.raw<Question>() as Question;
	/** What the figures answer. */
	view = $state.raw<V>() as V;
	/** The figures drawn are not yet those of the controls. */
	stale = $state(false);
	/** Why the last question has no answer, in French; null when all is well. */
	failure = $state<string | null>(null);
	#latest = 0;

	constructor(
		initial: Question,
		view: V,
		private readonly answers: AnswerSource<V>,
		/** The region of the page, or the nation; undefined: a page that reads every scope. */
		private readonly scope?: string,
	) {
		this.question = initial;
		this.view = view;
		answers.shown?.(initial, scope);
	}

	/** Asks a question; resolves when its figures are drawn or it was overtaken. */
	async ask(question: Question): Promise<void> {
		const turn = ++this.#latest;
		const current = () => turn === this.#latest;
		this.question = question;
		this.failure = null;
		// An answer that comes at once needs no waiting mark: drawing it would cost a frame.
		const patience = this.answers.waitsForEngine(question) ? 0 : PATIENCE_MS;
		const waiting = setTimeout(() => (this.stale = current()), patience);
		try {
			const view = await this.answers.ask(question, this.scope);
			if (!current()) return;
			this.view = view;
			this.stale = false;
		} catch {
			if (!current()) return;
			this.stale = true;
			this.failure =
				'Le moteur de calcul n’a pas démarré : les chiffres affichés restent ceux de la vue précédente.';
		} finally {
			clearTimeout(waiting);
		}
	}
}
