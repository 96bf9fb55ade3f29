/**
 * Starts `src/cli.ts` through Vite's own module runner, so that `.sql?raw` and aliases mean what
 * they mean in the site.
 */
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${ROOT}/src/cli.ts`, {
	root: ROOT,
	logLevel: 'error',
	configFile: false,
	resolve: { alias: { $lib: `${ROOT}/src/lib`, $data: `${ROOT}/data` } },
});
process.exitCode = await module.main(process.argv.slice(2));
