import { afterAll, describe, expect, it } from 'vitest';
import { importCommunes } from '$lib/server/importers/communes/import';
import { importStructures } from '$lib/server/importers/structures/import';
import { issuesOf } from '../../support/dataset';
import { fixture, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

describe('communes', () => {
	it('gives codes their zeros back', async () => {
		const out = bench.out();
		await importCommunes({ inputs: [fixture('communes-zeros-perdus.csv')], out });
		expect(rowsOf(out, 'communes.csv')).toEqual([
			{
				code: '01053',
				libelle: 'Bourg-en-Bresse',
				bassin: '8405',
				libelle_bassin: 'Bourg-en-Bresse',
				departement: '01',
				region: '84',
				edition: '2020',
			},
			expect.objectContaining({ code: '13004', bassin: '0052' }),
			expect.objectContaining({ code: '35238', bassin: '5315' }),
			expect.objectContaining({ code: '69123', bassin: '8421' }),
		]);
	});

	it('reads the official column names, and lists repeated and unusable rows', async () => {
		const out = bench.out();
		const { records } = await importCommunes({
			inputs: [fixture('communes-officielles.csv')],
			out,
		});
		expect(records).toEqual({ read: 6, kept: 2, merged: 2, setAside: 2 });
		expect(rowsOf(out, 'communes.csv').map(({ code, bassin }) => [code, bassin])).toEqual([
			['01053', '8405'],
			['2A004', '9401'],
		]);
		expect(
			rowsOf(out, 'import-rapport-communes.csv').map(({ ligne, sort, motif }) =>
				[ligne, sort, motif].join(' | '),
			),
		).toEqual([
			'4 | fusionne | commune déjà lue',
			"5 | fusionne | commune déjà lue avec une autre zone d'emploi : la première est gardée",
			"6 | ecarte | zone d'emploi absente ou illisible",
			'7 | ecarte | code de commune absent ou illisible',
		]);
	});

	it('reads the zones of 2010, from the Insee table or from ours', async () => {
		const insee = bench.file('insee.csv', 'CODGEO,LIBGEO,ZE2010\n1001,L’Abergement,8213\n');
		for (const input of [insee, 'data/geo/communes-ze2010.csv']) {
			const out = bench.out();
			await importCommunes({ inputs: [input], out });
			expect(rowsOf(out, 'communes.csv')[0]).toMatchObject({
				code: '01001',
				bassin: '8213',
				edition: '2010',
			});
			const unknown = rowsOf(out, 'import-rapport-communes.csv').filter(({ motif = '' }) =>
				motif.includes('inconnue'),
			);
			expect(unknown).toEqual([]);
		}
	});

	it('places structures in the zones of the commune table', async () => {
		const list = bench.file(
			'liste.csv',
			'Siret,Type,Nom,Code Insee\n00000000000018,EI,Fictive,35238\n',
		);
		const headers = bench.file(
			'liste.json',
			'{"colonnes": {"siret": "Siret", "type": "Type", "nom": "Nom", "commune": "Code Insee"}}',
		);
		const out = bench.out();
		await importStructures({
			inputs: [list],
			headers: [headers],
			communes: 'data/geo/communes-ze2010.csv',
			out,
		});
		// 5312 is Rennes in 2010; in 2020 it is Pontivy-Loudéac.
		expect(rowsOf(out, 'structures.csv')).toMatchObject([{ bassin: '5312' }]);
	});

	it('refuses a table that says nothing of basins', async () => {
		const file = bench.file('autre.csv', 'code,nom\n1,x\n');
		const [issue] = await issuesOf(importCommunes({ inputs: [file], out: bench.out() }));
		expect(issue?.message).toContain('ze2020');
	});
});
