/** A folder without `structures.csv`: what structures perform is not known, and never reads as zero. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methodPage } from '$lib/pages/method';
import { buyersInBrief, marketBrief, nationalContractsBrief } from '$lib/pages/market';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { epreuvesCsv } from '$lib/pages/downloads/epreuves';
import { registreCsv } from '$lib/pages/downloads/registre';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { baseOf } from '$lib/rules/answer';
import { whyNotComputable } from '$lib/rules/bounds';
import { breakEven } from '$lib/rules/completeness';
import { judge } from '$lib/rules/indicator';
import { trialsOf } from '$lib/rules/trials';
import { openNative, type NativeEngine } from '$lib/server/native';
import { buyersFinding } from '$lib/views/market/buyerFindings';
import { levelsOf } from '$lib/views/market/buyers';
import { changeSentences } from '$lib/views/changes';
import { regionsFinding, verdictSentence, waysFinding } from '$lib/views/indicatorFindings';
import { regionMargin } from '$lib/views/region/keeping';
import { waterfallSteps } from '$lib/views/ledger';
import { scopeView } from '$lib/views/scope';
import { waysParts } from '$lib/views/ways';
import { plain } from '../../charts/markup';
import { loadFiles } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';

let engine: NativeEngine;
let source: PageSource;
beforeAll(async () => {
	engine = await openNative();
	const files = Object.fromEntries(
		Object.entries(EXAMPLE_FILES).filter(([name]) => name !== 'structures.csv'),
	);
	const { info, present } = await loadFiles(engine, files);
	await classifyDataset(engine);
	source = await openSource({ engine, info, present });
});
afterAll(() => engine.close());

test('the base is known; share, bounds, verdict and gap are not', () => {
	const answer = source.answer(source.byDefault);
	const sums = baseOf(answer, '53');
	expect(judge(sums)).toMatchObject({
		base: 846_000_00,
		m3: 221_000_00,
		share: null,
		low: null,
		high: null,
		verdict: 'notComputable',
		gap: null,
		signedGap: null,
	});
	expect(whyNotComputable(sums)).toBe('noList');
	expect(trialsOf(answer, '53')).toEqual([]);
});

test('sentences say why', async () => {
	const answer = source.answer(source.byDefault);
	const scope = scopeView(answer, '53', 'Bretagne');
	expect(plain(verdictSentence(scope, 2012))).toBe(
		'Part non calculable en 2012 : aucune liste de structures. Ce n’est pas zéro.',
	);
	expect(plain(regionsFinding([scope], '2010'))).toBe(
		'Aucune part calculable : aucune liste de structures',
	);
	const parts = waysParts(scope.answer.ways, scope.sums.hours, 'toutes');
	expect(parts).toEqual([]);
	expect(plain(waysFinding(scope, parts))).toBe(
		'Réalisé non calculable : aucune liste de structures',
	);
	expect(waterfallSteps(scope.answer, 'paye').map(({ code }) => code)).toEqual(
		'total_paye hors_etat non_classe hors_achats_courants sous_seuil assiette'.split(' '),
	);
	// No margin, and no share that what is missing would have to reach.
	expect(regionMargin(scope)).toBe(null);
	expect(breakEven(scope.indicator.base, scope.indicator.m2, 1_391_000_00, 10_000_00)).toBe(null);
	const { sums } = scope;
	const said = changeSentences({
		year: 2012,
		now: sums,
		before: sums,
		known: true,
		judged: true,
		hourValue: 'centrale',
	});
	expect(plain(said[1]?.text ?? '')).toBe(
		'L’assiette HT ne bouge pas, le réalisé HT n’est pas connu.',
	);
});

test('the method page judges no frame that counts structures', async () => {
	const { frames, figures } = await methodPage(source);
	const verdicts = frames.map(({ measure, result }) => [measure, result?.low, result?.verdict]);
	expect(verdicts).toContainEqual(['montants_structures_personnes', null, 'notComputable']);
	expect([figures.bodies, figures.people, figures.withEstablishments]).toEqual([null, null, null]);
});

test('no buyer is said to realise something or nothing, no level has a verdict', async () => {
	const { rows, summary, nothing } = await buyersInBrief(source, '2010', '53', 5);
	expect(nothing).toEqual([]);
	expect(plain(buyersFinding(summary))).toBe(
		'Ce qui est réalisé chez 1 acheteur distingué n’est pas calculable : aucune liste de structures.',
	);
	expect(levelsOf(rows).map(({ indicator }) => [indicator.share, indicator.verdict])).toEqual([
		[null, 'notComputable'],
	]);
	const { contracts } = await marketBrief(source, '2010', '53');
	expect(contracts.heaviest).toEqual([]);
	expect((await nationalContractsBrief(source, '2010')).left).toBe(null);
});

test('files leave empty what is not known', async () => {
	const [header = '', ...rows] = (await indicateurCsv(source)).trimEnd().split('\n');
	const at = (row: string, name: string) => row.split(',')[header.split(',').indexOf(name)];
	// Where nothing is bought, nothing is performed: that is a zero.
	const bought = rows.filter((row) => at(row, 'assiette_ht') !== '0.00');
	expect(bought.length).toBeGreaterThan(5);
	for (const row of bought)
		for (const name of 'organismes_ht realise_ht part part_min part_max ecart_ht robuste'.split(
			' ',
		))
			expect([name, at(row, name)]).toEqual([name, '']);
	const brittany = rows.find((row) => row.startsWith('2012,2010,53,tous,')) ?? '';
	expect([at(brittany, 'assiette_ht'), at(brittany, 'verdict')]).toEqual([
		'846000.00',
		'non calculable',
	]);
	expect((await epreuvesCsv(source)).trimEnd().split('\n')).toHaveLength(1);
	const ledger = (await registreCsv(source)).split('\n');
	expect(ledger).toContain('2012,2010,53,assiette,846000.00,10');
	expect(ledger).toContain('2012,2010,53,organismes,,');
});
