/**
 * Which publication a reader looks at: today's, or a past one, named in the address (`?edition=2012-12-31`).
 * It stays from page to page until another is chosen; an address without one, opened or gone back to,
 * is today's.
 */
import { afterNavigate } from '$app/navigation';
import { onMount, type Component } from 'svelte';
import { pageChanges } from '$lib/ui/later/waking';
import { useAddress } from '$lib/ui/addressPart';
import { openRelease, readRelease, type PastRelease } from '$lib/views/release';
import type { SiteData } from '$lib/views/site';

const NAME = 'edition';

export interface PastPagesProps {
	opened: PastRelease;
	/** The page asked for: its route, and what the address fills in. */
	route: string;
	params: Readonly<Partial<Record<string, string>>>;
}

/** What the address asks that is not today's. */
type Past =
	| { id: string; state: 'loading' | 'unknown' | 'failed'; opened: null; reason?: string }
	| { id: string; state: 'ready'; opened: PastRelease; Pages: Component<PastPagesProps> };

class ReleaseChoice {
	/** The date in the address; null: none, which is today's. */
	chosen = $state<string | null>(null);
	past = $state.raw<Past | null>(null);
	readonly #address = useAddress();

	constructor(
		private readonly site: SiteData,
		private readonly fetchRelease: (id: string) => Promise<unknown>,
		private readonly loadPages: () => Promise<{ default: Component<PastPagesProps> }>,
	) {}

	/** Takes what an address says. */
	readonly arrive = (kept: boolean): void => {
		const asked = new URLSearchParams(location.search).get(NAME);
		if (asked === null && kept) {
			if (this.chosen !== null) this.#address?.changed();
		} else if (asked !== this.chosen) void this.#show(asked);
	};

	/** Shows a release; null: today's, and the address no longer names one. */
	readonly choose = (id: string | null): void => {
		void this.#show(id);
		this.#address?.changed();
	};

	/** Names today's release in the address, or no longer. */
	readonly pin = (): void =>
		this.choose(this.chosen === null ? (this.site.releases[0] ?? null) : null);

	readonly write = (params: URLSearchParams): void => {
		if (this.chosen !== null) params.set(NAME, this.chosen);
	};

	/** The address of a page as it is cited: with the release that is shown, where one is named. */
	readonly cited = (address: string): string => {
		const shown = this.past === null ? this.chosen : this.past.opened && this.past.id;
		if (shown === null) return address;
		const url = new URL(address);
		url.searchParams.set(NAME, shown);
		return url.href;
	};

	async #show(id: string | null): Promise<void> {
		pageChanges();
		this.chosen = id;
		if (id === null || id === this.site.releases[0]) {
			this.past = null;
			return;
		}
		if (!this.site.releases.includes(id)) {
			this.past = { id, state: 'unknown', opened: null };
			return;
		}
		this.past = { id, state: 'loading', opened: null };
		try {
			const [found, { default: Pages }] = await Promise.all([
				this.fetchRelease(id),
				this.loadPages(),
			]);
			const opened = openRelease(readRelease(found), this.site);
			// Another may have been chosen since.
			if (this.chosen === id) this.past = { id, state: 'ready', opened, Pages };
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			if (this.chosen === id) this.past = { id, state: 'failed', opened: null, reason };
		}
	}
}

/** To be called while the layout starts, once its address is there. */
export function releaseChoice(
	site: SiteData,
	...how: [
		fetchRelease: (id: string) => Promise<unknown>,
		/** Draws the pages on a past release; fetched with the first asked for. */
		loadPages: () => Promise<{ default: Component<PastPagesProps> }>,
	]
): ReleaseChoice {
	const choice = new ReleaseChoice(site, ...how);
	const address = useAddress();
	onMount(() => address?.add({ read: () => undefined, write: choice.write }));
	afterNavigate(({ type }) => choice.arrive(type === 'link' || type === 'goto' || type === 'form'));
	return choice;
}
