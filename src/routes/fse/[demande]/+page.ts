import type { EsfApplication } from '$lib/pages/esf';
import { ownFiles } from '$lib/state/ownFiles.svelte';
import { ASKED_AGAIN } from './askedAgain';
import type { PageLoad } from './$types';

/**
 * Not a load of the server, whose file must be there whatever is open: the applications of own files have
 * no published page, and nothing of them is asked of the site.
 */
export const load: PageLoad = async ({ fetch, params: { demande }, depends }) => {
	depends(ASKED_AGAIN);
	if (ownFiles.current) return { application: null };
	const response = await fetch(`../${demande}.json`);
	return { application: response.ok ? ((await response.json()) as EsfApplication) : null };
};
