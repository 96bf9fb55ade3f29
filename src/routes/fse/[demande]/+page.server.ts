import { esfPageNames } from '$lib/pages/esf';
import { getSite } from '$lib/server/site';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = async () =>
	(await esfPageNames(await getSite())).map((demande) => ({ demande }));
