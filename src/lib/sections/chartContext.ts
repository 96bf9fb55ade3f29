import type { SiteData } from '$lib/views/site';

/**
 * What every chart of a page says of its figures.
 * @param filters the perimeter and filters as sentences, written on exported pictures
 */
export function chartContext({ info }: Pick<SiteData, 'info'>, filters: readonly string[] = []) {
	return {
		source: info.producteur,
		date: info.date_reference,
		licence: info.licence,
		fictitious: info.fictif,
		filters,
	};
}
