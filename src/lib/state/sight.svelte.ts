/** How long after the last change the hand is off the controls, in milliseconds. */
const REST_MS = 500;

let resting: ReturnType<typeof setTimeout> | undefined;

/** Sections of the page out of the window while a control moves, by the id of their heading. */
let away = $state.raw<readonly (string | null)[]>([]);

function rest(): void {
	clearTimeout(resting);
	delete document.documentElement.dataset['adjusting'];
	away = [];
	removeEventListener('scroll', rest);
	removeEventListener('beforeprint', rest);
}

/**
 * To be called at each change of a control: until the hand rests or the page scrolls, the sections of
 * the page out of the window are not laid out (see `app.css`), and those that read {@link whenSeen}
 * keep their figures, so that those in sight repaint first.
 */
export function favourSight(): void {
	const { dataset } = document.documentElement;
	if (dataset['adjusting'] === undefined) {
		const sections = [...document.querySelectorAll('.stack > section, .stack > .later > section')];
		const out = sections.filter((section) => {
			const { top, bottom } = section.getBoundingClientRect();
			return section.toggleAttribute('data-away', top > innerHeight || bottom < 0);
		});
		away = out.map((section) => section.getAttribute('aria-labelledby'));
		dataset['adjusting'] = '';
		addEventListener('scroll', rest, { passive: true });
		addEventListener('beforeprint', rest);
	}
	clearTimeout(resting);
	resting = setTimeout(rest, REST_MS);
}

/**
 * What a section draws: always the latest when it can be seen, and once the hand rests when it
 * cannot. To be called while its component starts.
 * @param section id of its heading
 * @param latest reads what it draws; all of it at once, so that its parts agree
 */
export function whenSeen<V>(section: string, latest: () => V): { readonly shown: V } {
	let drawn: V | undefined;
	const shown = $derived.by(() => {
		const fresh = latest();
		if (drawn === undefined || !away.includes(section)) drawn = fresh;
		return drawn;
	});
	return {
		get shown() {
			return shown;
		},
	};
}
