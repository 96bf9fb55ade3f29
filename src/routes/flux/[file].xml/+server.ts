import { error } from '@sveltejs/kit';
import { feedName, revisionsFeed } from '$lib/pages/downloads/feed';
import { siteWords } from '$lib/pages/siteWords';
import { getRevisions } from '$lib/server/releases';
import { getSite } from '$lib/server/site';
import { siteAddress } from '$lib/server/siteAddress';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

/** The whole site, and each region of the edition that it opens on. */
async function scopes() {
	const site = await getSite();
	return [null, ...(await siteWords(site)).regions[site.byDefault.edition]];
}

export const entries: EntryGenerator = async () =>
	(await scopes()).map((region) => ({ file: feedName(region?.code ?? null) }));

/** What changed since the publication before, as an Atom feed. */
export const GET: RequestHandler = async ({ params }) => {
	const region = (await scopes()).find((found) => feedName(found?.code ?? null) === params.file);
	if (region === undefined) error(404, 'Flux inconnu');
	const { info } = await getSite();
	const feed = revisionsFeed(info, await getRevisions(), { region, address: siteAddress() });
	return new Response(feed, {
		headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
	});
};
