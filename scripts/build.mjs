/**
 * `npm run build`: builds the site of the data folder; `-- --hors-ligne`: a copy of it that opens by
 * double-click, and its zip. What stops it is said in French and gives 1 (2: an option that is unknown);
 * the site that stood there stays as it was.
 */
import { parseArgs } from 'node:util';
import { prepare, ROOT } from './prepare.mjs';

/** The option; after a hyphen, what ends the name of the copy's folder. */
const OFFLINE = 'hors-ligne';

function readOptions() {
	try {
		return parseArgs({ options: { [OFFLINE]: { type: 'boolean' } } }).values;
	} catch {
		console.error(
			'Option inconnue : « npm run build » n’a que « -- --hors-ligne », la copie à emporter.',
		);
		return process.exit(2);
	}
}

const offline = readOptions()[OFFLINE] === true;
prepare();
const { build, createLogger, runnerImport } = await import('vite');
// What stops the build is said once, below.
const customLogger = Object.assign(createLogger('warn'), { error: () => undefined });
const out = process.env.CAP10_OUT ?? 'build';

/**
 * A module of the site's server.
 * @param {string} path from `src/lib/server/`
 */
async function serverModule(path) {
	const { module } = await runnerImport(`${ROOT}/src/lib/server/${path}`, {
		root: ROOT,
		logLevel: 'error',
		configFile: false,
		resolve: { alias: { $lib: `${ROOT}/src/lib` } },
	});
	return module;
}

try {
	await build({ root: ROOT, customLogger });
	if (offline) {
		const copy = `${out}-${OFFLINE}`;
		const { makeCopy } = await serverModule('offline/copy.ts');
		await makeCopy(out, copy);
		console.log(`\nCopie à emporter : ${copy}/index.html, et ${copy}.zip`);
	}
} catch (error) {
	const { sayBuildFault } = await serverModule('commands/buildFault.ts');
	process.exitCode = sayBuildFault(error, out);
}
