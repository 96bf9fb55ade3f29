/**
 * Measured in the page: milliseconds that scripts, styles and layout take to repaint the map of basins
 * after another measure is chosen. Passed to the browser as it is: it may use nothing from outside.
 * @param {number} changes how many
 */
export async function measureBasins(changes) {
	const select = [...document.querySelectorAll('select')].find((each) =>
		[...each.options].some(({ value }) => value === 'etp'),
	);
	const map = document.querySelector('svg[data-drawing]');
	if (!select || !map) throw new Error('control not found');
	const times = [];
	for (let i = 0; i < changes; i += 1) {
		select.value = i % 2 === 0 ? 'etp' : 'etat';
		const start = performance.now();
		select.dispatchEvent(new Event('change', { bubbles: true }));
		await Promise.resolve();
		map.getBoundingClientRect();
		times.push(performance.now() - start);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return times;
}
