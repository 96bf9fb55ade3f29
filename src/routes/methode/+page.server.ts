import { getSite } from '$lib/server/site';
import { readReferences } from './references';

export async function load() {
	const { engine } = await getSite();
	return { references: await readReferences(engine) };
}
