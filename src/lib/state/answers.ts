import type { Engine } from '$lib/engine/engine';
import { readView, type View } from '$lib/queries/answer';
import { queryApart, type ApartRow } from '$lib/queries/apart';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import { answerName, isUsual, type Question } from '$lib/queries/question';
import type { SegmentRef } from '$lib/queries/reference';
import { querySums, type SumsRow } from '$lib/queries/sums';
import { sumsKey } from '$lib/queries/sumsKey';
import type { AnswerSource } from './dashboard.svelte';
import type { EngineLife } from './engine.svelte';
import { publishedJson } from './live';

/** How many answers of the engine are kept: a reader goes back and forth. About 100 kB each. */
const KEPT = 40;

/** Where answers come from: the engine once it runs, else the files published for usual questions. */
export class Answers implements AnswerSource<View> {
	readonly #published = new Map<string, Promise<SumsRow[]>>();
	readonly #apart = new Map<string, Promise<ApartRow[]>>();
	readonly #computed = new Map<string, Promise<SumsRow[]>>();

	constructor(
		private readonly byDefault: Question,
		private readonly segments: readonly SegmentRef[],
		private readonly life: EngineLife,
		private readonly urlOf: (answerName: string) => string,
	) {}

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
		const usual = isUsual(question, this.byDefault);
		const rows =
			usual && this.life.state !== 'ready'
				? await this.#fetch(answerName(question))
				: await this.#compute(await this.life.start(), question, scope);
		return readView(question, rows);
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
		if (!apart) this.#apart.set(view, (apart = queryApart(engine, question)));
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
