import type { Component } from 'svelte';
import type { PageSource } from '$lib/pages/source';

type Params = Readonly<Partial<Record<string, string>>>;

/** How a page gives its data on the reader's files; null where the files have no such page. */
type PageData = (source: PageSource, params: Params) => Promise<object | null>;

/**
 * The pages recomputed on the reader's files, by route, with the functions that give their data at
 * build. A page that is not here says that it is not recomputed, rather than show published figures.
 */
const PAGE_DATA: Readonly<Record<string, PageData>> = {
	'/': async (source) => (await import('$lib/pages/home')).homePage(source),
	'/regions/[code]': async (source, { code = '' }) =>
		(await import('$lib/pages/region')).regionPage(source, code),
	'/regions': async () => ({}),
	'/segments': async (source) => (await import('$lib/pages/segments')).segmentsPage(source),
	'/segments/[code]': async (source, { code = '' }) =>
		(await import('$lib/pages/segments')).segmentPage(source, code),
	'/facilitateurs': async (source) =>
		(await import('$lib/pages/facilitators')).facilitatorsPage(source),
	'/fse': async (source) => ({ esf: await (await import('$lib/pages/esf')).esfPage(source) }),
	'/fse/[demande]': async (source, { demande = '' }) => {
		const application = await (await import('$lib/pages/esf')).esfApplication(source, demande);
		return application && { application };
	},
	'/fse/precontrole': async (source) => ({
		form: await (await import('$lib/pages/esf')).esfFormPage(source),
	}),
	'/simulateur': async (source) => ({
		simulator: await (await import('$lib/pages/simulator')).simulatorPage(source),
	}),
	'/acheteurs': async (source) => (await import('$lib/pages/buyers')).buyersPage(source),
	'/marches-attribues': async (source) => (await import('$lib/pages/awarded')).awardedPage(source),
	'/methode': async (source) => (await import('$lib/pages/method')).methodPage(source),
	'/donnees': async (source) => (await import('$lib/pages/data')).ownDataPage(source),
	// A reader’s files have no publication before them.
	'/revisions': async () => ({ revisions: null }),
	'/donnees/dictionnaire': async () => ({}),
	// Asks the engine itself, on copies of its tables.
	'/explorer': async () => ({}),
	'/accessibilite': async () => ({}),
	'/mentions-legales': async () => ({}),
};

const COMPONENTS = import.meta.glob<{ default: Component<{ data: object; params: Params }> }>(
	'/src/routes/**/+page.svelte',
);

/** A page ready to be drawn on the reader's files. */
interface DrawnPage {
	Page: Component<{ data: object; params: Params }>;
	data: object;
}

export type OwnPage =
	| DrawnPage
	| 'unknown' /** The files have no such region, segment or application. */
	| 'notRecomputed';

/** The page of a route on the reader's files. @throws when its figures cannot be computed */
export async function ownPage(route: string, params: Params, source: PageSource): Promise<OwnPage> {
	const give = PAGE_DATA[route.replace(/(.)\/$/, '$1')];
	const component = COMPONENTS[`/src/routes${route === '/' ? '' : route}/+page.svelte`];
	if (!give || !component) return 'notRecomputed';
	const [data, { default: Page }] = await Promise.all([give(source, params), component()]);
	return data ? { Page, data } : 'unknown';
}
