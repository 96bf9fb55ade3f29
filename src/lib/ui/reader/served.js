// Runs in every page as served, before anything else: it is written into the page as it is.
globalThis.reader = (() => {
	const signs =
		'pointermove pointerdown wheel touchstart scroll keydown focusin input change click'.split(' ');
	const here = new Promise((resolve) => {
		/** @param {any} [event] none when time has passed */
		const seen = (event) => {
			// Not a move: the browser says where a pointer at rest is, once the page is laid out under it.
			if (event?.type === 'pointermove' && event.movementX === 0 && event.movementY === 0) return;
			for (const sign of signs) removeEventListener(sign, seen, true);
			resolve(undefined);
		};
		for (const sign of signs) addEventListener(sign, seen, { capture: true, passive: true });
		setTimeout(seen, 20000);
	});
	// A page in the background paints nothing: it starts after a second all the same.
	const painted = new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve));
		setTimeout(resolve, 1000);
	});

	// What is done before the page listens is kept, and done again once it does.
	const early = new Map();
	/** @param {any} event */
	const keep = ({ type, target }) => {
		// A field of files keeps them by itself, and its value may not be written.
		if (type === 'change' && target.type === 'file') early.set(target, {});
		else if (type === 'change') early.set(target, { value: target.value, checked: target.checked });
		else if (!target.closest('a, summary, label, input, select')) early.set(target, null);
	};
	for (const type of ['change', 'click']) addEventListener(type, keep, true);
	for (const filters of document.querySelectorAll('.bar fieldset'))
		filters.removeAttribute('disabled');

	return {
		here,
		/**
		 * Once the line is free: what will be run when the reader shows up.
		 * @param {string[]} files
		 */
		fetches(files) {
			// Resolved now: once the reader has gone to another page, they would be looked for beside it.
			const addresses = files.map((file) => new URL(file, location.href).href);
			let ahead = true;
			here.then(() => (ahead = false));
			const fetchAll = () => {
				for (const href of ahead ? addresses : [])
					document.head.append(
						Object.assign(document.createElement('link'), { rel: 'prefetch', as: 'script', href }),
					);
			};
			addEventListener('load', () => setTimeout(fetchAll, 3000));
		},
		/** @param {boolean} waits */
		starts: (waits) => (waits && !location.search ? here.then(() => painted) : painted),
		async listens() {
			for (const type of ['change', 'click']) removeEventListener(type, keep, true);
			for (const [target, choice] of early) {
				// One at a time, as a hand does: the page follows each before the next.
				await new Promise((resolve) => setTimeout(resolve));
				if (!choice) {
					for (const type of ['pointerdown', 'click'])
						target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
					continue;
				}
				Object.assign(target, choice);
				for (const type of ['input', 'change'])
					target.dispatchEvent(new Event(type, { bubbles: true }));
			}
		},
	};
})();
