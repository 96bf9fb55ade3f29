import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const DEMO = resolve('data/demo');
/** Made by nobody but the generator; the README and the generator itself are hand-written. */
const generated = readdirSync(DEMO).filter((name) => /\.csv$|^jeu\.json$/.test(name));

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cap10-demo-'));
	execFileSync(process.execPath, [join(DEMO, 'generate.mjs'), folder]);
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Values of one column of a file whose cells hold no line break. */
function column(file: string, name: string): string[] {
	const [header = '', ...lines] = readFileSync(join(DEMO, file), 'utf8').trimEnd().split('\n');
	const cells = (line: string) =>
		[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
	const at = cells(header).indexOf(name);
	expect(at, `${file}: ${name}`).toBeGreaterThanOrEqual(0);
	return lines.map((line) => cells(line)[at] ?? '');
}

function passesLuhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((total, digit, i) => {
		const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

test('the generator writes the same bytes again', () => {
	expect(readdirSync(folder).sort()).toEqual([...generated].sort());
	for (const name of generated) {
		const same = readFileSync(join(folder, name)).equals(readFileSync(join(DEMO, name)));
		expect(same, `${name} differs: run node data/demo/generate.mjs`).toBe(true);
	}
});

test('the whole weighs 5 MB at most, purchases 4 MB', () => {
	const size = (name: string) => statSync(join(DEMO, name)).size;
	expect(generated.reduce((sum, name) => sum + size(name), 0)).toBeLessThanOrEqual(5_000_000);
	expect(size('achats.csv')).toBeLessThanOrEqual(4_000_000);
	expect(column('achats.csv', 'id').length).toBeLessThanOrEqual(22_000);
});

test('every SIRET is fictitious and passes Luhn, but for the deliberate faults', () => {
	const sirets = [
		...column('structures.csv', 'siret'),
		...column('demandes_fse.csv', 'beneficiaire_siret'),
		...['acheteur_siret', 'fournisseur_siret', 'sous_traitant_siret'].flatMap((name) =>
			column('achats.csv', name),
		),
	].filter((siret) => siret !== '');
	expect(sirets.length).toBeGreaterThan(30_000);
	expect(sirets.filter((siret) => !siret.startsWith('000'))).toEqual([]);
	const faults = sirets.filter((siret) => siret.length !== 14 || !passesLuhn(siret));
	expect(faults.length).toBeGreaterThan(10);
	expect(faults.length).toBeLessThan(50);
});

test('names say that they are invented', () => {
	const invented = /ficti(f|ve)|fictifs|^$/i;
	for (const [file, name] of [
		['achats.csv', 'acheteur_nom'],
		['achats.csv', 'fournisseur_nom'],
		['structures.csv', 'nom'],
		['postes.csv', 'structure_porteuse'],
		['referents.csv', 'service'],
	] as const) {
		expect(column(file, name).filter((value) => !invented.test(value))).toEqual([]);
	}
});

test('jeu.json declares the figures fictitious', () => {
	const jeu: unknown = JSON.parse(readFileSync(join(DEMO, 'jeu.json'), 'utf8'));
	expect(jeu).toMatchObject({ fictif: true, date_reference: '2012-12-31', diffusion: 'public' });
});
