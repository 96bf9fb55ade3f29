/** A plain static server, as any host is: files, folders with an index.html, text sent gzipped. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** What is worth compressing, with the type to announce. */
const TEXT = new Map([
	['.html', 'text/html; charset=utf-8'],
	['.js', 'text/javascript; charset=utf-8'],
	['.css', 'text/css; charset=utf-8'],
	['.json', 'application/json; charset=utf-8'],
	['.svg', 'image/svg+xml'],
	['.csv', 'text/csv; charset=utf-8'],
	['.txt', 'text/plain; charset=utf-8'],
	['.arrow', 'application/vnd.apache.arrow.stream'],
]);

/**
 * Gzips the text files of a folder, each once.
 * @param {string} folder
 */
function compressor(folder) {
	/** @type {Map<string, Promise<Buffer | null>>} */
	const done = new Map();
	/** @param {string} file */
	const compress = (file) =>
		readFile(join(folder, file)).then(
			(bytes) => promisify(gzip)(bytes),
			() => null,
		);
	/**
	 * The compressed file behind an address, or null when there is none to compress.
	 * @param {string} address
	 */
	return async function compressed(address) {
		const path = normalize(decodeURIComponent(address.split('?')[0] ?? '/'));
		if (path.includes('..')) return null;
		const file = path.endsWith('/') ? `${path}index.html` : path;
		const type = TEXT.get(extname(file));
		if (!type) return null;
		let bytes = done.get(file);
		if (!bytes) done.set(file, (bytes = compress(file)));
		const found = await bytes;
		return found && { bytes: found, type };
	};
}

/**
 * Serves a built folder; resolves with its address once it listens.
 * @param {string} folder
 * @param {{ port?: number, base?: string, headers?: (path: string) => Record<string, string> }} [options] `base`
 * mounts the site under a sub-path; `headers` gives those of a path, from the root of the site
 */
export async function serve(folder, { port = 0, base = '/', headers = () => ({}) } = {}) {
	const { default: sirv } = await import('sirv');
	const files = sirv(folder, { dev: false, etag: true, gzip: false, brotli: false });
	const compressed = compressor(folder);
	const server = createServer(async (request, response) => {
		const missing = () => {
			response.statusCode = 404;
			response.end('Page introuvable');
		};
		const url = request.url ?? '/';
		if (!url.startsWith(base)) return missing();
		request.url = '/' + url.slice(base.length);
		for (const [name, value] of Object.entries(headers(url.slice(base.length))))
			response.setHeader(name, value);
		const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
		const found = accepts && request.method === 'GET' ? await compressed(request.url) : null;
		if (!found) return files(request, response, missing);
		response.writeHead(200, {
			'Content-Type': found.type,
			'Content-Encoding': 'gzip',
			'Content-Length': found.bytes.byteLength,
			Vary: 'Accept-Encoding',
		});
		response.end(found.bytes);
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
