import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importDecp } from '$lib/server/importers/decp/import';
import { issuesOf } from '../../support/dataset';
import { filesOf, fixture, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const given = {
	inputs: [fixture('decp-tabulaire.csv')],
	communes: fixture('communes-zeros-perdus.csv'),
	buyers: fixture('acheteurs.csv'),
	structures: fixture('structures.csv'),
	today: '2026-01-01',
};

describe('what cannot be imported', () => {
	it('names every file that is missing', async () => {
		const issues = await issuesOf(
			importDecp({ inputs: ['nulle-part.csv', '.'], out: bench.out() }),
		);
		expect(issues.map(({ fichier, message }) => `${fichier} : ${message}`)).toEqual([
			'nulle-part.csv : fichier introuvable',
			". : ce n'est pas un fichier",
		]);
	});

	it('names the columns that are missing and leaves nothing behind', async () => {
		const out = bench.out();
		const file = bench.file('autre.csv', 'id,acheteur_id,titulaire_id,Montants,dateNotification\n');
		const [issue] = await issuesOf(importDecp({ inputs: [file], out }));
		expect(issue?.message).toContain('colonne introuvable\u00a0: «\u00a0montant\u00a0»');
		expect(issue?.message).toContain('«\u00a0montant\u00a0» est peut-être «\u00a0Montants\u00a0»');
		expect(existsSync(out)).toBe(false);
		expect(filesOf(bench.place).filter((name) => name.includes('-import-'))).toEqual([]);
	});

	it('leaves alone a folder that already holds purchases', async () => {
		const out = bench.out();
		await importDecp({ ...given, out });
		const before = readFileSync(join(out, 'achats.csv'), 'utf8');
		const [issue] = await issuesOf(importDecp({ ...given, out }));
		expect(issue?.message).toContain('--remplacer');
		expect(readFileSync(join(out, 'achats.csv'), 'utf8')).toBe(before);
	});

	it('refuses a buyers’ table with a level that does not exist', async () => {
		const buyers = bench.file('niveaux.csv', 'siren,niveau\n000800060,royal\n');
		const [issue] = await issuesOf(importDecp({ ...given, buyers, out: bench.out() }));
		expect(issue).toMatchObject({ fichier: buyers, ligne: 2 });
		expect(issue?.message).toContain('etat_central');
	});

	it('writes nothing in a dry run', async () => {
		const out = bench.out();
		const result = await importDecp({ ...given, out, dryRun: true });
		expect(result.written).toEqual([]);
		expect(result.records.kept).toBe(9);
		expect(existsSync(out)).toBe(false);
	});
});

describe('what the publisher should know', () => {
	const head = 'uid,id,acheteur_id,titulaire_id,montant,dateNotification\n';
	const rows = (n: number, day: string) =>
		Array.from({ length: n }, (_, i) => `${day}-${i},${i},20000000000000,1,10,${day}`).join('\n');

	it('is told: how versions are known, and that the last year hardly began', async () => {
		const file = bench.file(
			'mince.csv',
			`${head}${rows(21, '2024-05-01')}\n${rows(2, '2025-01-02')}\n`,
		);
		const { notes } = await importDecp({ inputs: [file], out: bench.out(), today: '2025-02-01' });
		const said = notes.join('\n').replace(/\u00a0/g, ' ');
		expect(said).toContain('la version actuelle d’un contrat est la dernière notifiée');
		expect(said).toContain('Le site s’ouvre sur 2024 (21 contrats, dont 0 de l’État)');
		expect(said).toContain('2025 n’a que 2 contrats');
	});

	it('is not told of a year that is whole enough, nor of one to come', async () => {
		const file = bench.file(
			'plein.csv',
			`${head}${rows(20, '2024-05-01')}\n${rows(2, '2025-01-02')}\n${rows(1, '2027-01-02')}\n`,
		);
		const { notes } = await importDecp({ inputs: [file], out: bench.out(), today: '2025-02-01' });
		expect(notes.join('\n')).not.toContain('Le site s’ouvre');
	});
});
