import { date } from '../../format.ts';
import { movedLink, type EmbeddedChart } from './figure.ts';

/** The policy of these pages: no script, nothing from elsewhere. Whoever may frame them is said by headers. */
const POLICY =
	"default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** What the pages of charts have of their own, after the styles of the page that they come from. */
export const EMBED_STYLE = `
body { margin: 0; padding: 1rem; background: var(--page); }
.embed-defs { position: absolute; width: 0; height: 0; }
.embed-foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; margin: 0.5rem 0 0; font-size: var(--step--1); color: var(--ink-soft); }
.figures { margin-top: var(--space-3); font-size: var(--step--1); }
.figures summary { cursor: pointer; color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; }
.figures .table-box { margin-top: var(--space-2); max-width: 100%; overflow-x: auto; }
`;

interface EmbedPlace {
	/** Path of the page that the chart comes from, with its last slash; empty: the home page. */
	page: string;
	/** Path of the folder that this page of the chart is written in, with its last slash. */
	folder: string;
	/** Path of its style sheet. */
	style: string;
	/** Date of the edition, ISO. */
	edition: string;
}

/** The page of one chart: its figure and its table, without any script. */
export function embedPage(chart: EmbeddedChart, place: EmbedPlace): string {
	const { page, folder, style, edition } = place;
	const moved = (path: string) => movedLink(`/${path}`, '', folder);
	const figure = chart.figure
		.toString()
		.replace(/<!--[^]*?-->/g, '')
		.replace(
			/(<a\b[^>]*?\s)href="([^"]*)"/g,
			(_, before: string, href: string) =>
				`${before}target="_blank" rel="noopener" href="${movedLink(href, page, folder)}"`,
		);
	const defs = chart.defs.map((drawn) => drawn.toString()).join('');
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="robots" content="noindex">
<title>${chart.title}</title>
<link rel="canonical" href="${moved(page)}">
<link rel="icon" href="${moved('favicon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${moved(style)}">
</head>
<body>
${defs === '' ? '' : `<svg class="embed-defs" aria-hidden="true"><defs>${defs}</defs></svg>`}
<main>
${figure}
<p class="embed-foot"><a target="_blank" rel="noopener" href="${moved(page)}">Voir la page de ce graphique</a> <span>Édition du ${date(edition)}</span></p>
</main>
</body>
</html>
`;
}

/** The page that follows the site: it leads to the chart of its latest edition, without any script. */
export function latestPage(title: string, target: string): string {
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${target}">
<title>${title}</title>
</head>
<body><main><h1><a href="${target}">${title}</a></h1></main></body>
</html>
`;
}
