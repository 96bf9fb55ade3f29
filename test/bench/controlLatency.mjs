/**
 * Measured in the page: milliseconds from an input event on a control to the end of the frame that
 * holds the change. `pick` names the slider, `watch` the element whose text must change.
 * Passed to the browser as it is: it may use nothing from outside.
 * @param {{ pick: string, watch: string, values: number[] }} options
 */
export async function measureControl({ pick, watch, values }) {
	const slider = document.querySelector(pick);
	const watched = document.querySelector(watch);
	if (!(slider instanceof HTMLInputElement) || !watched) throw new Error('control not found');
	const painted = () =>
		new Promise((resolve) => {
			requestAnimationFrame(() => {
				// The message is delivered once the frame's work (style, layout, paint) is done.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now());
				port2.postMessage(null);
			});
		});
	const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
	const times = [];
	for (const value of values) {
		// Not in step with the frames, as a reader's moves are not.
		await pause(120 + Math.random() * 33);
		const changed = new Promise((resolve) => {
			const observer = new MutationObserver(() => {
				observer.disconnect();
				resolve(undefined);
			});
			observer.observe(watched, { childList: true, characterData: true, subtree: true });
		});
		slider.value = String(value);
		const start = performance.now();
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		await changed;
		times.push((await painted()) - start);
	}
	return times;
}

/**
 * Measured in the page, from its navigation on, in milliseconds: when its first figure is painted, and when
 * it has answered a first question, asked as soon as that figure is there. May use nothing from outside.
 * @param {{ pick: string, watch: string, value: number }} options
 */
export async function measureStart({ pick, watch, value }) {
	const frame = () =>
		new Promise((resolve) => {
			requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
		});
	const text = () => document.querySelector(watch)?.textContent?.trim() ?? '';
	while (text() === '') await frame();
	const figure = await frame();
	const before = text();
	const slider = document.querySelector(pick);
	if (!(slider instanceof HTMLInputElement)) throw new Error('control not found');
	slider.value = String(value);
	slider.dispatchEvent(new Event('input', { bubbles: true }));
	while (text() === before) await frame();
	return { figure, answer: await frame() };
}

/** @param {number[]} times @param {number} p */
export function percentile(times, p) {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}
