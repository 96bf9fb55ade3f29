import type { Choices } from '$lib/files/ownSource';
import type { GivenFile } from '$lib/files/given';
import type { Kept } from '$lib/own/keptFiles';

/** The files kept in this browser, as the page shows them. */
class Keeping {
	/** Null until it is known. */
	possible = $state<boolean | null>(null);
	kept = $state.raw<Kept | null>(null);
	/** What became of the last keeping or erasing, when the reader must know. */
	said = $state<string | null>(null);

	/** Looks at what this browser can and does keep. */
	async look(): Promise<void> {
		const { canKeep, keptFiles } = await import('$lib/own/keptFiles');
		this.possible = await canKeep();
		this.kept = this.possible ? await keptFiles() : null;
	}

	/** Keeps the files; a failure is said, and changes nothing else. */
	async keep(
		files: readonly GivenFile[],
		title: string,
		choices: Choices,
		signal: AbortSignal,
	): Promise<void> {
		const { keepFiles } = await import('$lib/own/keptFiles');
		this.said = null;
		try {
			await keepFiles(files, { title, choices }, signal);
		} catch (error) {
			if (signal.aborted) return;
			const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
			this.said = `Vos fichiers sont ouverts, mais n’ont pas pu être gardés\u00a0: ${why}.`;
		} finally {
			await this.look();
		}
	}

	async erase(): Promise<void> {
		const { eraseKept } = await import('$lib/own/keptFiles');
		try {
			await eraseKept();
			this.said = 'Les fichiers gardés sont effacés de ce navigateur.';
		} catch {
			this.said =
				'Les fichiers gardés n’ont pas pu être effacés. Fermer les autres onglets du site, puis réessayer.';
		}
		await this.look();
	}
}

/** One for the page, whichever data it shows: opening files draws the page anew. */
export const keeping = new Keeping();
