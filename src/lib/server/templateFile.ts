import type { Template } from '$lib/pages/downloads/template/write';
import { readCodeLists } from '$lib/pages/downloads/template/lists';
import { getSite } from './site';

/** The workbook to fill that the site gives: its editions and its codes, nothing of who publishes. */
export async function siteTemplate(): Promise<Template> {
	const { engine, info } = await getSite();
	const { edition_regions, edition_bassins, lieu, niveau_par_defaut } = info;
	return {
		info: { edition_regions, edition_bassins, lieu, niveau_par_defaut },
		lists: await readCodeLists(engine, info),
	};
}
