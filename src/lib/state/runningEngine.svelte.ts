import type { Engine } from '$lib/engine/engine';
import { EngineLife } from './engine.svelte';

/** The life of an engine that already runs, with the reader's own files. */
export class RunningEngine extends EngineLife {
	constructor(private readonly engine: Engine) {
		super(() => {
			throw new Error('the engine already runs');
		}, 0);
		this.state = 'ready';
	}

	override readonly start = () => Promise.resolve(this.engine);
}
