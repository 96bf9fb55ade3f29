import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { filesOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const header = 'id,acheteur_id,titulaire_id,montant,dateNotification\n';
const row = (n: number) => `${n},20000000000000,00080001100017,${n},2024-01-01\n`;

/** Interrupts an import of many rows into `out` while it works; gives how it ended and what it said. */
async function interrupted(out: string, watched: string, signal: NodeJS.Signals) {
	const rows = Array.from({ length: 400_000 }, (_, n) => row(n)).join('');
	const file = bench.file('grand.csv', header + rows);
	const child = spawn(process.execPath, [
		...['scripts/cli.mjs', 'import', 'decp', '--in', file, '--out', out, '--remplacer'],
	]);
	let said = '';
	child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
	const exit = once(child, 'exit');
	const working = () => filesOf(watched).some((name) => name.startsWith('.import-'));
	while (child.exitCode === null && !working()) await setTimeout(20);
	expect(working()).toBe(true);
	child.kill(signal);
	const [code, killed] = (await exit) as [number | null, string | null];
	if (killed !== null) said += ` (${killed})`;
	return { code, said };
}

/** Runs a command to its end. */
async function run(argv: readonly string[]) {
	const [code] = (await once(spawn(process.execPath, argv), 'exit')) as [number | null];
	return { code };
}

describe('an interrupted import', () => {
	it('leaves no folder behind', async () => {
		const before = filesOf(bench.place);
		const { code, said } = await interrupted(join(bench.place, 'a/b'), bench.place, 'SIGINT');
		expect(code).toBe(130);
		expect(said).toContain('Import interrompu\u00a0: rien n’a été écrit.');
		expect(filesOf(bench.place)).toEqual([...before, 'grand.csv']);
	}, 90_000);

	it('leaves as it was the folder that it was to fill', async () => {
		const held = bench.file('dossier/achats.csv', 'à garder');
		const folder = join(held, '..');
		const { code } = await interrupted(folder, folder, 'SIGTERM');
		expect(code).toBe(143);
		expect(filesOf(folder)).toEqual(['achats.csv']);
	}, 90_000);

	it('that was killed leaves nothing that the next one does not remove', async () => {
		const out = join(bench.place, 'tue');
		const { said } = await interrupted(out, bench.place, 'SIGKILL');
		expect(said).toContain('SIGKILL');
		expect(filesOf(bench.place).filter((name) => name.startsWith('.import-'))).toHaveLength(1);
		const small = bench.file('petit.csv', header + row(1));
		const { code } = await run(['scripts/cli.mjs', 'import', 'decp', '--in', small, '--out', out]);
		expect(code).toBe(0);
		expect(filesOf(bench.place).filter((name) => name.startsWith('.import-'))).toEqual([]);
	}, 90_000);
});
