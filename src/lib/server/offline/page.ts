import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { BUNDLE, BUNDLE_NAME, STYLES } from './bundle.ts';

/** How SvelteKit fetches the scripts of a page, in the last one that the page holds. */
const FETCHES =
	/Promise\.all\(\[\s*import\("[^"]*"\),\s*import\("[^"]*"\)\s*\]\)\.then\(\(\[kit, app\]\) => \{/;

const INLINE_SCRIPT = /<script>([^]*?)<\/script>/g;

const digestOf = (script: string): string =>
	`'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The script that starts the page waits for the classic one; the page's policy knows it so changed. */
function withBundle(html: string, root: string): string {
	const script = [...html.matchAll(INLINE_SCRIPT)]
		.map(([, text = '']) => text)
		.find((text) => FETCHES.test(text));
	if (script === undefined) return html;
	const changed = script.replace(
		FETCHES,
		`addEventListener('DOMContentLoaded', () => {\nconst { kit, app } = ${BUNDLE_NAME};`,
	);
	return html
		.replace(script, () => changed)
		.replaceAll(digestOf(script), () => digestOf(changed))
		.replace('<style>', () => `<link rel="stylesheet" href="${root}${STYLES}"><style>`)
		.replace('</head>', () => `<script defer src="${root}${BUNDLE}"></script></head>`);
}

/** What a page fetches before it is asked for; its cells are only named. */
function withoutPreloads(html: string): string {
	return html
		.replace(/<link[^>]*rel="after-paint"[^>]*>/g, '')
		.replace(/<link[^>]*rel="preload"[^>]*>/g, (link) =>
			link.includes('data-cells') ? link.replace('rel="preload"', 'rel="alternate"') : '',
		);
}

/**
 * A page of the site as one that opens from its file: links name files, its script is a classic one, and
 * its policy allows the files beside it.
 * @param path of the page from the root of the site: `regions/53/index.html`
 * @param folders paths, from the root, of the folders that hold a page; the root is `.`
 */
export function offlinePage(html: string, path: string, folders: ReadonlySet<string>): string {
	const folder = posix.dirname(path);
	const root = folder === '.' ? './' : '../'.repeat(folder.split('/').length);
	const naming = (link: string, href: string): string => {
		const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
		if (target === '' || /^([a-z]+:|\/)/i.test(target)) return link;
		const reached = posix.join(folder, target).replace(/\/$/, '') || '.';
		if (!folders.has(reached)) return link;
		const file = `${target.replace(/\/$/, '')}/index.html${rest}`;
		return link.replace(`href="${href}"`, () => `href="${file}"`);
	};
	return withoutPreloads(withBundle(html, root))
		.replace(/<a\b[^>]*?\shref="([^"]*)"/g, naming)
		.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (policy) =>
			policy.replaceAll("'self'", "'self' file:"),
		)
		.replace(/<html /, '<html data-offline ')
		.replace(/<body [^>]*>/, '<body data-sveltekit-reload>');
}
