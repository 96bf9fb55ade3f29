import type { Question } from '$lib/queries/question';
import { sentence } from '$lib/state/filters';
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

/** What every export of a page says of its figures, under its own title. */
export function exportContext({ info }: SiteData, question: Question, title: string) {
	return {
		title,
		filters: [sentence(question)],
		date: info.date_reference,
		source: info.producteur,
		licence: info.licence,
		fictitious: info.fictif,
	};
}
