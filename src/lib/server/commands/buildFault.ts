import { systemFault } from '../systemFault';
import { sayFaults } from './faults';
import { consoleTerminal } from './terminal';

/** How SvelteKit says that the thread that draws the pages ended by itself: `stopBuild` has said why. */
const SAID = /Failed with code 1$/m;

/**
 * Says what stopped a build, unless it was said already. Gives the exit code.
 * @param out the folder that was being built
 */
export function sayBuildFault(error: unknown, out: string): number {
	if (error instanceof Error && SAID.test(error.message)) return 1;
	return sayFaults(consoleTerminal, systemFault(error, out) ?? error);
}
