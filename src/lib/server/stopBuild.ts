import { writeSync } from 'node:fs';
import { building } from '$app/environment';
import { DataError } from '$lib/contract/errors';
import { sayFaults } from './commands/faults';
import { systemFault } from './systemFault';

/** Standard error, written at once: the thread that draws the pages ends before its own output goes out. */
const STDERR = 2;

/**
 * Ends the drawing of the pages on a fault of the data or of the machine, said as `npm run check` says it;
 * raises anything else, and everything where no site is being built.
 * @param folder the data folder
 */
export function stopBuild(error: unknown, folder: string): never {
	const fault = systemFault(error, folder) ?? error;
	if (!building || !(fault instanceof DataError)) throw error;
	const say = (line: string) => void writeSync(STDERR, `${line}\n`);
	process.exit(sayFaults({ out: say, err: say, interactive: false }, fault));
}
