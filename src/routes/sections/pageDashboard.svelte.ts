import { readView } from '$lib/queries/answer';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import type { Question } from '$lib/queries/question';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { Dashboard } from '$lib/state/dashboard.svelte';
import { useLive } from '$lib/state/live';
import { regionLinks } from './hrefs';
import { questionAddress, type AddressExtra } from './questionAddress.svelte';

interface Prerendered {
	question: Question;
	rows: PackedRows;
}

/**
 * The dashboard of a page: born with its prerendered answer, then follows the URL and the controls.
 * To be called while the page's component starts.
 */
export function pageDashboard(
	page: Prerendered,
	scope: string,
	editions: readonly Edition[] = EDITIONS,
	extra?: AddressExtra,
) {
	const { site, answers } = useLive();
	const view = readView(page.question, unpackRows(page.rows));
	const dashboard = new Dashboard(page.question, view, answers, scope);
	const address = questionAddress({
		dashboard,
		byDefault: page.question,
		choices: { years: site.years, editions },
		...(extra && { extra }),
	});
	const links = $derived(regionLinks(site, dashboard.view.paye.question));
	return {
		dashboard,
		ask: address.ask,
		/** Writes in the address what the page itself keeps there. */
		write: address.write,
		/** Address of a region's page with the same filters. */
		regionHref: (code: string) => links(code),
	};
}
