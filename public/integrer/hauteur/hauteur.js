// Shows a chart of this site, named by the address (`?regions/53/evolution/`), and tells its height to the
// page that frames this one, whatever its width becomes.
const frame = document.querySelector('iframe');
const chart = location.search.slice(1);

frame.addEventListener('load', () => {
	const page = frame.contentDocument.documentElement;
	const tell = () => {
		frame.height = page.offsetHeight;
		parent.postMessage({ cap10: page.offsetHeight }, '*');
	};
	new frame.contentWindow.ResizeObserver(tell).observe(page);
});
// A folder of these pages, and nothing else.
if (/^(?:[\w-]+\/)+$/.test(chart)) frame.src = `../${chart}`;
