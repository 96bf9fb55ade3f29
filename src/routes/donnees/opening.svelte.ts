import type { DataIssue } from '$lib/contract/errors';
import { datasetDraft, datasetText } from '$lib/files/datasetDraft';
import type { GivenFile } from '$lib/files/given';
import type { Thousands } from '$lib/contract/sql';
import type { Inspection } from '$lib/files/inspect';
import type { Question } from '$lib/files/readOwn';
import type { Choices } from '$lib/files/ownSource';
import type { OwnClient } from '$lib/own/client';
import type { Kept } from '$lib/own/keptFiles';
import type { EngineUrls, OwnProgress } from '$lib/own/messages';
import { engineUrl } from './engineUrl';
import { keeping } from './keeping.svelte';
import { MatchedTables } from './matchedTables.svelte';
import { ownFiles } from '$lib/state/ownFiles.svelte';
import type { SiteData } from '$lib/views/site';

/** Where the reader is: choosing, the files being looked at, to be confirmed, being read. */
type Phase = 'choose' | 'look' | 'confirm' | 'read';

function engineUrls({ engine }: SiteData): EngineUrls {
	return { module: engineUrl(engine.module), worker: engineUrl(engine.worker) };
}

/** The opening of the reader's files, step by step. */
class Opening {
	phase = $state<Phase>('choose');
	inspection = $state.raw<Inspection | null>(null);
	/** How the tables found stand for those of the contract. */
	readonly matched = new MatchedTables(() => this.inspection?.tables ?? []);
	draft = $state(datasetDraft());
	repair = $state(false);
	/** What the reading asks of the reader, and the answers by table of the contract. */
	questions = $state.raw<readonly Question[]>([]);
	thousands = $state<Record<string, Thousands | 'ecarter'>>({});
	/** Keep the files in this browser once they are open. */
	keep = $state(false);
	progress = $state.raw<OwnProgress | null>(null);
	/** Everything that stopped the last reading. */
	issues = $state.raw<readonly DataIssue[]>([]);
	/** What else went wrong, or that the reader gave up. */
	message = $state<string | null>(null);
	/** What went wrong may not the next time. */
	canRetry = $state(false);
	#client: OwnClient | null = null;
	#given: GivenFile[] = [];
	#turn = 0;
	/** Ends the copy of files to keep. */
	#copy: AbortController | null = null;

	/** Takes more files: one of the same name replaces the first. */
	async give(files: readonly GivenFile[], site: SiteData): Promise<void> {
		if (files.length === 0) return;
		const names = files.map(({ path }) => path);
		const others = this.#given.filter(({ path }) => !names.includes(path));
		await this.#look([...others, ...files], site);
	}

