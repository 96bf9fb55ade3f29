import { resolve } from '$app/paths';

/** Whole address of a file of the engine: a worker resolves relative ones from itself. */
export function engineUrl(file: string): string {
	return new URL(resolve('/moteur/[file]', { file }), location.href).href;
}
