import { answerName, isUsual, type Question } from '$lib/queries/question';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import { readSegmentAnswer, type SegmentAnswer } from '$lib/queries/segmentAnswer';
import { querySegmentSums, type SegmentSumsRow } from '$lib/queries/segmentSums';
import type { AnswerSource } from './dashboard.svelte';
import type { EngineLife } from './engine.svelte';
import type { Live } from './live';

/**
 * Where the pages of the segments get their sums: the published file of a usual question, else the
 * engine. A threshold is never asked of either: every segment is in the answer, so that moving it
 * only judges again.
 */
export class SegmentAnswers implements AnswerSource<SegmentAnswer> {
	readonly #known = new Map<string, Promise<readonly SegmentSumsRow[]>>();

	constructor(
		private readonly byDefault: Question,
		private readonly life: EngineLife,
		private readonly json: Live['json'],
		private readonly urlOf: (answerName: string) => string,
	) {}

	/** The question without what does not change its sums. */
	#asked(question: Question): Question {
		const { threshold, borderline } = this.byDefault;
		return { ...question, threshold, borderline };
	}

	waitsForEngine(question: Question): boolean {
		return this.life.state !== 'ready' && !isUsual(this.#asked(question), this.byDefault);
	}

	async ask(question: Question): Promise<SegmentAnswer> {
		const asked = this.#asked(question);
		const published = this.life.state !== 'ready' && isUsual(asked, this.byDefault);
		const key = JSON.stringify([published, asked]);
		let rows = this.#known.get(key);
		if (!rows) {
			rows = published
				? this.#download(answerName(asked))
				: this.life.start().then((engine) => querySegmentSums(engine, asked));
			this.#known.set(key, rows);
			rows.catch(() => this.#known.delete(key));
		}
		return readSegmentAnswer(question, await rows);
	}

	async #download(name: string): Promise<SegmentSumsRow[]> {
		return unpackRows(await this.json<PackedRows>(this.urlOf(name)));
	}
}
