/** A plain static server, as any host is: files, folders with an index.html, and nothing else. */
import { createServer } from 'node:http';

/**
 * Serves a built folder; resolves with its address once it listens.
 * @param {string} folder
 * @param {{ port?: number, base?: string }} [options] `base` mounts the site under a sub-path
 */
export async function serve(folder, { port = 0, base = '/' } = {}) {
	const { default: sirv } = await import('sirv');
	const files = sirv(folder, { dev: false, etag: true, gzip: false, brotli: false });
	const server = createServer((request, response) => {
		const missing = () => {
			response.statusCode = 404;
			response.end('Page introuvable');
		};
		const url = request.url ?? '/';
		if (!url.startsWith(base)) return missing();
		request.url = '/' + url.slice(base.length);
		files(request, response, missing);
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(undefined));
	});
	const address = server.address();
	const listening = typeof address === 'object' && address ? address.port : port;
	return {
		url: `http://localhost:${listening}${base}`,
		close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
	};
}
