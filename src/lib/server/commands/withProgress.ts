import type { LoadProgress } from '$lib/pipeline/loadDataset';
import { Interrupted } from '../importers/interruption';
import { sayFaults } from './faults';
import { ProgressBar, type Step } from './progressBar';
import { EXIT, type Terminal } from './terminal';

/** How far the reading of a data set is, as a step of the bar; `name` shows the file under its folder. */
export function loadStep(progress: LoadProgress, name = (file: string) => file): Step {
	const file = name(progress.fichier);
	if (progress.etape !== 'lecture') return { etape: `contrôle de ${file}` };
	const { octets: fait, total, enregistrements: lignes } = progress;
	return { etape: file, fait, total, lignes };
}

/**
 * Does the work of a command under a progress bar, then says what came of it: its result, its faults, or
 * that it was interrupted. Gives the exit code.
 */
export async function withProgress<Result>(
	terminal: Terminal,
	work: (update: (step: Step) => void) => Promise<Result>,
	say: (result: Result) => void,
): Promise<number> {
	const bar = new ProgressBar(terminal.interactive);
	try {
		const result = await work((step) => bar.update(step));
		bar.stop();
		say(result);
		return EXIT.done;
	} catch (error) {
		bar.stop();
		if (!(error instanceof Interrupted)) return sayFaults(terminal, error);
		terminal.err(error.message);
		return error.code;
	}
}
