/**
 * The longer suite: real public files, where they stand beside the repository. Every expected figure
 * is counted here from the files themselves, in plain JavaScript, apart from the importers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '$lib/geo/parseCsv';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { importCommunes } from '$lib/server/importers/communes/import';
import { importDecp } from '$lib/server/importers/decp/import';
import type { ImportResult } from '$lib/server/importers/importResult';
import { importStructures } from '$lib/server/importers/structures/import';
import { openNative, type NativeEngine } from '$lib/server/native';
import { rowsOf, Workbench } from '../pipeline/importers/workbench';

const REAL = '../shared/real';
const DECP = `${REAL}/decp-2024h2-works.csv`;
const SOURCES = [`${REAL}/structures-siae-2021.csv`, `${REAL}/structures-esat-finess-sample.csv`];
const COMMUNES = `${REAL}/ze2020-communes.csv`;

type Row = Record<string, string>;

function read(path: string): Row[] {
	return parseCsv(readFileSync(path, 'utf8'));
}

function cents(amount: string | undefined): number {
	return Math.round(Number(amount) * 100);
}

function sum(values: Iterable<number>): number {
	return [...values].reduce((total, value) => total + value, 0);
}

/** The first row of each contract's last notified version. */
function currentRows(rows: readonly Row[]): Map<string, Row[]> {
	const byUid = new Map<string, Row[]>();
	for (const row of rows) byUid.set(row.uid ?? '', [...(byUid.get(row.uid ?? '') ?? []), row]);
	for (const [uid, versions] of byUid) {
		const days = versions.map((row) => row.dateNotification ?? '').sort();
		byUid.set(
			uid,
			versions.filter((row) => row.dateNotification === days.at(-1)),
		);
	}
	return byUid;
}

/** Sound SIRETs of a SIREN, by Luhn's key. */
function otherEstablishments(siren: string): string[] {
	const all = Array.from({ length: 1000 }, (_, n) => siren + String(n).padStart(5, '0'));
	return all.filter((siret) => {
		const digits = [...siret].reverse().map((digit, i) => Number(digit) * (1 + (i % 2)));
		return sum(digits.map((digit) => (digit > 9 ? digit - 9 : digit))) % 10 === 0;
	});
}

