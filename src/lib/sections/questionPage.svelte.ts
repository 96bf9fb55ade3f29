import type { Question } from '$lib/rules/question';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { pageAddress } from '$lib/state/address.svelte';
import { Dashboard } from '$lib/state/dashboard.svelte';
import { filterNames, readQuestion, refusedChoices, writeQuestion } from '$lib/state/filters';
import { useShared } from '$lib/state/shared';
import type { AddressPart } from '$lib/ui/addressPart';
import { pageChanges } from '$lib/ui/later/waking';
import { regionLinks, segmentLinks } from './hrefs';

interface Options {
	/** Editions that the page has: a region of one edition has no figures in the other. */
	editions?: readonly Edition[];
	/** The page's own default; the site's otherwise. */
	byDefault?: Question;
	/** What of the question the page does not let the reader change. */
	fixed?: Partial<Question>;
	/** What the page keeps in its address beside the question; read after it. */
	parts?: (dashboard: Dashboard) => readonly AddressPart[];
}

/**
 * A page that answers a question about the indicator: it starts with its default view, then follows its
 * address and its controls. To be called while the page's component starts.
 */
export function questionPage({
	editions = EDITIONS,
	byDefault: given,
	fixed = {},
	parts = () => [],
}: Options = {}) {
	const { site, cells } = useShared();
	const byDefault = given ?? site.byDefault;
	const dashboard = new Dashboard(cells, byDefault);
	/** What the address asks and the page does not have. */
	let refused = $state.raw<readonly string[]>([]);
	const asked: AddressPart = {
		read(params) {
			const choices = { years: site.years, editions };
			const question = readQuestion(params, byDefault, choices);
			refused = refusedChoices(params, question);
			dashboard.question = { ...question, ...fixed };
		},
		write(params) {
			for (const [name, value] of writeQuestion(dashboard.question, byDefault))
				params.set(name, value);
		},
		filters: filterNames(fixed),
	};
	const { changed } = pageAddress(asked, ...parts(dashboard));
	const regions = $derived(regionLinks(site, dashboard.question));
	const segments = $derived(segmentLinks(site, dashboard.question));
	return {
		dashboard,
		byDefault,
		editions,
		ask(question: Question): void {
			pageChanges();
			refused = [];
			dashboard.question = question;
			changed();
		},
		/** To be called after a change of what the page keeps in its address beside the question. */
		changed,
		/** What of its address the page could not follow, as sentences. */
		get refused() {
			return refused;
		},
		/** Addresses of other pages with the same filters: other functions for other filters. */
		get regionHref() {
			return regions;
		},
		get segmentHref() {
			return segments;
		},
	};
}

export type QuestionPage = ReturnType<typeof questionPage>;
