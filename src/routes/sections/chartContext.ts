import type { SiteData } from '$lib/views/site';

/** What every chart of a page says of its figures. */
export function chartContext({ info }: SiteData, stale: boolean) {
	return {
		source: info.producteur,
		date: info.date_reference,
		fictitious: info.fictif,
		stale,
	};
}
