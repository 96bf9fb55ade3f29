import type { Engine } from '$lib/engine/engine';
import type { Question } from '$lib/queries/question';
import { EngineLife } from './engine.svelte';

/** The life of an engine that already runs, with the reader's own files. */
export class RunningEngine extends EngineLife {
	constructor(
		private readonly engine: Engine,
		byDefault: Question,
	) {
		super(
			() => {
				throw new Error('the engine already runs');
			},
			0,
			byDefault,
		);
		this.state = 'ready';
	}

	override start(): Promise<Engine> {
		return Promise.resolve(this.engine);
	}
}
