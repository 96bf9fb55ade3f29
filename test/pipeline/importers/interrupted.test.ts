import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { filesOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

it('leaves nothing behind when it is interrupted', async () => {
	const header = 'id,acheteur_id,titulaire_id,montant,dateNotification\n';
	const row = (n: number) => `${n},20000000000000,00080001100017,${n},2024-01-01\n`;
	const rows = Array.from({ length: 400_000 }, (_, n) => row(n)).join('');
	const file = bench.file('grand.csv', header + rows);
	const before = filesOf(bench.place);
	const child = spawn(process.execPath, [
		...['scripts/cli.mjs', 'import', 'decp', '--in', file, '--out', bench.out()],
	]);
	const exit = once(child, 'exit');
	const working = () => filesOf(bench.place).some((name) => name.includes('-import-'));
	while (child.exitCode === null && !working()) await setTimeout(20);
	expect(working()).toBe(true);
	child.kill('SIGINT');
	const [code] = (await exit) as [number | null];
	expect(code).toBe(130);
	expect(filesOf(bench.place)).toEqual(before);
}, 60_000);
