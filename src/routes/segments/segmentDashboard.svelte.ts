import { resolve } from '$app/paths';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import type { Question } from '$lib/queries/question';
import { readSegmentAnswer, type SegmentAnswer } from '$lib/queries/segmentAnswer';
import type { SegmentSumsRow } from '$lib/queries/segmentSums';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { Dashboard } from '$lib/state/dashboard.svelte';
import { useLive } from '$lib/state/live';
import { SegmentAnswers } from '$lib/state/segmentAnswers';
import { regionLinks, segmentLinks } from '../sections/hrefs';
import { questionAddress, type AddressExtra } from '../sections/questionAddress.svelte';

interface Prerendered {
	question: Question;
	rows: PackedRows;
}

/**
 * The dashboard of a page of segments: born with its prerendered sums, then follows the URL and the
 * controls. To be called while the page's component starts.
 */
export function segmentDashboard(page: Prerendered, extra?: AddressExtra) {
	const { site, life, json } = useLive();
	const answers = new SegmentAnswers(site.byDefault, life, json, (answer) =>
		resolve('/reponses/segments/[answer].json', { answer }),
	);
	const dashboard = new Dashboard<SegmentAnswer>(
		page.question,
		readSegmentAnswer(page.question, unpackRows<SegmentSumsRow>(page.rows)),
		answers,
		NATION,
	);
	const address = questionAddress({
		dashboard,
		byDefault: page.question,
		choices: { years: site.years, editions: EDITIONS },
		...(extra && { extra }),
	});
	const regions = $derived(regionLinks(site, dashboard.view.question));
	const segments = $derived(segmentLinks(site, dashboard.view.question));
	return {
		dashboard,
		ask: address.ask,
		write: address.write,
		/** Addresses of other pages with the same filters. */
		regionHref: (code: string) => regions(code),
		segmentHref: (code: string) => segments(code),
	};
}
