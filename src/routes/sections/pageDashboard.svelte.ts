import { replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page as pageState } from '$app/state';
import { onDestroy, onMount } from 'svelte';
import { readView } from '$lib/queries/answer';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import type { Question } from '$lib/queries/question';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import { Dashboard } from '$lib/state/dashboard.svelte';
import { readQuestion, writeQuestion } from '$lib/state/filters';
import { useLive } from '$lib/state/live';

/** How long after the last change the address follows, in milliseconds. */
const ADDRESS_DELAY_MS = 200;

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
) {
	const { site, answers } = useLive();
	const view = readView(page.question, unpackRows(page.rows));
	const dashboard = new Dashboard(page.question, view, answers, scope);

	let writing: ReturnType<typeof setTimeout> | undefined;

	/** Asks, then writes the question in the address: a link reproduces what its sender saw. */
	function ask(question: Question): void {
		void dashboard.ask(question);
		// Once the hand rests: an address rewritten at each step of a slider would slow the drawing.
		clearTimeout(writing);
		writing = setTimeout(() => {
			const search = writeQuestion(question, page.question).toString();
			// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
			replaceState(search ? `?${search}` : location.pathname, {});
		}, ADDRESS_DELAY_MS);
	}

	onDestroy(() => clearTimeout(writing));

	onMount(() => {
		const params = pageState.url.searchParams;
		if (params.size === 0) return;
		const asked = readQuestion(params, page.question, {
			years: site.years,
			editions,
		});
		if (JSON.stringify(asked) === JSON.stringify(page.question)) return;
		void dashboard.ask(asked);
	});

	/** Address of a region's page with the same filters. */
	function regionHref(code: string): string {
		const { edition, ...rest } = dashboard.view.paye.question;
		const target = { ...site.byDefault, edition: regionEdition(code, site.byDefault.edition) };
		const search = writeQuestion({ ...rest, edition }, target).toString();
		return resolve('/regions/[code]', { code }) + '/' + (search ? `?${search}` : '');
	}

	/** The edition that a region's page opens with. */
	function regionEdition(code: string, preferred: Edition): Edition {
		const has = (edition: Edition) => site.regions[edition].some((region) => region.code === code);
		return has(preferred) ? preferred : preferred === '2010' ? '2016' : '2010';
	}

	return { dashboard, ask, regionHref };
}
