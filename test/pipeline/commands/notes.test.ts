import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { fakeTerminal, Workbench } from '../importers/workbench';
import { main } from '../../../src/cli';

const bench = new Workbench();
afterAll(() => bench.clear());
afterEach(() => vi.unstubAllEnvs());

/** What a run that must write nothing complains of. */
async function complaint(...argv: string[]) {
	const out = join(bench.place, 'sortie');
	const terminal = fakeTerminal();
	const code = await main(['notes', '--out', out, ...argv], terminal);
	expect(existsSync(out)).toBe(false);
	return { code, words: terminal.complained.join('\n') };
}

test('without a browser, the notes say how to get one', async () => {
	vi.stubEnv('CAP10_CHROMIUM', '/nulle/part');
	const { code, words } = await complaint();
	expect(code).toBe(1);
	expect(words).toContain("aucun n'a été trouvé");
	expect(words).toContain('apt-get install chromium-headless-shell');
	expect(words).toContain('CAP10_CHROMIUM=/chemin');
});

test('a folder that is no site, and a format that is none, are refused', async () => {
	vi.stubEnv('CAP10_CHROMIUM', process.execPath);
	expect(await complaint('--site', 'data')).toMatchObject({
		code: 1,
		words: expect.stringContaining('un site construit') as string,
	});
	expect(await complaint('--format', 'odt')).toMatchObject({
		code: 2,
		words: expect.stringContaining('--format') as string,
	});
});
