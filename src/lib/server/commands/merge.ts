import { count, number } from '$lib/format';
import { mergeFolders, type MergeOptions, type MergeResult } from '../merge/merge';
import type { Totals } from '../merge/totals';
import { DUPLICATES_FILE } from '../merge/duplicates';
import { UNREADABLE_FILE } from '../merge/merge';
import type { Terminal } from './terminal';
import { loadStep, withProgress } from './withProgress';

const euros = (cents: number) => `${number(cents / 100, 2)}\u00a0€`;

function said({ kept, keptCents, setAside, setAsideCents }: Totals): string {
	const lines = `${count(kept, 'achat')}, ${euros(keptCents)} HT toutes bases`;
	if (setAside === 0) return lines;
	return `${lines} ; ${count(setAside, 'ligne écartée', 'lignes écartées')}, ${euros(setAsideCents)}`;
}

function sayResult(result: MergeResult, options: MergeOptions, terminal: Terminal): void {
	const { folders, total, duplicates, alike, toldApart, unreadable, written } = result;
	const width = Math.max(...folders.map(({ name }) => name.length), 'Réunis'.length);
	for (const { name, totals } of folders) {
		terminal.out(`${name.padEnd(width)}  ${said(totals)}`);
	}
	terminal.out(`${'Réunis'.padEnd(width)}  ${said(total)}`);
	terminal.out('');
	if (duplicates.lines > 0) {
		const { lines, cents } = duplicates;
		const kept = options.duplicates === 'garder';
		const fate = kept
			? 'gardés, à vérifier (--doublons ecarter les ôte)'
			: 'écartés des totaux ci-dessus';
		terminal.out(
			`Doublons entre dossiers\u00a0: ${count(lines, 'achat')}, ${euros(cents)}, ${fate}. Leur liste\u00a0: ${DUPLICATES_FILE}`,
		);
	} else terminal.out('Doublons entre dossiers\u00a0: aucun.');
	for (const [file, rows] of alike) {
		terminal.out(
			`${file}\u00a0: ${count(rows, 'ligne identique', 'lignes identiques')} dans plusieurs dossiers, ${rows === 1 ? 'gardée' : 'gardées'} une fois.`,
		);
	}
	if (toldApart > 0) {
		terminal.out(
			`${count(toldApart, 'identifiant de poste ou de demande', 'identifiants de poste ou de demande')} en double, distingués par le nom du dossier.`,
		);
	}
	if (unreadable > 0) {
		terminal.out(
			`${count(unreadable, 'ligne qui ne se lit pas', 'lignes qui ne se lisent pas')}\u00a0: ${UNREADABLE_FILE}`,
		);
	}
	if (options.dryRun === true) terminal.out(`Rien n'a été écrit (--dry-run).`);
	else terminal.out(`Écrits dans ${options.out}\u00a0: ${written.join(', ')}.`);
}

/** Merges data folders, shows its progress and says what it did. Gives the exit code. */
export async function merge(options: MergeOptions, terminal: Terminal): Promise<number> {
	return withProgress(
		terminal,
		(update) =>
			mergeFolders({
				...options,
				onProgress: (progress) =>
					update(loadStep(progress, (file) => `${progress.dossier}/${file}`)),
			}),
		(result) => sayResult(result, options, terminal),
	);
}
