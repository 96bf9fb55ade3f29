/** Which folds of a page are open, as its address holds them: `ouvert=acheteurs-contrats`. */
import type { AddressPart } from './addressPart';

const NAME = 'ouvert';

const openNames = (params: URLSearchParams): string[] =>
	(params.get(NAME) ?? '').split('-').filter((name) => name !== '');

/** What of a `<details>` this needs. */
interface Openable {
	open: boolean;
	readonly dataset: DOMStringMap;
}

/**
 * A fold as a part of the address of its page.
 * @param name of letters and digits: a hyphen parts one name from the next
 */
export function foldAddress(details: Openable, name: string): AddressPart {
	let read = false;
	return {
		read(params) {
			const asked = openNames(params).includes(name);
			// What was opened before the page listened is not closed by the first reading.
			if (asked || read) details.open = asked;
			read = true;
		},
		write(params) {
			// Open for the time of a print only: `app.html`.
			if (!details.open || 'printing' in details.dataset) return;
			params.set(NAME, [...openNames(params), name].sort().join('-'));
		},
	};
}

/** Whether a link to `hash` asks for what a fold holds: something inside it, or its section. */
export function isAskedFor(details: Element, hash: string): boolean {
	const id = decodeURIComponent(hash.slice(1));
	if (id === '') return false;
	const target = document.getElementById(id);
	return (
		(target !== null && details.contains(target)) ||
		details.closest('section')?.getAttribute('aria-labelledby') === id
	);
}
