import { resolve } from '$app/paths';
import type { Question } from '$lib/queries/question';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { writeQuestion } from '$lib/state/filters';
import type { SiteData } from '$lib/views/site';

/** The edition that a region's page opens with. */
function regionEdition(site: SiteData, code: string): Edition {
	const preferred = site.byDefault.edition;
	if (site.regions[preferred].some((region) => region.code === code)) return preferred;
	return preferred === '2010' ? '2016' : '2010';
}

function asked(question: Question, byDefault: Question): string {
	const search = writeQuestion(question, byDefault).toString();
	return search ? `?${search}` : '';
}

/** The address of a page, by its code. */
export type Href = (code: string) => string;

/** Addresses of the regions' pages with the same filters: written once, then given to each region. */
export function regionLinks(site: SiteData, question: Question): Href {
	const pages = resolve('/regions');
	const search = new Map(
		EDITIONS.map((edition) => [edition, asked(question, { ...site.byDefault, edition })]),
	);
	return (code) => `${pages}/${code}/${search.get(regionEdition(site, code)) ?? ''}`;
}

/** Addresses of the segments' pages with the same filters. */
export function segmentLinks(site: SiteData, question: Question): Href {
	const pages = resolve('/segments');
	const search = asked(question, site.byDefault);
	return (code) => `${pages}/${code}/${search}`;
}
