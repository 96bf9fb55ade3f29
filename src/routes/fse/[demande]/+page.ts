import { error } from '@sveltejs/kit';
import type { EsfApplication } from '$lib/pages/esf';
import { ownFiles } from '$lib/state/ownFiles.svelte';
import type { PageLoad } from './$types';

/**
 * Null while own files are open: their applications have no published page, and their identifiers are not
 * sent to the site. For that it is not a load of the server, which is asked for whatever is open.
 */
export const load: PageLoad = async ({ fetch, params: { demande } }) => {
	if (ownFiles.current) return { application: null };
	const response = await fetch(`../${demande}.json`);
	if (!response.ok) error(404, 'Demande inconnue');
	return { application: (await response.json()) as EsfApplication };
};
