/**
 * Runs `src/command.ts` through Vite's own module runner, so that `.sql?raw` and aliases mean what
 * they mean in the site.
 */
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { runnerImport } = await import('vite');
await runnerImport(`${ROOT}/src/command.ts`, {
	root: ROOT,
	logLevel: 'error',
	configFile: false,
	resolve: { alias: { $lib: `${ROOT}/src/lib`, $data: `${ROOT}/data` } },
});
