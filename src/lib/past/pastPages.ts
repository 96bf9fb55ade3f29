import type { Component } from 'svelte';
import { revisionsOf, stagesOfSums } from '$lib/pages/revisions';
import type { Cells } from '$lib/rules/cells';
import type { PastRelease } from '$lib/views/release';
import { isOfSite } from '$lib/views/revisions';
import type { SiteData } from '$lib/views/site';

type Params = Readonly<Partial<Record<string, string>>>;

/** A page of the site on a past release: all its figures are summed from the cells of then. */
interface PastPage {
	Page: Component<{ data: object; params: Params }>;
	data: object;
}

/** What is published today, for the page that compares with it. */
interface Today {
	site: SiteData;
	cells: Cells;
}

type PageData = (opened: PastRelease, params: Params, today: Today) => object | null;

/** Pages that need nothing of a data set but its cells and its reference, by route. */
const PAGE_DATA: Readonly<Record<string, PageData>> = {
	'/regions': () => ({}),
	'/segments': ({ release }) => ({ sources: release.sources }),
	'/segments/[code]': ({ release }, { code = '' }) => {
		const source = release.sources.find((row) => row.code === code);
		return source ? { code, source } : null;
	},
	/** What changed from then to today. */
	'/revisions': ({ release }, _, { site, cells }) => {
		const revisions = revisionsOf(release, site, stagesOfSums(release, cells));
		return { revisions: { ...revisions, rows: revisions.rows.filter(isOfSite) } };
	},
	'/donnees/dictionnaire': () => ({}),
	'/accessibilite': () => ({}),
	'/mentions-legales': () => ({}),
};

const COMPONENTS = import.meta.glob<{ default: Component<{ data: object; params: Params }> }>([
	'/src/routes/regions/+page.svelte',
	'/src/routes/revisions/+page.svelte',
	'/src/routes/segments/**/+page.svelte',
	'/src/routes/donnees/dictionnaire/+page.svelte',
	'/src/routes/accessibilite/+page.svelte',
	'/src/routes/mentions-legales/+page.svelte',
]);

/** The page of a route on a past release; null where the release did not keep what it shows. */
export async function pastPage(
	route: string,
	params: Params,
	opened: PastRelease,
	today: Today,
): Promise<PastPage | null> {
	const path = route.replace(/(.)\/$/, '$1');
	const data = PAGE_DATA[path]?.(opened, params, today);
	const component = COMPONENTS[`/src/routes${path}/+page.svelte`];
	if (!data || !component) return null;
	return { Page: (await component()).default, data };
}
