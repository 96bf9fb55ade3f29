import type { QueryFault } from '$lib/engine/queryFault';
import { queryFault } from '$lib/engine/queryFault';
import type { Sandbox, SandboxFiles, SandboxResult } from '$lib/engine/sandbox';
import { refusal } from '$lib/engine/statement';
import { once } from '$lib/once';
import type { EngineState } from './engine.svelte';

/** Rows kept of an answer: more would be slow to draw, and no one reads them. */
export const MAX_ROWS = 10_000;

/** An answer, and the statement that it answers. */
export interface Answered extends SandboxResult {
	sql: string;
	/** How long it took, in milliseconds, as the reader waited. */
	ms: number;
}

/** What a reader asks in SQL: the statement, its answer, or what is wrong with it. */
export class Explorer {
	engine = $state<EngineState>('idle');
	loadedBytes = $state(0);
	running = $state(false);
	/** The last statement was stopped by the reader. */
	stopped = $state(false);
	answer = $state.raw<Answered | null>(null);
	fault = $state.raw<QueryFault | null>(null);
	/** Fetches the engine and its tables, before they are asked for. A failure can be tried again. */
	readonly start = once(() => this.#open());
	#stop: AbortController | null = null;

	constructor(
		private readonly load: (onProgress: (bytes: number) => void) => Promise<SandboxFiles>,
	) {}

	async #open(): Promise<Sandbox> {
		this.engine = 'loading';
		try {
			const { Sandbox } = await import('$lib/engine/sandbox');
			const sandbox = new Sandbox(() => this.load((bytes) => (this.loadedBytes = bytes)));
			await sandbox.start();
			this.engine = 'ready';
			return sandbox;
		} catch (cause) {
			this.engine = 'failed';
			throw cause;
		}
	}

	/** Runs a statement; one at a time: a new one stops the last. */
	async run(sql: string): Promise<void> {
		this.#stop?.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.fault = null;
		this.stopped = false;
		const refused = refusal(sql);
		if (refused) {
			this.running = false;
			const before = sql.slice(0, refused.at).split('\n');
			this.fault = {
				message: refused.reason,
				original: refused.reason,
				line: before.length,
				column: (before.at(-1)?.length ?? 0) + 1,
				offset: refused.at,
				length: 1,
			};
			return;
		}
		this.running = true;
		try {
			const sandbox = await this.start();
			const begun = performance.now();
			const result = await sandbox.run(sql, MAX_ROWS, stop.signal);
			if (this.#stop !== stop) return;
			this.answer = { ...result, sql, ms: performance.now() - begun };
		} catch (cause) {
			if (this.#stop !== stop || stop.signal.aborted) return;
			// Without an engine there is nothing wrong with the statement: the page says it.
			if (this.engine !== 'ready') return;
			this.fault = queryFault(sql, cause instanceof Error ? cause.message : String(cause));
		} finally {
			if (this.#stop === stop) this.running = false;
		}
	}

	/** Stops the statement that runs. The last answer stays. */
	cancel(): void {
		this.#stop?.abort();
		this.#stop = null;
		this.running = false;
		this.stopped = true;
	}

	/** Gives back the worker and its memory. */
	close(): void {
		this.#stop?.abort();
		if (this.engine !== 'loading' && this.engine !== 'ready') return;
		void this.start()
			.then((sandbox) => sandbox.close())
			.catch(() => {});
	}
}
