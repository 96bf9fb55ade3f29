import { count, number } from '$lib/format';
import type { Fate } from '../importers/report';
import type { ImportResult } from '../importers/importResult';
import type { ImportOptions } from '../importers/workspace';
import type { Terminal } from './terminal';
import { withProgress } from './withProgress';

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
	return withProgress(
		terminal,
		(onProgress) => importer({ ...options, onProgress }),
		(result) => sayResult(result, options.out, options.dryRun === true, terminal),
	);
}
