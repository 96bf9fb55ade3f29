/** Ids that a component makes for itself: they change from one opening of the page to the next. */
const MADE = /^[sc]\d/;

/** The lasting id nearest to an element: its own, that of what holds it, or that of its heading. */
export function anchorOf(element: Element): string {
	for (let at: Element | null = element; at && !at.matches('main, dialog'); at = at.parentElement) {
		for (const id of [at.id, at.getAttribute('aria-labelledby') ?? ''])
			if (id !== '' && !MADE.test(id)) return id;
	}
	return '';
}

/**
 * The address that shows an element of the page again: the choices in the query, the place in the
 * fragment. A fragment that holds a form (`#etp=1`) already says all and is kept.
 */
export function viewAddress(element: Element): string {
	const url = new URL(location.href);
	if (!url.hash.includes('=')) url.hash = anchorOf(element);
	return url.href;
}
