import type { Engine } from '$lib/engine/engine';
import type { EngineAssets } from '$lib/engine/browser';
import { once } from '$lib/once';

export type EngineState = 'idle' | 'loading' | 'ready' | 'failed';

/**
 * The life of the browser's DuckDB: fetched once, when something is asked that needs it: rows, a list
 * at an unusual question, a figure computed again. A failed start is not remembered: `start` tries again.
 */
export class EngineLife {
	state = $state<EngineState>('idle');
	loadedBytes = $state(0);
	/** What went wrong, for the console of whoever looks; the page says it in its own words. */
	reason = $state<string | null>(null);
	/** @throws {Error} when the engine cannot start; the next call begins afresh */
	readonly start = once(() => this.#load());

	constructor(
		private readonly assets: () => EngineAssets,
		readonly totalBytes: number,
	) {}

	async #load(): Promise<Engine> {
		this.state = 'loading';
		this.loadedBytes = 0;
		this.reason = null;
		try {
			const { loadBrowserEngine } = await import('$lib/engine/browser');
			const engine = await loadBrowserEngine({
				assets: this.assets(),
				onProgress: (bytes) => (this.loadedBytes = bytes),
			});
			this.state = 'ready';
			return engine;
		} catch (cause) {
			this.state = 'failed';
			this.reason = cause instanceof Error ? cause.message : String(cause);
			throw cause;
		}
	}
}
