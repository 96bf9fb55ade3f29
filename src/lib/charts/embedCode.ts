/** What a page of another site holds to show a chart of this one. */

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

interface EmbedChoice {
	/** Address of the site, with its last slash. */
	site: string;
	/** Path of the chart's page in the site, with its last slash; empty: the home page. */
	page: string;
	/** Name of the chart on its page. */
	name: string;
	/** Date of the edition to keep, ISO; null: the chart follows the site. */
	edition: string | null;
}

/** Path of a chart among those that other sites may frame. */
const chartPath = ({ page, name, edition }: EmbedChoice): string =>
	`${edition === null ? '' : `${edition}/`}${page}${name}/`;

/** The address of a chart alone: it reads without any script. */
export const embedAddress = (choice: EmbedChoice): string =>
	`${choice.site}integrer/${chartPath(choice)}`;

/**
 * The `<iframe>` to paste.
 * @param height in CSS pixels; the one to begin with where it follows the content
 * @param follows whether a script, in both pages, gives the frame the height of its content
 */
export function embedCode(
	choice: EmbedChoice,
	title: string,
	height: number,
	follows: boolean,
): string {
	const address = follows
		? `${choice.site}integrer/hauteur/?${chartPath(choice)}`
		: embedAddress(choice);
	const frame = `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`;
	if (!follows) return frame;
	const { origin } = new URL(choice.site);
	return `${frame}
<script>
addEventListener('message', function (event) {
	if (event.origin !== '${origin}' || !(event.data.cap10 > 0)) return;
	document.querySelectorAll('iframe[src*="/integrer/hauteur/"]').forEach(function (frame) {
		if (frame.contentWindow === event.source) frame.height = event.data.cap10;
	});
});
</script>`;
}
