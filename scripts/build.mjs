/**
 * `npm run build`: builds the site of the data folder. What stops it is said in French and gives 1; the
 * site that stood there stays as it was.
 */
import { prepare, ROOT } from './prepare.mjs';

prepare();
const { build, createLogger, runnerImport } = await import('vite');
// What stops the build is said once, below.
const customLogger = Object.assign(createLogger('warn'), { error: () => undefined });
try {
	await build({ root: ROOT, customLogger });
} catch (error) {
	const { module } = await runnerImport(`${ROOT}/src/lib/server/commands/buildFault.ts`, {
		root: ROOT,
		logLevel: 'error',
		configFile: false,
		resolve: { alias: { $lib: `${ROOT}/src/lib` } },
	});
	process.exitCode = module.sayBuildFault(error, process.env.CAP10_OUT ?? 'build');
}
