import type { Engine } from '$lib/engine/engine';
import type { Question } from '$lib/queries/question';
import { querySums } from '$lib/queries/sums';
import { NATION } from '$lib/rules/territory';

/** Times the default question is asked ahead: after that its code is compiled for speed. */
const ROUNDS = 12;

const idle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 });
		else setTimeout(resolve, 50);
	});

/**
 * Asks the default question a few times while the page is idle. A fresh WebAssembly engine answers
 * four times slower at first than once its busy parts are compiled: better before the reader's first
 * control than during it. The answers are thrown away.
 */
export async function warmUp(engine: Engine, question: Question): Promise<void> {
	for (let round = 0; round < ROUNDS; round += 1) {
		await idle();
		await querySums(engine, question, NATION);
	}
}
