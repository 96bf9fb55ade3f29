/**
 * The copy to carry (`npm run build -- --hors-ligne`): a folder that opens by double-click. From a file, a
 * browser gives a page no other file but a script: what the site fetches comes as scripts, which
 * `server/offline/` writes, and what needs a worker (the engine, own files) is not there.
 */

/** True in the copy; false while pages are written. */
export const OFFLINE =
	typeof document !== 'undefined' && document.documentElement.hasAttribute('data-offline');

/** Why something does not answer in the copy. */
export const NOT_CARRIED =
	'Cette copie s’ouvre sans serveur, donc sans moteur de calcul\u00a0: seul le site en ligne répond à cette demande.';

/** What the copy carries as scripts, each under its name and `.js`, which tell the text to their element. */
const CARRIED = /\.json$/;

/**
 * A file of the copy.
 * @throws {Error} in French when the copy does not carry it
 */
export function carriedFile(url: string): Promise<Response> {
	if (!CARRIED.test(url)) return Promise.reject(new Error(NOT_CARRIED));
	return new Promise((resolve, reject) => {
		const script = document.createElement('script');
		script.addEventListener('carried', (event) =>
			resolve(new Response((event as CustomEvent<string>).detail)),
		);
		script.addEventListener('error', () => reject(new Error(`${url} : absent de cette copie`)));
		script.addEventListener('load', () => script.remove());
		script.src = `${url}.js`;
		document.head.append(script);
	});
}
