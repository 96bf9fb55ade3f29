import type { Component } from 'svelte';
import type { PageSource } from '$lib/pages/source';
import type { PackedEntry } from '$lib/views/search/entries';
import type { SiteData } from '$lib/views/site';

/** The reader's own data set, read and classified in this browser. */
export interface OwnDataset {
	site: SiteData;
	source: PageSource;
	/** The workbooks that were read: their paths, and how each is given back with its faults, as XLSX. */
	books: readonly { path: string; returned(): Promise<Uint8Array<ArrayBuffer>> }[];
	/** What the search box looks into. */
	search(): Promise<PackedEntry[]>;
	/** Draws any page of the site on these data; loaded with the files, never before. */
	Pages: Component<OwnPagesProps>;
	/** Says above every page whose files these are. */
	Banner: Component<{ title: string; onclose: () => void }>;
	/** Ends the engine and forgets the files. */
	close(): void;
}

export interface OwnPagesProps {
	own: OwnDataset;
	/** The page asked for: its route, and what the address fills in. */
	route: string;
	params: Readonly<Partial<Record<string, string>>>;
}

/** Where a tab remembers that own files were open: a reload loses them, and must say so. */
const MARK = 'cap10-vos-fichiers';

/**
 * The files that the reader opened instead of the published data, for as long as the page is not
 * reloaded. Nothing of them leaves the browser.
 */
class OwnFiles {
	current = $state.raw<OwnDataset | null>(null);
	/** Title of the data set that a reload has just closed; null when nothing was lost. */
	lost = $state<string | null>(null);

	open(dataset: OwnDataset): void {
		this.current?.close();
		this.current = dataset;
		this.lost = null;
		this.#remember(dataset.site.info.titre);
	}

	/** Back to the published data. */
	close(): void {
		this.current?.close();
		this.current = null;
		this.forget();
	}

	/** Looks, once the page is there, whether a reload closed own files. */
	lookBack(): void {
		if (this.current) return;
		try {
			this.lost = sessionStorage.getItem(MARK);
		} catch {
			// Storage is refused: there is nothing to say.
		}
	}

	/** The reader has read that their files are closed. */
	forget(): void {
		this.lost = null;
		this.#remember(null);
	}

	#remember(title: string | null): void {
		try {
			if (title === null) sessionStorage.removeItem(MARK);
			else sessionStorage.setItem(MARK, title);
		} catch {
			// Storage is refused: a reload will not be told, nothing else changes.
		}
	}
}

/** The one state of own files: the layout and `/donnees/` share it. Never set on the server. */
export const ownFiles = new OwnFiles();
