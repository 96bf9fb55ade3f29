import { getPublication } from '$lib/server/publication';

export const prerender = true;

/** The digest of each file, as `sha256sum -c` checks them in this folder. */
export const GET = async () => {
	const { files } = await getPublication();
	const lines = files.map(
		({ path, sha256 }) =>
			`${sha256}  ${path.replace('telechargements/', '').replace('tables/', '../tables/')}`,
	);
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	});
};