	/** Opens the files that this browser keeps, as the reader had decided for them. */
	async reopen(kept: Kept, site: SiteData): Promise<void> {
		const turn = ++this.#turn;
		try {
			const { openKept } = await import('$lib/own/keptFiles');
			const files = await openKept(kept);
			if (turn === this.#turn && (await this.#look(files, site)))
				await this.#read(kept.choices, site, false);
		} catch (error) {
			// The list first: what is said of it must not stand beside files that are gone.
			await keeping.look();
			if (turn === this.#turn) this.#failed(error, 'choose');
		}
	}

	/** Reads, checks and classifies the files, then shows every page on them. */
	async open(site: SiteData): Promise<void> {
		const { inspection } = this;
		if (!inspection) return;
		const choices: Choices = {
			...this.matched.choices(),
			dataset: inspection.dataset ?? datasetText($state.snapshot(this.draft)),
			repair: this.repair,
			thousands: $state.snapshot(this.thousands),
		};
		await this.#read(choices, site, this.keep);
	}

	/** Looks at files, in the place of those given before. False when it could not, or was given up. */
	async #look(files: GivenFile[], site: SiteData): Promise<boolean> {
		const turn = ++this.#turn;
		this.#given = files;
		this.#forgetFaults();
		this.phase = 'look';
		try {
			const client = await this.#start();
			const { deviceMemory } = navigator as { deviceMemory?: number };
			const inspection = await client.ask<'inspect'>({
				ask: 'inspect',
				files,
				deviceMemory,
				engine: engineUrls(site),
			});
			if (turn !== this.#turn) return false;
			this.inspection = inspection;
			this.matched.start(inspection.matching);
			this.questions = [];
			this.thousands = {};
			this.phase = 'confirm';
			return true;
		} catch (error) {
			if (turn === this.#turn) this.#failed(error, 'choose');
			return false;
		}
	}

	async #read(choices: Choices, site: SiteData, keep: boolean): Promise<void> {
		const turn = ++this.#turn;
		this.#forgetFaults();
		this.phase = 'read';
		try {
			const client = await this.#start();
			const loaded = await client.ask<'load'>({
				ask: 'load',
				choices,
				engine: engineUrls(site),
			});
			const { ownDataset } = await import('$lib/own/ownDataset');
			const dataset = await ownDataset(client, loaded, site);
			if (turn !== this.#turn) return;
			if (keep) {
				this.progress = { step: 'copie', file: null, part: null, records: null };
				const { signal } = (this.#copy = new AbortController());
				await keeping.keep(this.#given, loaded.info.titre, choices, signal);
				if (turn !== this.#turn) return;
			}
			// The worker is the data set's from now on.
			this.#client = null;
			this.reset();
			ownFiles.open(dataset);
		} catch (error) {
			if (turn === this.#turn) this.#failed(error, 'confirm');
		}
	}

	/** Gives the reading up, at once; the files chosen stay chosen. */
	cancel(site: SiteData): void {
		this.#stop();
		this.progress = null;
		if (this.phase === 'read') void this.#look(this.#given, site);
		else this.phase = 'choose';
		// Looking again forgets what was said: this comes after.
		this.message =
			'Lecture annulée. Rien n’a changé\u00a0: les chiffres affichés restent les précédents.';
	}

	/** Does again what has failed, in another worker where it was the first that did. */
	async retry(site: SiteData): Promise<void> {
		if (this.phase === 'confirm') await this.open(site);
		else await this.#look(this.#given, site);
	}

	/** Starts afresh, without any file. */
	reset(): void {
		this.#stop();
		this.#given = [];
		this.inspection = null;
		this.draft = datasetDraft();
		this.repair = false;
		this.questions = [];
		this.thousands = {};
		this.keep = false;
		this.#forgetFaults();
		this.phase = 'choose';
	}

	/** The page is left: a reading goes on without it, what was said has been read. */
	leave(): void {
		if (this.phase !== 'read') this.#forgetFaults();
	}

	#stop(): void {
		this.#turn += 1;
		this.#copy?.abort();
		this.#client?.stop();
		this.#client = null;
	}

	#forgetFaults(): void {
		this.issues = [];
		this.message = null;
		this.canRetry = false;
		this.progress = null;
	}

	async #start(): Promise<OwnClient> {
		if (this.#client) return this.#client;
		const { OwnClient } = await import('$lib/own/client');
		const client = new OwnClient();
		client.onProgress = (progress) => (this.progress = progress);
		return (this.#client = client);
	}

	#failed(error: unknown, phase: Phase): void {
		this.phase = phase;
		this.progress = null;
		if (error instanceof Error && 'asked' in error) {
			this.questions = error.asked as readonly Question[];
			return;
		}
		if (error instanceof Error && 'issues' in error) {
			this.issues = error.issues as readonly DataIssue[];
			return;
		}
		if (this.#client?.ended) {
			this.#stop();
			this.phase = 'choose';
		}
		this.canRetry = this.#given.length > 0;
		this.message = `La lecture s’est arrêtée\u00a0: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}. Recharger la page si cela se répète.`;
	}
}

/**
 * One for all the visits of the page: the reader may look at another page while files are read, and the
 * page may be drawn anew. Never set on the server.
 */
export const opening = new Opening();