describe.runIf(existsSync(REAL))('the real files', () => {
	const bench = new Workbench();
	const out = bench.out();
	let engine: NativeEngine;
	let structures: ImportResult;
	let decp: ImportResult;
	let rows: Row[];
	let current: Map<string, Row[]>;
	let sirets: Set<string>;
	beforeAll(async () => {
		structures = await importStructures({ inputs: SOURCES, communes: COMMUNES, out });
		decp = await importDecp({ inputs: [DECP], communes: COMMUNES, out });
		engine = await openNative();
		await loadDataset(engine, folderSource(out));
		await classifyDataset(engine);
		rows = read(DECP);
		current = currentRows(rows);
		sirets = new Set(
			SOURCES.flatMap((path) => read(path).map((row) => row.siret ?? row['ET-SIRET'] ?? '')),
		);
		sirets.delete('');
	});
	afterAll(async () => {
		await engine.close();
		bench.clear();
	});

	it('gives as many contracts as there are uids, each at the amount of its current version', () => {
		const expected = [...current].map(([uid, [first]]) => [uid, cents(first?.montant)]);
		const found = rowsOf(out, 'achats.csv').map(({ id, montant_ht }) => [id, cents(montant_ht)]);
		expect(new Map(found as [string, number][])).toEqual(new Map(expected as [string, number][]));
		expect(decp.keys).toEqual({ read: current.size, kept: current.size, setAside: 0 });
	});

	it('accounts for every record and euro', () => {
		const kept = sum([...current.values()].map(([first]) => cents(first?.montant)));
		const all = sum(rows.map(({ montant }) => cents(montant)));
		expect(decp.records).toEqual({
			read: rows.length,
			kept: current.size,
			merged: rows.length - current.size,
			setAside: 0,
		});
		expect(cents(decp.euros?.read)).toBe(all);
		expect(cents(decp.euros?.kept)).toBe(kept);
		expect(cents(decp.euros?.merged)).toBe(all - kept);
	});

	it('leaves every kept euro in the awarded ledger', async () => {
		const kept = sum([...current.values()].map(([first]) => cents(first?.montant)));
		const found = await engine.query(
			'SELECT base_montant, sum(montant) AS cts FROM cube GROUP BY 1',
		);
		expect(found).toEqual([{ base_montant: 'attribue', cts: kept }]);
	});

	it('tells the buyers of the State, and takes a level from the SIREN only to be confirmed', async () => {
		const bySiren = (siren: string) =>
			/^1[127]/.test(siren)
				? 'etat'
				: /^1[389]/.test(siren)
					? 'etablissement_public'
					: siren.startsWith('2')
						? 'local'
						: 'autre';
		const guessed = rowsOf(out, 'import-acheteurs.csv').filter(
			({ a_confirmer }) => a_confirmer === 'oui',
		);
		expect(guessed.map(({ siren, niveau }) => [siren, niveau])).toEqual(
			guessed.map(({ siren = '' }) => [siren, bySiren(siren)]),
		);
		const state = [...current.values()].filter(([first]) =>
			/^1[127]/.test(first?.acheteur_id ?? ''),
		);
		const found = await engine.query<{ n: number }>(
			"SELECT count(*) AS n FROM achats WHERE acheteur_niveau IN ('etat', 'etat_central', 'etat_deconcentre')",
		);
		expect(found).toEqual([{ n: state.length }]);
	});

	it('keeps one structure per SIRET and kind', () => {
		const first = read(SOURCES[0] ?? '');
		// Two of its SIRET were rounded by a spreadsheet: no establishment has the number 00000.
		const rounded = first.filter(({ siret }) => siret?.endsWith('00000'));
		expect(rounded).toHaveLength(2);
		const sound = first.filter((row) => !rounded.includes(row));
		const pairs = new Set(sound.map(({ siret, kind }) => `${siret} ${kind}`));
		const esat = read(SOURCES[1] ?? '').map((row) => row['ET-SIRET'] ?? '');
		for (const siret of esat) if (siret) pairs.add(`${siret} ESAT`);
		const found = rowsOf(out, 'structures.csv').map(({ siret, type }) => `${siret} ${type}`);
		expect(new Set(found)).toEqual(pairs);
		expect(found).toHaveLength(pairs.size);
		expect(structures.records.setAside).toBe(
			esat.filter((siret) => siret === '').length + rounded.length,
		);
		const kinds = new Map<string, Set<string>>();
		for (const { siret = '', kind = '' } of first) {
			kinds.set(siret, (kinds.get(siret) ?? new Set()).add(kind));
		}
		expect([...kinds.values()].filter(({ size }) => size > 1)).toHaveLength(12);
	});

	it('counts the structures that hold a contract by their SIRET, groups to be reviewed', async () => {
		const alone: string[] = [];
		const grouped: string[] = [];
		for (const [uid, versions] of current) {
			const holders = new Set(versions.map(({ titulaire_id }) => titulaire_id ?? ''));
			if (![...holders].some((holder) => sirets.has(holder))) continue;
			(holders.size > 1 ? grouped : alone).push(uid);
		}
		const counted = await engine.query<{ id: string }>(
			'SELECT id FROM lignes JOIN achats USING (ligne) WHERE organismes_cts <> 0 ORDER BY id',
		);
		expect(counted.map(({ id }) => id)).toEqual(alone.sort());
		const reviewed = await engine.query<{ id: string }>(
			`SELECT a.id FROM lignes l JOIN achats a ON a.ligne = l.ligne
			WHERE a_revoir AND starts_with(a.fournisseur_nom, 'Groupement') ORDER BY a.id`,
		);
		expect(reviewed.map(({ id }) => id)).toEqual(grouped.sort());
	});

	it('never counts a département council that shares its SIREN with a workshop, counts the workshop', async () => {
		const workshops = [...sirets].filter((siret) => siret.startsWith('22')).sort();
		expect(workshops).toHaveLength(6);
		const councils = workshops.map((siret) => {
			const council = otherEstablishments(siret.slice(0, 9)).find((id) => !sirets.has(id));
			if (council === undefined) throw new Error(siret);
			return council;
		});
		const row = (holder: string, id: string) =>
			`${id},11000000000000,${holder},100,2024-05-01,90910000`;
		const rows = [
			...councils.map((holder, i) => row(holder, `C${i}`)),
			...workshops.map((holder, i) => row(holder, `W${i}`)),
		];
		const file = bench.file(
			'conseils.csv',
			`id,acheteur_id,titulaire_id,montant,dateNotification,codeCPV\n${rows.join('\n')}\n`,
		);
		const folder = bench.out();
		await importDecp({ inputs: [file], structures: `${out}/structures.csv`, out: folder });
		const own = await openNative();
		await loadDataset(own, folderSource(folder));
		await classifyDataset(own);
		const found = await own.query<{ id: string; organismes_cts: number; a_revoir: boolean }>(
			'SELECT id, organismes_cts, a_revoir FROM lignes JOIN achats USING (ligne) ORDER BY id',
		);
		await own.close();
		expect(found.map(({ organismes_cts: cts, a_revoir: review }) => [cts, review])).toEqual([
			...councils.map(() => [0, true]),
			...workshops.map(() => [10_000, false]),
		]);
	});

	it('reads every commune, and knows every basin of the supplied edition', async () => {
		const folder = bench.out();
		const { records } = await importCommunes({ inputs: [COMMUNES], out: folder });
		const lines = readFileSync(COMMUNES, 'utf8').trimEnd().split('\n').length - 1;
		expect(records).toEqual({ read: lines, kept: lines, merged: 0, setAside: 0 });
		const known = read('data/reference/bassins.csv')
			.filter(({ edition }) => edition === '2020')
			.map(({ code }) => code);
		expect(new Set(rowsOf(folder, 'communes.csv').map(({ bassin }) => bassin))).toEqual(
			new Set(known),
		);
	});

	it('reads the official JSON of 2022, its NaN included', async () => {
		const folder = bench.out();
		const { records, keys } = await importDecp({
			inputs: [`${REAL}/decp-2022-format-sample.json`],
			out: folder,
		});
		expect(keys).toEqual({ read: 5, kept: 5, setAside: 0 });
		expect(records.setAside).toBe(0);
		// The last amended amounts, read in the file by eye.
		expect(rowsOf(folder, 'achats.csv').map(({ montant_ht }) => montant_ht)).toEqual([
			...['137614.00', '22540.00', '124557.46', '1214900.00', '49599.25'],
		]);
	});
});
