import type { Engine } from '$lib/engine/engine';
import { prepareQuestions } from '$lib/pipeline/measures';
import type { EngineAssets } from '$lib/engine/browser';
import { pageWhole } from '$lib/ui/later/asleep';

export type EngineState = 'idle' | 'loading' | 'ready' | 'failed';

/**
 * The life of the browser's DuckDB: fetched once, when a reader shows up or at the first question
 * that needs it. A failed start is not remembered: `start` tries again.
 */
export class EngineLife {
	state = $state<EngineState>('idle');
	loadedBytes = $state(0);
	/** What went wrong, for the console of whoever looks; the page says it in its own words. */
	reason = $state<string | null>(null);
	#engine: Promise<Engine> | null = null;

	constructor(
		private readonly assets: () => EngineAssets,
		readonly totalBytes: number,
		/** Called each time the engine starts. */
		private readonly onReady: () => void = () => {},
	) {}

	/** @throws {Error} when the engine cannot start; the next call begins afresh */
	start(): Promise<Engine> {
		this.#engine ??= this.#load();
		return this.#engine;
	}

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
			await prepareQuestions(engine);
			this.state = 'ready';
			this.onReady();
			return engine;
		} catch (cause) {
			this.#engine = null;
			this.state = 'failed';
			this.reason = cause instanceof Error ? cause.message : String(cause);
			throw cause;
		}
	}
}

/**
 * Starts the engine once a reader has shown up and the page lives, whole: what they touch answers first.
 * Never by itself when they save data or the link is slow; a question that needs it starts it anyway.
 */
export function startWithReader(life: EngineLife): void {
	const connection = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } })
		.connection;
	if (connection?.saveData || /2g|3g/.test(connection?.effectiveType ?? '')) return;
	// The state says what happened; a page that cannot start the engine stays readable.
	void pageWhole.then(() => life.start()).catch(() => {});
}
