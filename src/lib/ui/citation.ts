import { date } from '$lib/format';
import type { SiteInfo } from './site';

/** Stands for the title of a page that is being written: the server knows it once it is whole. */
export const TITLE_MARK = '%titre-de-la-page%';

/** The page that is written, with its own title where it stands for it. */
export function withTitle(html: string): string {
	const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
	return html.replaceAll(TITLE_MARK, () => title);
}

/**
 * The words that cite a page: who, what, which edition. Its address follows them.
 * @param title of the page
 */
export const citation = (info: SiteInfo, title: string): string =>
	[
		info.producteur,
		`«\u00a0${title}\u00a0»`,
		info.titre,
		`édition du ${date(info.date_reference)}`,
	].join(', ');
