import { getRevisions } from '$lib/server/releases';
import { isOfSite } from '$lib/views/revisions';
import type { PageServerLoad } from './$types';

/** The segments of each region would be heavy: the file has them, the page the nation's. */
export const load: PageServerLoad = async () => {
	const revisions = await getRevisions();
	return { revisions: revisions && { ...revisions, rows: revisions.rows.filter(isOfSite) } };
};
