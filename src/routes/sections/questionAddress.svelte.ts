import { replaceState } from '$app/navigation';
import { page as pageState } from '$app/state';
import { onDestroy, onMount } from 'svelte';
import type { Question } from '$lib/queries/question';
import { readQuestion, writeQuestion, type Choices } from '$lib/state/filters';
import { favourSight } from '$lib/state/sight.svelte';
import { wakeAll } from '$lib/ui/later/asleep';

/** How long after the last change the address follows, in milliseconds. */
const ADDRESS_DELAY_MS = 200;

/** What a page keeps in its address beside the question. */
export interface AddressExtra {
	/** Called once in the browser, with the question that the link asks. */
	read(params: URLSearchParams, asked: Question): void;
	/** Adds what differs from the page's default. */
	write(params: URLSearchParams): void;
}

interface Options {
	dashboard: { question: Question; ask(question: Question): Promise<void> };
	/** The page's own default. */
	byDefault: Question;
	choices: Choices;
	extra?: AddressExtra;
}

/**
 * Ties the question of a page to its address: a link reproduces what its sender saw. The address is
 * read once the page lives, and written when the hand rests. To be called while the page's component
 * starts.
 */
export function questionAddress({ dashboard, byDefault, choices, extra }: Options) {
	let writing: ReturnType<typeof setTimeout> | undefined;

	/** Writes the address, once the hand rests: rewritten at each step it would slow the drawing. */
	function write(): void {
		clearTimeout(writing);
		writing = setTimeout(() => {
			const params = writeQuestion(dashboard.question, byDefault);
			extra?.write(params);
			const search = params.toString();
			// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
			replaceState(search ? `?${search}` : location.pathname, {});
		}, ADDRESS_DELAY_MS);
	}

	function ask(question: Question): void {
		wakeAll();
		favourSight();
		void dashboard.ask(question);
		write();
	}

	onDestroy(() => clearTimeout(writing));

	onMount(() => {
		const params = pageState.url.searchParams;
		if (params.size === 0) return;
		// What the address asks may be in any part, and shows before its reader moves.
		wakeAll();
		const asked = readQuestion(params, byDefault, choices);
		extra?.read(params, asked);
		if (JSON.stringify(asked) === JSON.stringify(byDefault)) return;
		void dashboard.ask(asked);
	});

	return { ask, write };
}
