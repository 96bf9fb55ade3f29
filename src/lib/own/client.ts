import { DataError } from '$lib/contract/errors';
import { QueryError, type Cell, type Engine, type Param } from '$lib/engine/engine';
import { once } from '$lib/once';
import type { Question } from '$lib/files/readOwn';
import type { Maps } from '$lib/pages/maps';
import type { OwnAnswers, OwnProgress, OwnReply, OwnRequest, SentError } from './messages';

/** The reading waits for the reader's answers. */
class OwnQuestions extends Error {
	override readonly name = 'OwnQuestions';

	constructor(readonly asked: readonly Question[]) {
		super('numbers with two readings');
	}
}

function received({ message, issues, asked, sql }: SentError): Error {
	if (asked) return new OwnQuestions(asked);
	if (issues) return new DataError(issues);
	if (sql !== undefined) return new QueryError(sql, new Error(message));
	return new Error(message);
}

interface Waiting {
	resolve(answer: unknown): void;
	reject(error: Error): void;
}

/** The reading was given up, or the browser ended the worker. */
class OwnStopped extends Error {
	override readonly name = 'OwnStopped';
}

/** The page's side of the worker that holds the reader's files. */
export class OwnClient {
	onProgress: (progress: OwnProgress) => void = () => {};
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#asked = 0;
	/** Why the worker answers no more. */
	#ended: Error | null = null;

	constructor() {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.addEventListener('message', ({ data }: MessageEvent<OwnReply>) => {
			if ('progress' in data) return this.onProgress(data.progress);
			const waiting = this.#waiting.get(data.id);
			this.#waiting.delete(data.id);
			if ('error' in data) waiting?.reject(received(data.error));
			else waiting?.resolve(data.answer);
		});
		this.#worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#fail(new Error(event.message || 'le lecteur de fichiers n’a pas démarré'));
		});
	}

	/** @throws {DataError} or {@link QueryError} as the worker met them; {@link OwnStopped} once stopped */
	ask<K extends OwnRequest['ask']>(
		request: Extract<OwnRequest, { ask: K }>,
	): Promise<OwnAnswers[K]> {
		if (this.#ended) return Promise.reject(this.#ended);
		const id = ++this.#asked;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
			this.#worker.postMessage({ id, request });
		});
	}

	/** The worker answers no more: it could not start, or was stopped. */
	get ended(): boolean {
		return this.#ended !== null;
	}

	#fail(error: Error): void {
		this.#ended = error;
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
	}

	/** Ends the reading at once, whatever it is at, and forgets the files. */
	stop(): void {
		this.#worker.terminate();
		this.#fail(new OwnStopped());
	}

	/** The maps of the files, drawn by the worker: the page never waits for them. */
	maps(): Maps {
		return {
			// They may be asked for twice by one page, and are copied each time.
			basins: once(() => this.ask<'basins'>({ ask: 'basins' })),
			regions: (edition) => this.ask<'regions'>({ ask: 'regions', edition }),
		};
	}

	/** The engine that holds the files, once they are loaded. */
	engine(): Engine {
		const refuse = async (): Promise<never> => {
			throw new Error('no file can be given to the engine from the page');
		};
		return {
			kind: 'wasm',
			query: <Row = Record<string, Cell>>(sql: string, params: readonly Param[] = []) =>
				this.ask({ ask: 'query', sql, params }) as Promise<Row[]>,
			run: async (script) => {
				await this.ask({ ask: 'run', script });
			},
			putFile: refuse,
			dropFile: refuse,
			close: async () => this.stop(),
		};
	}
}
