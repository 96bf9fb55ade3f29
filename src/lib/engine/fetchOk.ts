import { carriedFile, OFFLINE } from './offline';

/**
 * A file of the site. Some hosts answer a page for what they have not: that is no success either.
 * @throws {Error} in French when the answer is not the file
 */
export async function fetchOk(url: string, signal?: AbortSignal): Promise<Response> {
	if (OFFLINE) return carriedFile(url);
	const response = await fetch(url, signal ? { signal } : {});
	if (!response.ok) throw new Error(`${url} : réponse ${response.status}`);
	if (response.headers.get('Content-Type')?.startsWith('text/html')) {
		throw new Error(`${url} : une page a été reçue à la place du fichier`);
	}
	return response;
}
