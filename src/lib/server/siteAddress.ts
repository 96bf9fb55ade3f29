import { DataError } from '$lib/contract/errors';

/**
 * The address of the site, with its last slash (`CAP10_URL`); null when it is not said.
 * @throws {DataError} when it is no web address, or has a question or a fragment
 */
export function siteAddress(given = process.env.CAP10_URL): string | null {
	if (!given) return null;
	const url = URL.canParse(given) ? new URL(given) : null;
	if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
		throw new DataError([
			{
				fichier: 'CAP10_URL',
				message: `« ${given} » : écrire l’adresse du site, comme https://exemple.fr/cap10/`,
			},
		]);
	return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
