/** `npm start`: installs, builds the site of the data folder, and serves it. */
import { resolve } from 'node:path';
import { fail, prepare, ROOT, run } from './prepare.mjs';

const PORT = Number(process.env.PORT ?? 4173);
const out = resolve(ROOT, process.env.CAP10_OUT ?? 'build');

prepare();
console.log('Construction du site…');
if (run('node', ['scripts/build.mjs']) !== 0) {
	fail(
		'Le site n’a pas été construit : corriger ce qui est signalé ci-dessus, puis relancer npm start.',
	);
}

const { serve } = await import('./serve.mjs');
try {
	const { url } = await serve(out, { port: PORT });
	console.log(`\nCap 10 est servi sur ${url}  (Ctrl+C pour arrêter)\n`);
} catch (error) {
	if (error.code !== 'EADDRINUSE') throw error;
	fail(`Le port ${PORT} est déjà pris : relancer avec un autre, par exemple PORT=4180 npm start.`);
}
