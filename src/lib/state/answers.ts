import type { Engine } from '$lib/engine/engine';
import { readView, type View } from '$lib/queries/answer';
import { neighbours } from '$lib/queries/neighbours';
import { queryApart, type ApartRow } from '$lib/queries/apart';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import { answerName, isUsual, type Question } from '$lib/queries/question';
import type { SegmentRef } from '$lib/queries/reference';
import { querySums, type SumsRow } from '$lib/queries/sums';
import { sumsKey } from '$lib/queries/sumsKey';
import type { AnswerSource } from './dashboard.svelte';
import type { EngineLife } from './engine.svelte';
import { idle } from '$lib/ui/idle';
import { publishedJson } from './live';

/** How many answers of the engine are kept: a reader goes back and forth. About 100 kB each. */
const KEPT = 60;

/** How long after the last question the hand is off the controls, in milliseconds. */
const REST_MS = 400;

/** Where answers come from: the engine once it runs, else the files published for usual questions. */
export class Answers implements AnswerSource<View> {
	readonly #published = new Map<string, Promise<SumsRow[]>>();
	readonly #apart = new Map<string, Promise<ApartRow[]>>();
	readonly #computed = new Map<string, Promise<SumsRow[]>>();
	/** What the page shows: the question and scope last asked. */
	#shown: { question: Question; scope: string | undefined };
	/** Each question ends what was being asked ahead. */
	#turn = 0;

	constructor(
		private readonly byDefault: Question,
		private readonly segments: readonly SegmentRef[],
		private readonly years: readonly number[],
		private readonly life: EngineLife,
		private readonly urlOf: (answerName: string) => string,
	) {
		this.#shown = { question: byDefault, scope: undefined };
	}

	/** Whether this question must wait for an engine that does not run yet. */
	waitsForEngine(question: Question): boolean {
		return this.life.state !== 'ready' && !isUsual(question, this.byDefault);
	}

	/**
	 * @param scope the region whose page asks, or the nation: only its ledger is computed; undefined:
	 * every scope's
	 * @throws {Error} when neither the engine nor a published file can answer
	 */
	async ask(question: Question, scope?: string): Promise<View> {
		this.shown(question, scope);
		const turn = this.#turn;
		setTimeout(() => turn === this.#turn && void this.askAhead(), REST_MS);
		const usual = isUsual(question, this.byDefault);
		const rows =
			usual && this.life.state !== 'ready'
				? await this.#fetch(answerName(question))
				: await this.#compute(await this.life.start(), question, scope);
		return readView(question, rows);
	}

	/** Says what a page shows from its start, before any question. */
	shown(question: Question, scope?: string): void {
		this.#turn += 1;
		this.#shown = { question, scope };
	}

	/**
	 * While the page is idle, asks a running engine what one more move of a control would ask, so that
	 * the answer is there when the hand moves; it also gives the engine's busy code its speed. Ends at the
	 * next question. What fails is asked again, and said, if the reader asks it.
	 */
	async askAhead(): Promise<void> {
		const turn = this.#turn;
		const { question, scope } = this.#shown;
		for (const near of neighbours(question, this.segments, this.years)) {
			await idle();
			if (turn !== this.#turn || this.life.state !== 'ready') return;
			try {
				await this.#compute(await this.life.start(), near, scope);
			} catch {
				return;
			}
		}
	}

	#compute(engine: Engine, question: Question, scope?: string): Promise<SumsRow[]> {
		const key = `${scope ?? ''} ${sumsKey(question, this.segments)}`;
		let rows = this.#computed.get(key);
		if (!rows) {
			rows = this.#query(engine, question, scope);
			rows.catch(() => this.#computed.delete(key));
		}
		// Asked last, dropped last.
		this.#computed.delete(key);
		this.#computed.set(key, rows);
		const oldest = this.#computed.keys().next();
		if (this.#computed.size > KEPT && !oldest.done) this.#computed.delete(oldest.value);
		return rows;
	}

	async #query(engine: Engine, question: Question, scope?: string): Promise<SumsRow[]> {
		// What stands beside the ledger does not depend on the threshold: asked once a view.
		const view = answerName(question);
		let apart = this.#apart.get(view);
		if (!apart) {
			apart = queryApart(engine, question);
			this.#apart.set(view, apart);
			apart.catch(() => this.#apart.delete(view));
		}
		return [...(await querySums(engine, question, scope)), ...(await apart)];
	}

	#fetch(name: string): Promise<SumsRow[]> {
		let found = this.#published.get(name);
		if (!found) {
			found = this.#download(name);
			this.#published.set(name, found);
			found.catch(() => this.#published.delete(name));
		}
		return found;
	}

	async #download(name: string): Promise<SumsRow[]> {
		return unpackRows(await publishedJson<PackedRows>(this.urlOf(name)));
	}
}
