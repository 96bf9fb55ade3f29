import { resolve } from '$app/paths';
import type { Question } from '$lib/queries/question';
import type { Edition } from '$lib/rules/territory';
import { writeQuestion } from '$lib/state/filters';
import type { SiteData } from '$lib/views/site';

/** The edition that a region's page opens with. */
function regionEdition(site: SiteData, code: string): Edition {
	const preferred = site.byDefault.edition;
	if (site.regions[preferred].some((region) => region.code === code)) return preferred;
	return preferred === '2010' ? '2016' : '2010';
}

/** Address of a region's page with the same filters. */
export function regionHref(site: SiteData, question: Question, code: string): string {
	const target = { ...site.byDefault, edition: regionEdition(site, code) };
	const search = writeQuestion(question, target).toString();
	return resolve('/regions/[code]', { code }) + '/' + (search ? `?${search}` : '');
}

/** Address of a segment's page with the same filters. */
export function segmentHref(site: SiteData, question: Question, code: string): string {
	const search = writeQuestion(question, site.byDefault).toString();
	return resolve('/segments/[code]', { code }) + '/' + (search ? `?${search}` : '');
}
