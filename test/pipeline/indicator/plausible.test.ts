import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atypiquesCsv } from '$lib/pages/downloads/atypiques';
import { plausibleReport } from '$lib/pages/plausible';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryOutlyingAmounts } from '$lib/queries/plausible';
import { AMOUNT_FACTOR, cohortOf, standingOf, standsOut } from '$lib/rules/plausible';
import { openNative } from '$lib/server/native';
import { datasetText, loadFiles } from '../../support/dataset';
import { A, X } from '../../support/example';

const HEADER =
	'id,exercice,departement,acheteur_nom,acheteur_niveau,segment,fournisseur_siret,montant_ht,base_montant,contrat_id';
const STRUCTURES = `siret,type,valide_du\n${A},ESAT,2008-01-01\n`;

interface Line {
	buyer: string;
	segment: string;
	amount: number;
	supplier?: string;
	contract?: string;
	level?: string;
}

const opened: PageSource[] = [];
afterAll(() => Promise.all(opened.map(({ engine }) => engine.close())));

async function source(lines: readonly Line[], jeu = datasetText()): Promise<PageSource> {
	const rows = lines.map((line, i) => {
		const {
			buyer,
			segment,
			amount,
			supplier = X,
			contract = '',
			level = 'etat_deconcentre',
		} = line;
		return `${i},2012,35,${buyer},${level},${segment},${supplier},${amount},paye,${contract}`;
	});
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, {
		'achats.csv': [HEADER, ...rows, ''].join('\n'),
		'structures.csv': STRUCTURES,
		'jeu.json': jeu,
	});
	await classifyDataset(engine);
	const found = await openSource({ engine, info, present });
	opened.push(found);
	return found;
}

/** Eleven amounts of median 1 000 €, 14 750 € in all; half of them at most one doubling away. */
const USUAL = [250, 500, 500, 500, 1000, 1000, 1000, 2000, 2000, 2000, 4000];

const usual = (segment: string, amounts: readonly number[] = USUAL): Line[] =>
	amounts.map((amount, i) => ({ buyer: `Service ${i}`, segment, amount }));

/**
 * Bretagne, 2012. Cleaning: 256 000 € paid in two lines of one contract to an ESAT, 256 times the median;
 * a credit note. Security: 5 €, one two-hundredth. Energy, out of the base: eleven times 1 000 €, and
 * 20 000 €. Nine others are no cohort (printing), and a local authority is of none.
 */
const LINES: readonly Line[] = [
	...usual('nettoyage'),
	{ buyer: 'Rectorat', segment: 'nettoyage', amount: 200_000, supplier: A, contract: 'C1' },
	{ buyer: 'Rectorat', segment: 'nettoyage', amount: 56_000, supplier: A, contract: 'C1' },
	{ buyer: 'Rectorat', segment: 'nettoyage', amount: -50 },
	{ buyer: 'Mairie', segment: 'nettoyage', amount: 9_000_000, level: 'local' },
	...usual('securite'),
	{ buyer: 'Tribunal', segment: 'securite', amount: 5 },
	...usual('energie', new Array<number>(11).fill(1000)),
	{ buyer: 'Tribunal', segment: 'energie', amount: 20_000 },
	...usual('impression', new Array<number>(9).fill(1000)),
	{ buyer: 'Tribunal', segment: 'impression', amount: 900_000 },
];

describe('amounts far from their cohort', () => {
	let told: PageSource;
	beforeAll(async () => {
		told = await source(LINES);
	});

	test('are listed with what the verdict becomes without each', async () => {
		// D = 14 750 + 256 000 − 50 + 14 755 = 285 455; realised 256 000: 89,68 %, atteint. Without the
		// contract, 0 of 29 455; without the 5 €, 256 000 of 285 450.
		const expected = [
			'2012,montant,53,etat_deconcentre,nettoyage,Rectorat,,256000.00,,1000.00,256.0,5.4,11,0.000000,non atteint,0.000000,non atteint',
			'2012,montant,53,etat_deconcentre,energie,Tribunal,,20000.00,,1000.00,20.0,,11,,,,',
			'2012,montant,53,etat_deconcentre,securite,Tribunal,,5.00,,1000.00,0.005000,5.2,11,0.896830,atteint,0.896830,atteint',
		];
		expect((await atypiquesCsv(told)).trim().split('\n').slice(1)).toEqual(expected);
		const report = await plausibleReport(told);
		expect([report.amountCount, report.shareCount]).toEqual([3, 0]);
		// Both of the base at once: 0 of 29 450. Nothing was taken out of the figures themselves.
		const { counted, nation, regions } = report.withoutAmounts;
		expect(counted).toBe(2);
		expect(nation.before).toEqual({ share: 256_000 / 285_455, verdict: 'met' });
		expect(nation.without).toEqual({ share: 0, verdict: 'missed' });
		expect(regions.map(({ region }) => region)).toEqual(['53']);
	});

	test('name their contract only where the data set lets it be published', async () => {
		const inside = await source(LINES, datasetText({ diffusion: 'interne' }));
		expect((await atypiquesCsv(inside)).split('\n')[1]).toContain(',Rectorat,C1,');
	});
});

test('amounts are found as by leaving each out in turn', async () => {
	// Heavy tails on both sides, three repeated values; an odd and an even cohort.
	const wild = (count: number) =>
		Array.from({ length: count }, (_, i) =>
			Math.round(1000 * Math.exp(i % 9 === 0 ? (i % 2 === 0 ? 9 : -6) : Math.sin(i * 12.9898))),
		);
	const cohorts = { nettoyage: wild(40), securite: wild(41) };
	const lines = Object.entries(cohorts).flatMap(([segment, amounts]) => usual(segment, amounts));
	const { engine } = await source(lines.map((line, i) => ({ ...line, contract: `M${i}` })));
	const found = await queryOutlyingAmounts(engine, '2010');
	const naive = Object.entries(cohorts).flatMap(([segment, amounts]) =>
		amounts.flatMap((amount, place) => {
			const cohort = cohortOf(amounts, place);
			if (!cohort || !standsOut(standingOf(amount, cohort), AMOUNT_FACTOR)) return [];
			return [
				[segment, amount * 100, cohort.others, cohort.median * 100, cohort.deviation] as const,
			];
		}),
	);
	const ordered = <T extends readonly (string | number)[]>(rows: readonly T[]) =>
		[...rows]
			.map((row) => row.map((it) => (typeof it === 'number' ? it.toPrecision(10) : it)).join())
			.sort();
	expect(naive.length).toBeGreaterThan(4);
	expect(
		ordered(found.map((row) => [row.segment, row.base, row.others, row.median, row.deviation])),
	).toEqual(ordered(naive));
});
