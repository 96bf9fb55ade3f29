import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { datasetText } from '../../support/dataset';
import { fakeTerminal, fixture, Workbench } from '../importers/workbench';
import { main } from '../../../src/cli';

const bench = new Workbench();
afterAll(() => bench.clear());

async function run(...argv: string[]) {
	const terminal = fakeTerminal();
	const code = await main(argv, terminal);
	return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

const PURCHASES = 'id,exercice,departement,acheteur_nom,montant_ht,base_montant\n';

function folder(purchases: string, info = datasetText()): string {
	const place = bench.out();
	bench.file(join(place, 'jeu.json'), info);
	bench.file(join(place, 'achats.csv'), PURCHASES + purchases);
	return place;
}

it('goes quietly where what it says is read no more', () => {
	const { stderr, stdout } = spawnSync('node scripts/cli.mjs check data/demo | head -n 1', {
		shell: true,
		encoding: 'utf8',
	});
	expect(stdout.split('\n')[0]).toContain('achats.csv');
	expect(stderr).toBe('');
});

describe('check', () => {
	afterEach(() => {
		vi.unstubAllEnvs();
	});

	it('gives 0 to a sound folder and says what was read', async () => {
		const { code, said } = await run('check', folder('A1,2012,35,Préfecture,100,paye\n'));
		expect(code).toBe(0);
		expect(said).toContain('lus 1, gardés 1, écartés 0 (UTF-8)');
		expect(said).toContain('Le dossier est lisible\u00a0: 0\u00a0rejet, 0\u00a0avertissement.');
	});

	it('gives 0 when there are only warnings', async () => {
		const { code, said } = await run('check', folder('A1,2012,35,Préfecture,200000000,paye\n'));
		expect(code).toBe(0);
		expect(said).toContain('achats.csv, ligne 2, montant_ht = «\u00a0200000000\u00a0»');
		expect(said).toContain('1\u00a0avertissement.');
	});

	it('gives 1 to a rejected row, the first ones shown and the others counted', async () => {
		const rows = [1, 2, 3, 4, 5].map((n) => `A${n},2012,99999,Préfecture,1,paye\n`).join('');
		const rejects = join(bench.place, 'rejets.csv');
		const { code, said } = await run('check', folder(rows), '--rejets', rejects);
		expect(code).toBe(1);
		expect(said).toContain('lus 5, gardés 0, écartés 5');
		expect(said).toContain(
			'achats.csv, ligne 2, departement = «\u00a099999\u00a0»\u00a0: code inconnu de departements.csv',
		);
		expect(said).toContain('… et 2\u00a0autres de même');
		expect(said).not.toContain('ligne 5');
		expect(readFileSync(rejects, 'utf8').trimEnd().split('\n')).toHaveLength(6);
	});

	it('repairs lost zeros on request', async () => {
		const place = folder('A1,2012,1,Préfecture,100,paye\n');
		const refused = await run('check', place, '--strict');
		expect(refused.code).toBe(1);
		expect(refused.said).toContain('zéro initial perdu');
		expect(refused.said).toContain('(--strict)');
		const repaired = await run('check', place, '--reparer');
		expect(repaired.code).toBe(0);
		expect(repaired.said).toContain('lu «\u00a001\u00a0» (--reparer)');
	});

	it('says everything that makes a folder unreadable at once', async () => {
		const place = folder('', '{}');
		bench.file(join(place, 'achats.csv'), 'id,exercices\n');
		const { code, complained } = await run('check', place);
		expect(code).toBe(1);
		expect(complained).toContain('jeu.json\u00a0: clé «\u00a0titre\u00a0»');
		expect(complained).toContain('«\u00a0exercice\u00a0» manque');
		expect(complained).toContain('«\u00a0montant_ht\u00a0» manque');
	});

	it.each(['0', 'deux', '1.5'])('refuses %s cores in words', async (word) => {
		vi.stubEnv('CAP10_COEURS', word);
		const { code, complained } = await run('check', folder('A1,2012,35,Préfecture,100,paye\n'));
		expect(code).toBe(1);
		expect(complained).toContain(
			`CAP10_COEURS\u00a0: «\u00a0${word}\u00a0»\u00a0: un nombre de cœurs`,
		);
	});

	it('gives 1 to a folder that does not exist', async () => {
		const { code, complained } = await run('check', join(bench.place, 'absent'));
		expect(code).toBe(1);
		expect(complained).toContain('dossier introuvable');
	});
});

describe('import', () => {
	it('makes a folder that the check finds sound', async () => {
		const out = bench.out();
		const structures = await run(
			...['import', 'structures', '--in', fixture('structures.csv'), '--out', out],
		);
		expect(structures.code).toBe(0);
		const decp = await run(
			...['import', 'decp', '--in', fixture('decp-tabulaire.csv'), '--out', out],
			...['--communes', fixture('communes-officielles.csv')],
			...['--acheteurs', fixture('acheteurs.csv')],
		);
		expect(decp.complained).toBe('');
		expect(decp.code).toBe(0);
		expect(decp.said).toContain('Lus        20\u00a0enregistrements, 12\u00a0contrats');
		expect(decp.said).toContain('Écrits dans ' + out);
		expect((await run('check', out)).code).toBe(0);
	});

	it('writes nothing in a dry run', async () => {
		const out = bench.out();
		const { code, said } = await run(
			...['import', 'communes', '--in', fixture('communes-officielles.csv'), '--out', out],
			'--dry-run',
		);
		expect(code).toBe(0);
		expect(said).toContain('--dry-run');
		expect(existsSync(out)).toBe(false);
	});

	it('gives 1 to a fault of the files, and leaves the folder as it was', async () => {
		const out = bench.out();
		await cp('data/demo', out, { recursive: true });
		const before = readFileSync(join(out, 'achats.csv'));
		const { code, complained } = await run(
			...['import', 'decp', '--in', fixture('structures.csv'), '--out', out, '--remplacer'],
		);
		expect(code).toBe(1);
		expect(complained).toContain('colonnes introuvables');
		expect(readFileSync(join(out, 'achats.csv')).equals(before)).toBe(true);
	});
});

describe('words', () => {
	it.each([
		['an unknown option', ['check', 'x', '--vite'], 'option inconnue «\u00a0--vite\u00a0»'],
		['an unknown source', ['import', 'excel'], 'commande inconnue «\u00a0excel\u00a0»'],
		['a missing option', ['import', 'decp', '--in', 'x'], 'option obligatoire absente'],
		['a missing argument', ['check'], 'argument obligatoire absent «\u00a0dossier\u00a0»'],
	])('gives 2 to %s', async (_what, argv, message) => {
		const { code, complained } = await run(...argv);
		expect(code).toBe(2);
		expect(complained).toContain(message);
	});
});
