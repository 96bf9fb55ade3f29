import { count, number } from '$lib/format';
import { Interrupted } from '../importers/interruption';
import type { Fate } from '../importers/report';
import type { ImportResult } from '../importers/importResult';
import type { ImportOptions } from '../importers/workspace';
import { sayFaults } from './faults';
import { ProgressBar } from './progressBar';
import { EXIT, type Terminal } from './terminal';

const FATE_WORDS: Readonly<Record<Fate, string>> = {
	ecarte: 'Écartés',
	fusionne: 'Fusionnés',
	repare: 'Réparés',
	signale: 'Signalés',
};

function euroWords(amount: string | number): string {
	return `${number(Number(amount), 2)}\u00a0€`;
}

function sayResult(result: ImportResult, out: string, dryRun: boolean, terminal: Terminal): void {
	const { files, unit, records, keys, euros, reasons, notes, written } = result;
	for (const { fichier, enregistrements } of files) {
		terminal.out(`${fichier}\u00a0: ${count(enregistrements, 'enregistrement')}`);
	}
	terminal.out('');
	const parts = [
		['Lus', 'read'],
		['Gardés', 'kept'],
		['Fusionnés', 'merged'],
		['Écartés', 'setAside'],
	] as const;
	for (const [label, part] of parts) {
		const words = [count(records[part], 'enregistrement')];
		if (keys && part !== 'merged') words.push(count(keys[part], unit));
		if (euros) words.push(euroWords(euros[part]));
		terminal.out(`${label.padEnd(10)} ${words.join(', ')}`);
	}
	let fate: Fate | undefined;
	for (const { sort, motif, lignes, euros: amount } of reasons) {
		if (sort !== fate) terminal.out(`\n${FATE_WORDS[sort]}`);
		fate = sort;
		const money = amount === null ? '' : ` (${euroWords(amount)})`;
		terminal.out(`  ${number(lignes).padStart(9)}  ${motif}${money}`);
	}
	terminal.out('');
	for (const note of notes) terminal.out(note);
	if (dryRun) terminal.out(`Rien n'a été écrit (--dry-run).`);
	else terminal.out(`Écrits dans ${out}\u00a0: ${written.join(', ')}.`);
	if (written.includes('jeu.json')) {
		terminal.out('À compléter dans jeu.json\u00a0: titre, producteur, source_url.');
	}
}

/** Runs an importer, shows its progress and says what it did. Gives the exit code. */
export async function runImport<Options extends ImportOptions>(
	importer: (options: Options) => Promise<ImportResult>,
	options: Options,
	terminal: Terminal,
): Promise<number> {
	const bar = new ProgressBar(terminal.interactive);
	try {
		const result = await importer({
			...options,
			onProgress: (progress) => bar.update(progress),
		});
		bar.stop();
		sayResult(result, options.out, options.dryRun === true, terminal);
		return EXIT.done;
	} catch (error) {
		bar.stop();
		if (error instanceof Interrupted) {
			terminal.err(error.message);
			return error.code;
		}
		return sayFaults(terminal, error);
	}
}
