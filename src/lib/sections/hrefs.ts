import { resolve } from '$app/paths';
import type { Question } from '$lib/rules/question';
import { editionOfRegion, EDITIONS } from '$lib/rules/territory';
import { writeQuestion } from '$lib/state/filters';
import type { RegionHref } from '$lib/views/regions';
import type { SiteData } from '$lib/views/site';

function asked(question: Question, byDefault: Question): string {
	const search = writeQuestion(question, byDefault).toString();
	return search ? `?${search}` : '';
}

/** Addresses of the regions' pages with the same filters: written once, then given to each region. */
export function regionLinks(site: SiteData, question: Question): RegionHref {
	const pages = resolve('/regions');
	const search = new Map(
		EDITIONS.map((edition) => [edition, asked(question, { ...site.byDefault, edition })]),
	);
	return (code) =>
		`${pages}/${code}/${search.get(editionOfRegion(site.regions, code, site.byDefault.edition)) ?? ''}`;
}

/** Addresses of the segments' pages with the same filters. */
export function segmentLinks(site: SiteData, question: Question): (code: string) => string {
	const pages = resolve('/segments');
	const search = asked(question, site.byDefault);
	return (code) => `${pages}/${code}/${search}`;
}
