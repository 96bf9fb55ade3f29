import { DataError } from '$lib/contract/errors';
import { count } from '$lib/format';
import { EXIT, type Terminal } from './terminal';

/** Says everything that stopped a command, file by file. Anything but a data fault goes on up. */
export function sayFaults(terminal: Terminal, error: unknown): number {
	if (!(error instanceof DataError)) throw error;
	terminal.err(`Arrêt\u00a0: ${count(error.issues.length, 'faute', 'fautes')}.`);
	for (const { fichier, ligne, message } of error.issues) {
		const place = ligne === undefined ? fichier : `${fichier}, ligne ${ligne}`;
		terminal.err(`  ${place}\u00a0: ${message}`);
	}
	return EXIT.fault;
}
