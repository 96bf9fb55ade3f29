import type { Engine } from '$lib/engine/engine';
import measures from './sql/measures.sql?raw';

/**
 * Makes, from the published tables, the wide tables that questions read: `mesures`,
 * `contrats_lourds`, `rejets_situes`. Run at build after classification, and in the browser once the
 * tables are loaded.
 */
export function prepareQuestions(engine: Engine): Promise<void> {
	return engine.run(measures);
}
