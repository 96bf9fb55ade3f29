/**
 * `node test/support/dataServer.mjs` answers as the site of the folder `CAP10_DATA` would, with the
 * scripts of the last build: each page is made when it is asked for, by the very code that writes it.
 * Prints its address once it listens.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

const OUTPUT = resolve('.svelte-kit/output');

/** @param {string} file */
const built = (file) => import(pathToFileURL(`${OUTPUT}/server/${file}`).href);

const [{ Server }, { manifest }] = await Promise.all([
	built('index.js'),
	built('manifest-full.js'),
]);
const site = new Server(manifest);
await site.init({
	env: {},
	read: async (file) => new Uint8Array(await readFile(`${OUTPUT}/server/${file}`)).buffer,
});

const scripts = sirv(`${OUTPUT}/client`);
const server = createServer((request, response) => {
	scripts(request, response, async () => {
		const address = `http://${request.headers.host}${request.url}`;
		const answer = await site.respond(new Request(address, { method: request.method }), {
			getClientAddress: () => '127.0.0.1',
		});
		response.writeHead(answer.status, Object.fromEntries(answer.headers));
		response.end(Buffer.from(await answer.arrayBuffer()));
	});
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (address && typeof address === 'object') console.log(`http://localhost:${address.port}/`);
});
