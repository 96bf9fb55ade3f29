/** What the commands need before anything else: a recent Node and the locked packages. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// Who reads may stop reading (`| head`): the work goes on, and says no more.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error) => {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
	});
}

const NEEDED_MAJOR = 20;
const NEEDED_MINOR = 19;

/**
 * Stops with a sentence that says what to do.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
	console.error(`\n${message}\n`);
	process.exit(1);
}

/**
 * Runs a command in the repository and returns its status.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
	const done = spawnSync(command, args, {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		...options,
	});
	if (done.error) fail(`${command} n’a pas pu être lancé : ${done.error.message}`);
	return done.status ?? 1;
}

/**
 * Runs a command beside others; resolves with its status and all that it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ status: number, printed: string }>}
 */
export function runBeside(command, args, env) {
	return new Promise((done) => {
		const child = spawn(command, args, { cwd: ROOT, env, shell: process.platform === 'win32' });
		let printed = '';
		const keep = (/** @type {Buffer} */ piece) => {
			printed += piece.toString();
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) =>
			done({ status: 1, printed: `${command} n’a pas pu être lancé : ${error.message}` }),
		);
		child.on('close', (status) => done({ status: status ?? 1, printed }));
	});
}

function installed() {
	const lock = resolve(ROOT, 'package-lock.json');
	const mark = resolve(ROOT, 'node_modules/.package-lock.json');
	return existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs;
}

/**
 * Checks Node, installs the packages of the lock file when they are missing or older than it, and
 * writes what SvelteKit generates when it is not there yet.
 */
export function prepare() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < NEEDED_MAJOR || (major === NEEDED_MAJOR && minor < NEEDED_MINOR)) {
		fail(
			`Cap 10 demande Node ${NEEDED_MAJOR}.${NEEDED_MINOR} ou plus récent ; celui-ci est le ${process.versions.node}.`,
		);
	}
	if (!installed()) {
		console.log('Installation des paquets (une seule fois)…');
		const status = run('npm', ['ci', '--no-audit', '--no-fund']);
		if (status !== 0)
			fail('L’installation des paquets a échoué : voir le message de npm ci-dessus.');
	}
	// tsconfig.json extends a file that SvelteKit writes: nothing reads TypeScript without it.
	if (existsSync(resolve(ROOT, '.svelte-kit/tsconfig.json'))) return;
	const status = run('npx', ['svelte-kit', 'sync'], { stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) fail('SvelteKit n’a pas pu se préparer : voir son message ci-dessus.');
}
