import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { queryApplicationCounts, queryApplications, queryExpenses } from '$lib/queries/esf';
import { demandesFseCsv } from '$lib/pages/downloads/demandesFse';
import { folderSource } from '$lib/server/folder';
import { openNative, type NativeEngine } from '$lib/server/native';
import { datasetText, loadFiles } from '../support/dataset';

const FOLDER = 'test/fixtures/fse';

/** What the published file reads of a site. */
async function siteOf(engine: NativeEngine, loading: ReturnType<typeof loadDataset>) {
	const { info, present } = await loading;
	return { engine, info, present };
}

describe('a folder of five applications', () => {
	let engine: NativeEngine;
	let site: Awaited<ReturnType<typeof siteOf>>;

	beforeAll(async () => {
		engine = await openNative();
		site = await siteOf(engine, loadDataset(engine, folderSource(FOLDER), {}));
	});

	afterAll(() => engine.close());

	test('keeps unknown inputs apart from false ones, and money in cents', async () => {
		const rows = await queryApplications(engine);
		expect(rows.map(({ id }) => id)).toEqual(['E1', 'E2', 'E3', 'E4']);
		expect(rows[0]).toEqual({
			id: 'E1',
			post: 'P-1',
			beneficiary: '00090001900019',
			beneficiaryValid: true,
			region: '53',
			segments: 'nettoyage',
			basins: '5312',
			interfaceFunction: true,
			createdOn: '2011-02-01',
			previousPost: null,
			fte: 1,
			fteBefore: null,
			axisAtLetter: null,
			start: '2011-02-01',
			end: '2013-06-30',
			filedOn: '2010-12-01',
			totalCost: 4_000_000,
			esfAmount: 2_000_000,
			otherEuFunds: false,
			pooling: true,
			networking: true,
			addedValue: true,
			referentLink: true,
		});
		expect(rows[1]).toMatchObject({ beneficiaryValid: false, fteBefore: 0.5, referentLink: null });
		expect(rows[3]).toMatchObject({ beneficiaryValid: null, otherEuFunds: null, totalCost: null });
	});

	test('counts the application that reading set aside', async () => {
		expect(await queryApplicationCounts(engine)).toEqual({ read: 5, setAside: 1 });
	});

	test('gives each cost line to its application', async () => {
		const lines = await queryExpenses(engine);
		expect(lines).toHaveLength(5);
		expect(lines[3]).toEqual({
			application: 'E2',
			nature: 'professionnalisation',
			amount: 500_000,
			paidOn: '2011-12-31',
		});
	});

	// E2: 35 000 kept of 40 000, half of a post that doubles: 17 500, of which half. E3: half of
	// 100,33 is 50,165, below the 50,17 asked. E4: nothing but a region, overseas.
	test('publishes the pre-check as the contract says', async () => {
		expect(await demandesFseCsv(site)).toBe(
			[
				'demande_id,region,resultat,motifs,avertissements,cout_eligible,fse_plafonne',
				'E1,53,eligible,,,40000.00,20000.00',
				'E2,53,a_examiner,R3 R10,R5 R11 R15,17500.00,8750.00',
				'E3,53,ineligible,R6,R11,100.33,0.00',
				'E4,04,hors_champ,R1 R2 R3 R6 R7 R8 R9 R10 R11,R12 R13 R14 R15,,0.00',
				'',
			].join('\n'),
		);
	});
});

describe('a folder without applications', () => {
	let engine: NativeEngine;

	beforeAll(async () => {
		engine = await openNative();
	});

	afterAll(() => engine.close());

	test('publishes the header alone', async () => {
		const site = await siteOf(engine, loadFiles(engine, { 'jeu.json': datasetText() }));
		expect(site.present['demandes_fse']).toBe(false);
		expect(await demandesFseCsv(site)).toBe(
			'demande_id,region,resultat,motifs,avertissements,cout_eligible,fse_plafonne\n',
		);
	});
});
