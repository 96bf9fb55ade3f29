/** Measures one folder in a process of its own, so that its peak of memory is its own. */
import { runnerImport } from 'vite';

const [root, folder] = process.argv.slice(2);
const { module } = await runnerImport(`${root}/test/bench/scale/measure.ts`, {
	root,
	logLevel: 'error',
	configFile: false,
	resolve: { alias: { $lib: `${root}/src/lib`, $data: `${root}/data` } },
});
console.log(JSON.stringify(await module.measure(folder)));
