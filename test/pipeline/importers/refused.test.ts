import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError } from '$lib/contract/errors';
import { QueryError } from '$lib/engine/engine';
import { importCommunes } from '$lib/server/importers/communes/import';
import { inputSource } from '$lib/server/importers/inputs';
import { importStructures } from '$lib/server/importers/structures/import';
import { systemFault } from '$lib/server/systemFault';
import { main } from '../../../src/cli';
import { datasetText, issuesOf, ONE_PURCHASE } from '../../support/dataset';
import { fakeTerminal, filesOf, fixture, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

describe('the first bytes of a file', () => {
	const page = '\n<!DOCTYPE html><html><body>Page introuvable</body></html>';
	const cases: [name: string, content: string | Buffer, message: string][] = [
		['vide.csv', '', 'sans même un en-tête\u00a0: l’exporter ou le télécharger de nouveau'],
		['page.csv', page, 'page web'],
		['page.json', page, 'page web'],
		['page.parquet', page, 'page web'],
		['page.csv.gz', page, 'page web'],
		['nu.csv.gz', 'siret,kind\n', 'lui ôter son «\u00a0.gz\u00a0»'],
		['serre.json', gzipSync('{}'), '.json.gz'],
		['faux.parquet', 'siret,kind\n', "ce n'est pas un fichier Parquet"],
		['classeur.csv', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'classeur'],
		['vrai.csv', Buffer.from('PAR1'), '.parquet'],
	];
	it.each(cases)('tell that %s cannot be read', (name, content, message) => {
		const path = bench.file(name, content);
		let fault: unknown;
		try {
			inputSource([path]);
		} catch (error) {
			fault = error;
		}
		expect(fault).toBeInstanceOf(DataError);
		expect((fault as DataError).issues).toEqual([
			{ fichier: path, message: expect.stringContaining(message) as string },
		]);
	});

	it('let sound files of every form pass', () => {
		const sound = [
			bench.file('sain.csv', 'siret,kind\n'),
			bench.file('sain.csv.gz', gzipSync('siret,kind\n')),
			bench.file('sain.json', '\ufeff{"marches":{}}'),
		];
		expect(() => inputSource(sound)).not.toThrow();
	});
});

describe('a file without a row to keep', () => {
	it('stops with what set its rows aside, and writes nothing', async () => {
		const out = bench.out();
		const file = bench.file('sans.csv', 'siret,kind,name\n,EI,A\n,EI,B\n');
		const [issue] = await issuesOf(importStructures({ inputs: [file], out }));
		expect(issue?.message).toBe(
			"aucune structure à garder sur 2\u00a0enregistrements lus, surtout\u00a0: SIRET absent (2\u00a0fois). Rien n'a été écrit\u00a0: vérifier que c’est la bonne source, et que ses colonnes sont celles qu’on croit",
		);
		expect(filesOf(out)).toEqual([]);
	});
});

describe('the folder to fill', () => {
	const communes = [fixture('communes-officielles.csv')];

	it('is refused under a file', async () => {
		const file = bench.file('occupe', 'x');
		const [issue] = await issuesOf(importCommunes({ inputs: communes, out: join(file, 'sous') }));
		expect(issue?.message).toContain('est un fichier');
	});

	it('gets all the files or none', async () => {
		const table = bench.file('moitie/communes.csv', 'à garder');
		const inside = bench.file('moitie/import-rapport-communes.csv/x', 'à garder aussi');
		const out = join(table, '..');
		const [issue] = await issuesOf(importCommunes({ inputs: communes, out, replace: true }));
		expect(issue?.message).toContain('un dossier porte le nom');
		expect(readFileSync(table, 'utf8')).toBe('à garder');
		expect(readFileSync(inside, 'utf8')).toBe('à garder aussi');
		expect(filesOf(out)).toEqual(['communes.csv', 'import-rapport-communes.csv']);
	});
});

describe('a fault of the machine', () => {
	const coded = (code: string) => Object.assign(new Error('no'), { code });
	const cases: [error: unknown, message: string][] = [
		[coded('ENOSPC'), 'disque est plein'],
		[coded('EROFS'), 'écriture refusée'],
		[
			new QueryError('COPY', new Error('Could not write file "x": No space left on device')),
			'disque est plein',
		],
		[
			new QueryError('COPY', new Error('Out of Memory Error: failed to allocate')),
			'mémoire ne suffit pas',
		],
	];
	it.each(cases)('is told in French: %s', (error, message) => {
		expect(systemFault(error, 'dossier')?.issues).toEqual([
			{ fichier: 'dossier', message: expect.stringContaining(message) as string },
		]);
	});

	it('is never made of a fault of the program', () => {
		expect(systemFault(new TypeError('x is undefined'), 'dossier')).toBeNull();
		expect(systemFault(new QueryError('SELEC', new Error('Parser Error')), 'dossier')).toBeNull();
	});

	it('gives 1 with a sentence when the list of rejects cannot be written', async () => {
		const folder = bench.out();
		bench.file(join(folder, 'jeu.json'), datasetText());
		bench.file(join(folder, 'achats.csv'), ONE_PURCHASE);
		const terminal = fakeTerminal();
		expect(await main(['check', folder, '--rejets', folder], terminal)).toBe(1);
		expect(terminal.complained.join('\n')).toContain(`${folder}\u00a0: un dossier porte ce nom`);
	});
});
