import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineCsv } from '$lib/pages/downloads/machineCsv';
import { rejetsCsv } from '$lib/pages/downloads/rejets';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { openNative } from '$lib/server/native';
import { datasetText, loadFiles } from '../../support/dataset';

const HEADER =
	'id,exercice,departement,acheteur_siret,acheteur_nom,segment,cpv,fournisseur_siret,fournisseur_nom,montant_ht,base_montant,sous_traitant_siret,sous_traitance_ht,clause_sociale,heures_insertion';
/** What names someone, in each form that a file may give it. */
const PRIVATE = ['Ateliers Dumont', '00090001900019', 'DUMONT', '9000190001', '00090004300019'];
const [NAME = '', SIRET = '', WORD = '', CUT = '', SECOND = ''] = PRIVATE;
const cells = (name: string, siret: string): string[] => [
	...['A1', '2012', '35', '11000000000013', 'Préfecture', 'nettoyage', '90910000', siret, name],
	...['1234.50', 'paye', SECOND, '12.30', 'oui', '40'],
];

/** Every row in which two columns are swapped, and every row that is shifted by some columns. */
function moved(row: readonly string[]): string[][] {
	const rows: string[][] = [];
	row.forEach((_, i) => {
		rows.push([...row.slice(i), ...row.slice(0, i)]);
		for (let j = i + 1; j < row.length; j++) {
			const swapped = [...row];
			[swapped[i], swapped[j]] = [row[j] ?? '', row[i] ?? ''];
			rows.push(swapped);
		}
	});
	return rows;
}

const PLAIN = ['B1,2012,1,,S,nettoyag,,,,1,paye,,,,', 'B2,2012,35,,S,,,,,douze,payé,,,,'];
const LINES = [
	...[cells(NAME, SIRET), cells(WORD, CUT)].flatMap(moved).map((row) => row.join(',')),
	...PLAIN,
	'B3,2012,35,,S,,,,,-1,paye,,#N/A,,',
	`ligne de trop,${NAME}`,
];

let source: PageSource;
beforeAll(async () => {
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, {
		'jeu.json': datasetText({ diffusion: 'public' }),
		'achats.csv': [HEADER, ...LINES].join('\n'),
		// A lost zero proposes the whole SIRET.
		'structures.csv': `siret,type\n${SIRET.slice(1)},EI\n`,
	});
	await classifyDataset(engine);
	source = await openSource({ engine, info, present });
});
afterAll(() => source.engine.close());

test('no value of a private column is published, whatever columns were shifted or swapped', async () => {
	const published = await rejetsCsv(source);
	const whole = await rejetsCsv(source, false);
	for (const value of PRIVATE) {
		expect(whole, value).toContain(value);
		expect(published, value).not.toContain(value);
	}
	expect(published.split('\n').length).toBe(whole.split('\n').length);
});

test('what helps to mend a line and names nobody is published', async () => {
	const lines = (await rejetsCsv(source)).split('\n');
	const of = (rank: number) => lines.filter((line) => line.split(',')[1] === String(rank));
	const first = LINES.indexOf(PLAIN[0] ?? '') + 2;
	expect(of(first).join('\n')).toContain(
		',departement,1,zéro initial perdu\u00a0: lire «\u00a001\u00a0»',
	);
	expect(of(first).join('\n')).toContain(',segment,nettoyag,');
	expect(of(first + 1).join('\n')).toContain(',montant_ht,(masqué),');
	expect(of(first + 1).join('\n')).toContain(',base_montant,payé,');
	expect(of(first + 2).join('\n')).toContain(',sous_traitance_ht,#N/A,');
});

test('a text that a spreadsheet would run follows an apostrophe, a number never does', () => {
	const texts = ['=1+1', '+33 1', '-2+3', '@SUM(A1)', '\t=1', '-', 'a=1', '-12.34', '+5', '-0.5'];
	expect(
		machineCsv(
			['t'],
			texts.map((text) => [text]),
		),
	).toBe("t\n'=1+1\n'+33 1\n'-2+3\n'@SUM(A1)\n'\t=1\n'-\na=1\n-12.34\n+5\n-0.5\n");
	expect(machineCsv(['t'], [[-3], ['=HYPERLINK("x";"y")']])).toBe(
		't\n-3\n"\'=HYPERLINK(""x"";""y"")"\n',
	);
});
