import { getSite } from '$lib/server/site';
import { methodFigures } from './figures';
import { readReferences } from '$lib/pages/references';

export async function load() {
	const site = await getSite();
	return { references: await readReferences(site.engine), figures: methodFigures(site) };
}
