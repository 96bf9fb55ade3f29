import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { filesIn } from '../filesIn.ts';
import { chartsOf, movedLink, withoutTables } from './figure.ts';
import { EMBED_STYLE, embedPage, latestPage } from './page.ts';

/** Folder of the pages that other sites may frame. */
const FOLDER = 'integrer';

const STYLE = /<style>([^]*?)<\/style>/;

function put(folder: string, path: string, content: string | Uint8Array): void {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

/** Writes a style sheet once, whoever shares it; gives its path. Styles name files from the page's folder. */
function putStyle(site: string, styles: string, page: string): string {
	const text =
		styles.replace(
			/url\((['"]?)(?!data:|#)([^)'"]+)\1\)/g,
			(_, __, url: string) => `url(../${new URL(url, `http://site/${page}`).pathname.slice(1)})`,
		) + EMBED_STYLE;
	const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
	const path = `${FOLDER}/${name}.css`;
	if (!existsSync(join(site, path))) put(site, path, text);
	return path;
}

/** Pages of charts that a site published before keeps for its past editions. */
function keepPast(site: string, previous: string, editions: readonly string[]): void {
	const kept = new RegExp(`^${FOLDER}/(?:(?:${editions.join('|')})/|[0-9a-f]+\\.css$)`);
	if (editions.length === 0) return;
	if (statSync(previous).isDirectory()) {
		const from = join(previous, FOLDER);
		if (!existsSync(from)) return;
		for (const path of filesIn(from).map((path) => `${FOLDER}/${path}`)) {
			if (!kept.test(path) || existsSync(join(site, path))) continue;
			mkdirSync(dirname(join(site, path)), { recursive: true });
			cpSync(join(previous, path), join(site, path));
		}
		return;
	}
	const inside = (name: string) => name.slice(Math.max(0, name.indexOf(`${FOLDER}/`)));
	const entries = unzipSync(new Uint8Array(readFileSync(previous)), {
		filter: ({ name }) => kept.test(inside(name)),
	});
	for (const [name, bytes] of Object.entries(entries))
		if (!existsSync(join(site, inside(name)))) put(site, inside(name), bytes);
}

/**
 * Writes the pages of the charts of a built site, which other sites may frame: one that keeps today's
 * edition, one that leads to the latest. Takes out of the pages what only these show.
 * @param previous folder or zip of the site published before, whose pages of past editions are kept
 */
export function writeEmbeds(site: string, previous?: string): void {
	const index = join(site, 'editions/index.json');
	if (!existsSync(index)) return;
	const { editions } = JSON.parse(readFileSync(index, 'utf8')) as { editions: { id: string }[] };
	const [today, ...past] = editions.map(({ id }) => id);
	if (today === undefined) return;
	for (const path of filesIn(site).filter((path) => posix.basename(path) === 'index.html')) {
		const html = readFileSync(join(site, path), 'utf8');
		if (!html.includes('data-embed=')) continue;
		const page = path.slice(0, -'index.html'.length);
		const [, styles = ''] = STYLE.exec(html) ?? [];
		const style = putStyle(site, styles, page);
		for (const chart of chartsOf(html)) {
			const latest = `${FOLDER}/${page}${chart.name}/`;
			const folder = `${FOLDER}/${today}/${page}${chart.name}/`;
			put(site, `${folder}index.html`, embedPage(chart, { page, folder, style, edition: today }));
			const target = movedLink(`/${folder}`, '', latest);
			put(site, `${latest}index.html`, latestPage(chart.title, target));
		}
		writeFileSync(join(site, path), withoutTables(html));
	}
	if (previous) keepPast(site, previous, past);
}
