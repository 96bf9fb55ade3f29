import { error } from '@sveltejs/kit';
import { fetchOk } from '$lib/engine/fetchOk';
import { OFFLINE } from '$lib/engine/offline';
import type { EsfApplication } from '$lib/pages/esf';
import { ownFiles } from '$lib/state/ownFiles.svelte';
import type { PageLoad } from './$types';

/**
 * Null while own files are open: their applications have no published page, and their identifiers are not
 * sent to the site. For that it is not a load of the server, which is asked for whatever is open.
 */
export const load: PageLoad = async ({ fetch, params: { demande } }) => {
	if (ownFiles.current) return { application: null };
	const file = `../${demande}.json`;
	const response = await (OFFLINE ? fetchOk(file) : fetch(file));
	if (!response.ok) error(404, 'Demande inconnue');
	return { application: (await response.json()) as EsfApplication };
};
