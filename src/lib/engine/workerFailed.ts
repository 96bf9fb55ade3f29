/**
 * Rejects once a worker cannot run: its script is missing, or a host answers a page in its place. The
 * library that talks to it would wait for ever.
 */
export function workerFailed(worker: Worker): Promise<never> {
	const failed = new Promise<never>((_, reject) => {
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			reject(new Error(`le moteur n’a pas démarré (${event.message || 'script absent'})`));
		});
	});
	// Who waits for it hears of it; a failure after that is told by the statement that it stops.
	failed.catch(() => undefined);
	return failed;
}
