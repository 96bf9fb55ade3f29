import { spawn } from 'node:child_process';

export interface DataSite {
	url: string;
	close(): void;
}

/** An address but for its codes: one page of each kind is enough. */
const kindOf = (path: string) => path.replace(/^(\/\w+\/)[^/]+\//, '$1*/');

/**
 * The pages of a site that cannot be made, among one of each kind that its links lead to. A whole build,
 * which fails on any of them, is tried in `npm run test:long`.
 */
export async function brokenPages({ url }: DataSite): Promise<string[]> {
	const met = new Set(['/']);
	const next = ['/'];
	const broken: string[] = [];
	for (const path of next) {
		const page = new URL(path, url);
		const answer = await fetch(page);
		if (!answer.ok) broken.push(`${path} ${answer.status}`);
		for (const [, href = ''] of (await answer.text()).matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
			const { origin, pathname } = new URL(href, page);
			if (origin !== page.origin || met.has(kindOf(pathname))) continue;
			met.add(kindOf(pathname));
			next.push(pathname);
		}
	}
	if (met.size < 12) broken.push(`only ${[...met].join(' ')} are linked`);
	return broken;
}

/**
 * The site of a data folder, made page by page: building it anew would take half a minute.
 * @param previous the folder of the site published before it, for its editions
 * @param previousData the data folder that site was made from, for what changed line by line
 */
export async function openDataSite(
	data: string,
	previous = '',
	previousData = '',
): Promise<DataSite> {
	const child = spawn(process.execPath, ['test/support/dataServer.mjs'], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			CAP10_DATA: data,
			CAP10_PRECEDENTE: previous,
			CAP10_PRECEDENTE_DONNEES: previousData,
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await new Promise<string>((told, failed) => {
		child.stdout.once('data', (line: Buffer) => told(line.toString().trim()));
		child.once('exit', (status) => failed(new Error(`the server of ${data} ended: ${status}`)));
	});
	return { url, close: () => child.kill() };
}
