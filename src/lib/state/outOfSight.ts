/** How long after the last change the hand is off the controls, in milliseconds. */
const REST_MS = 500;

let resting: ReturnType<typeof setTimeout> | undefined;

function rest(): void {
	clearTimeout(resting);
	delete document.documentElement.dataset['adjusting'];
	removeEventListener('scroll', rest);
}

/**
 * To be called at each change of a control: until the hand rests or the page scrolls, the sections of
 * the page out of the window are not laid out (see `app.css`), so that those in sight repaint first.
 * Their content changes all the same.
 */
export function favourSight(): void {
	const { dataset } = document.documentElement;
	if (dataset['adjusting'] === undefined) {
		for (const section of document.querySelectorAll(
			'.stack > section, .stack > .later > section',
		)) {
			const { top, bottom } = section.getBoundingClientRect();
			section.toggleAttribute('data-away', top > innerHeight || bottom < 0);
		}
		dataset['adjusting'] = '';
		addEventListener('scroll', rest, { passive: true });
	}
	clearTimeout(resting);
	resting = setTimeout(rest, REST_MS);
}
