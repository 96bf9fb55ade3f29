import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATA_SCHEMAS } from '$lib/contract/schema';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openNative } from '$lib/server/native';
import { datasetText } from '../../support/dataset';
import { filesOf, fakeTerminal, rowsOf, Workbench } from '../importers/workbench';
import { main } from '../../../src/cli';

const bench = new Workbench();
afterAll(() => bench.clear());

const HEADER =
	'id,exercice,departement,acheteur_nom,fournisseur_nom,montant_ht,base_montant,contrat_id';

let made = 0;

/** A folder of a given name, alone in its own place: two may bear the same name. */
function folder(name: string, files: Record<string, string>): string {
	const place = join(`cas-${++made}`, name);
	const all = { 'jeu.json': datasetText(), ...files };
	for (const [file, text] of Object.entries(all)) bench.file(join(place, file), text);
	return join(bench.place, place);
}

const purchases = (...lines: string[]) => ({ 'achats.csv': [HEADER, ...lines, ''].join('\n') });

async function merge(folders: string[], ...options: string[]) {
	const out = bench.out();
	const terminal = fakeTerminal();
	const code = await main(['fusion', ...folders, '--out', out, ...options], terminal);
	return { code, out, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

/** The same payment, written as two softwares do; an own line each; and one that cannot be read. */
const brittany = () =>
	folder('bretagne', {
		...purchases(
			'1,2012,35,Préfecture,Atelier,"1 000,50",paye,M1',
			'2,2012,29,Préfecture,Atelier,20,paye,',
			'3,2012,29,Préfecture,Atelier,trente,paye,',
		),
	});
const normandy = () =>
	folder(
		'normandie',
		purchases('1,2012,35,Préfecture,Atelier,1000.5,paye,M1', '2,2012,14,Rectorat,,7,paye,'),
	);

describe('fusion', () => {
	it('keeps every row with its folder, and the totals that went in', async () => {
		const { code, out, said } = await merge([brittany(), normandy()]);
		expect(code).toBe(0);
		expect(
			rowsOf(out, 'achats.csv').map(({ id, montant_ht, origine }) => [id, montant_ht, origine]),
		).toEqual([
			['bretagne:1', '1 000,50', 'bretagne'],
			['bretagne:2', '20', 'bretagne'],
			['bretagne:3', 'trente', 'bretagne'],
			['normandie:1', '1000.5', 'normandie'],
			['normandie:2', '7', 'normandie'],
		]);
		// 1 000.50 + 20, 1 000.50 + 7; the line of thirty is set aside there as here.
		expect(said).toMatch(/bretagne +2\u00a0achats, 1\u202f020,50\u00a0€/);
		expect(said).toMatch(/normandie +2\u00a0achats, 1\u202f007,50\u00a0€/);
		expect(said).toMatch(/Réunis +4\u00a0achats, 2\u202f028,00\u00a0€.*1\u00a0ligne écartée/);
	});

	it('lists what two folders hold, however it is written, and sets it aside when asked', async () => {
		const kept = await merge([brittany(), normandy()]);
		expect(kept.said).toMatch(
			/Doublons entre dossiers\u00a0: 1\u00a0achat, 1\u202f000,50\u00a0€, gardés/,
		);
		expect(rowsOf(kept.out, 'fusion-doublons.csv')).toMatchObject([
			{
				sort: 'garde',
				origine: 'normandie',
				id: 'normandie:1',
				ligne: '2',
				deja_dans: 'bretagne',
				deja_ligne: '2',
			},
		]);
		const less = await merge([brittany(), normandy()], '--doublons', 'ecarter');
		expect(less.said).toMatch(/Réunis +3\u00a0achats, 1\u202f027,50\u00a0€/);
		expect(rowsOf(less.out, 'achats.csv').map(({ id }) => id)).not.toContain('normandie:1');
		expect(rowsOf(less.out, 'fusion-doublons.csv')).toMatchObject([
			{ sort: 'ecarte', montant_ht: '1000.5', contrat_id: 'M1' },
		]);
	});

	it('takes what one folder repeats for its own, and a line without supplier for the same only whole', async () => {
		const line = (id: string, supplier: string) => `${id},2012,35,Préfecture,${supplier},5,paye,`;
		const a = folder('a', purchases(line('1', 'X'), line('2', 'X'), line('3', ''), line('4', '')));
		const b = folder(
			'b',
			purchases(line('1', 'X'), line('2', 'X'), line('5', 'X'), line('3', ''), line('6', '')),
		);
		const { out } = await merge([a, b]);
		expect(rowsOf(out, 'fusion-doublons.csv').map(({ id }) => id)).toEqual(['b:1', 'b:2', 'b:3']);
	});

	it('keeps once what is alike, and tells apart what bears the same name', async () => {
		const posts = (...rows: string[]) =>
			['poste_id,structure_porteuse,type_porteur,etp,departement', ...rows, ''].join('\n');
		const covers = (...rows: string[]) => ['poste_id,bassin,mode', ...rows, ''].join('\n');
		const a = folder('a', {
			...purchases('1,2012,35,Préfecture,X,1,paye,'),
			'postes.csv': posts('P1,PLIE de Rennes,PLIE,1,35', 'P2,PLIE national,PLIE,1,'),
			'couvertures.csv': covers('P1,5312,dedie', 'P2,5312,partage'),
		});
		const b = folder('b', {
			...purchases('1,2012,14,Préfecture,X,2,paye,'),
			'postes.csv': posts('P1,PLIE de Caen,PLIE,1,14', 'P2,PLIE national,PLIE,1,'),
			'couvertures.csv': covers('P1,2805,dedie', 'P2,5312,partage'),
		});
		const { code, out, said } = await merge([a, b]);
		expect(code).toBe(0);
		expect(rowsOf(out, 'postes.csv').map(({ poste_id, origine }) => [poste_id, origine])).toEqual([
			['a:P1', 'a'],
			['P2', 'a'],
			['b:P1', 'b'],
		]);
		expect(
			rowsOf(out, 'couvertures.csv').map(({ poste_id, bassin }) => [poste_id, bassin]),
		).toEqual([
			['a:P1', '5312'],
			['P2', '5312'],
			['b:P1', '2805'],
		]);
		expect(said).toContain(
			'postes.csv\u00a0: 1\u00a0ligne identique dans plusieurs dossiers, gardée une fois.',
		);
	});

	it('refuses folders that do not mean the same, with each difference, and writes nothing', async () => {
		const a = folder('a', purchases('1,2012,35,Préfecture,X,1,paye,'));
		const segments = readFileSync('data/reference/segments.csv', 'utf8');
		const b = folder('b', {
			...purchases('1,2012,35,Préfecture,X,1,paye,'),
			'jeu.json': datasetText({ edition_regions: '2016', lieu: 'acheteur' }),
			'reference/segments.csv': segments.replace(/^nettoyage,[^,]*/m, 'nettoyage,Propreté'),
		});
		const { code, out, complained } = await merge([a, b]);
		expect(code).toBe(1);
		expect(complained).toContain(
			'b/reference/segments.csv\u00a0: cette table diffère de celle de a (lignes différentes\u00a0: «\u00a0nettoyage\u00a0»)',
		);
		expect(complained).toContain(
			'b/jeu.json\u00a0: lieu = «\u00a0acheteur\u00a0», mais «\u00a0execution\u00a0» dans a',
		);
		expect(complained).toContain('edition_regions = «\u00a02016\u00a0»');
		expect(filesOf(out)).toEqual([]);
	});

	it('takes the reference tables that the folders share, and names what each says of itself', async () => {
		const segments = readFileSync('data/reference/segments.csv', 'utf8').replace(
			/^nettoyage,[^,]*/m,
			'nettoyage,Propreté',
		);
		const of = (name: string, diffusion: string) =>
			folder(name, {
				...purchases('1,2012,35,Préfecture,X,1,paye,'),
				'jeu.json': datasetText({ producteur: `Service de ${name}`, diffusion }),
				'reference/segments.csv': segments,
			});
		const { code, out } = await merge([of('a', 'public'), of('b', 'interne')]);
		expect(code).toBe(0);
		expect(readFileSync(join(out, 'reference/segments.csv'), 'utf8')).toContain(
			'nettoyage,Propreté',
		);
		expect(JSON.parse(readFileSync(join(out, 'jeu.json'), 'utf8'))).toMatchObject({
			producteur: 'Service de a ; Service de b',
			titre: 'Jeu d’essai',
			diffusion: 'interne',
		});
	});

	it('adds what accounts say was spent, the same line once, under the strictest completeness', async () => {
		const expected = (...rows: string[]) =>
			['exercice,region,montant_ht,source', ...rows, ''].join('\n');
		const a = folder('a', {
			...purchases('1,2012,35,Préfecture,X,1,paye,'),
			'jeu.json': datasetText({ completude_minimale: 90 }),
			'attendus.csv': expected('2012,,900,CGE', '2012,53,100,CGE'),
		});
		const b = folder('b', {
			...purchases('1,2012,14,Préfecture,X,2,paye,'),
			'attendus.csv': expected('2012,,900,CGE', '2012,25,50,CGE'),
		});
		const { code, out } = await merge([a, b]);
		expect(code).toBe(0);
		expect(
			rowsOf(out, 'attendus.csv').map(({ region, montant_ht, origine }) => [
				region,
				montant_ht,
				origine,
			]),
		).toEqual([
			['', '900', 'a'],
			['53', '100', 'a'],
			['25', '50', 'b'],
		]);
		expect(JSON.parse(readFileSync(join(out, 'jeu.json'), 'utf8'))).toMatchObject({
			completude_minimale: 95,
		});
	});

	it('says what is wrong with the folders given', async () => {
		const a = folder('a', purchases('1,2012,35,Préfecture,X,1,paye,'));
		expect((await merge([a])).complained).toContain('donner au moins deux dossiers');
		expect((await merge([a, a])).complained).toContain('dossier donné deux fois');
		expect((await merge([a, join(bench.place, 'nulle-part')])).complained).toContain(
			'dossier introuvable',
		);
		const formula = folder('=nord', purchases('1,2012,59,Préfecture,X,1,paye,'));
		expect((await merge([a, formula])).complained).toContain('renommer le dossier');
		const broken = folder('b', { 'achats.csv': 'id\n1\n' });
		expect((await merge([a, broken])).complained).toContain('b/achats.csv\u00a0: ');
	});

	it('gives the demonstration back when its regions are cut apart', async () => {
		const lines = readFileSync('data/demo/achats.csv', 'utf8').trimEnd().split('\n');
		const [header, ...all] = lines as [string, ...string[]];
		// One line in five, of every year and place.
		const rows = all.filter((_, i) => i % 5 === 0);
		const others = DATA_SCHEMAS.map(({ path }) => path).filter((path) => path !== 'achats.csv');
		const files = Object.fromEntries(
			[...others, 'jeu.json'].map((path) => [path, readFileSync(join('data/demo', path), 'utf8')]),
		);
		const holding = (name: string, mine: readonly string[]) =>
			folder(name, { ...files, 'achats.csv': [header, ...mine, ''].join('\n') });
		const parts = ['ouest', 'est', 'reste'].map((name, i) =>
			holding(
				name,
				// The département is the third field, and none before it holds a comma.
				rows.filter((row) => {
					const [, , place = ''] = row.split(',');
					return (/^[2-5]/.test(place) ? 0 : /^[6-9]/.test(place) ? 1 : 2) === i;
				}),
			),
		);
		const { code, out } = await merge(parts);
		expect(code).toBe(0);
		expect(existsSync(join(out, 'fusion-doublons.csv'))).toBe(false);
		const engine = await openNative();
		try {
			for (const [name, path] of [
				['avant', holding('entier', rows)],
				['apres', out],
			] as const) {
				await loadDataset(engine, folderSource(path));
				for (const schema of DATA_SCHEMAS) {
					const id = schema.name === 'achats' ? ', id' : '';
					await engine.run(
						`CREATE TABLE ${name}_${schema.name} AS SELECT * EXCLUDE (ligne, origine${id}) FROM ${schema.name}`,
					);
				}
			}
			for (const { name } of DATA_SCHEMAS) {
				const [differ] = await engine.query<{ n: number; all: number }>(
					`SELECT (SELECT count(*) FROM (FROM avant_${name} EXCEPT ALL FROM apres_${name}))
						+ (SELECT count(*) FROM (FROM apres_${name} EXCEPT ALL FROM avant_${name})) AS n,
						(SELECT count(*) FROM avant_${name}) AS "all"`,
				);
				expect(differ?.all, name).toBeGreaterThan(0);
				expect(differ?.n, name).toBe(0);
			}
		} finally {
			await engine.close();
		}
	});
});
