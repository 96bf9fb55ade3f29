import { expect, test } from 'vitest';
import { scopeOf, type ScopeAnswer } from '$lib/rules/answer';
import { defaultQuestion } from '$lib/rules/question';
import { assess } from '$lib/rules/esf/assess';
import { esfRegionRows, esfTotal } from '$lib/views/esf/totals';
import type { SiteData } from '$lib/views/site';
import { explainCaveat, explainEsfRegion } from '$lib/views/trace/derived';
import type { Caveat } from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';
import { DECISIONS, application, lineOf } from '../rules/support/esf';
import { baseSums } from '../rules/support/sums';
import { cellsOf, readCells } from './support';

const question = defaultQuestion(2012, '2010', 50);
const site = {
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	// Nettoyage is sourced and clear of 50 %; restauration is an assumption, from 45 to 50 %.
	segments: [
		{
			code: 'nettoyage',
			label: 'Nettoyage',
			current: true,
			min: 0.6,
			share: 0.65,
			max: 0.7,
			sourced: true,
		},
		{
			code: 'restauration',
			label: 'Restauration',
			current: true,
			min: 0.45,
			share: 0.5,
			max: 0.5,
			sourced: false,
		},
	],
} as unknown as SiteData;

const none = scopeOf(
	{ question, basis: 'paye', borderline: new Set(), scopes: new Map(), segmentTrends: new Map() },
	'53',
);
const amount = (euros: number) => ({ amount: euros * 100, lines: 1 });
const answer: ScopeAnswer = {
	...none,
	segments: new Map([
		['nettoyage', baseSums({ base: 236_000, org: 40_000, hours: 21_000 })],
		['restauration', baseSums({ base: 160_000, org: 12_000, hours: 10_000 })],
	]),
	firm: { base: 236_000_00, realised: 61_000_00 },
	sourced: { base: null, realised: null },
	ledger: {
		...none.ledger,
		totalPaid: amount(1_000_000),
		notState: amount(200_000),
		unclassified: amount(20_000),
	},
	apart: new Map([['rejete', amount(10_000)]]),
	ways: { ...none.ways, orgUndated: 13_000_00 },
};
const of = (caveat: Caveat) => explainCaveat({ site, question, scope: '53' }, answer, caveat);
const said = (caveat: Caveat) => {
	const { formula } = of(caveat);
	return [plain(formula.numbers), plain(formula.result)];
};

test('each caveat of the headline has its formula', () => {
	expect(said('firm')).toEqual(['61 000,00 € ÷ 236 000,00 €', '25,847 %']);
	expect(said('sourced')[0]).toBe('L’assiette qui reste est nulle : rien à diviser.');
	expect(said('unclassified')).toEqual([
		'20 000,00 € ÷ (1 000 000,00 € − 200 000,00 €)',
		'2,500 %',
	]);
	expect(said('rejected')).toEqual(['10 000,00 € ÷ (1 000 000,00 € + 10 000,00 €)', '0,990 %']);
	// 13 000 € of the 52 000 € that structures performed.
	expect(said('undated')).toEqual(['13 000,00 € ÷ 52 000,00 €', '25,000 %']);
});

test('without the borderline segments the rows are the others; elsewhere the panel says why', () => {
	expect(cellsOf(of('firm'), 'code', 'base', 'realised', 'share')).toEqual([
		['Nettoyage', '236 000', '61 000', '25,8 %'],
	]);
	for (const caveat of ['unclassified', 'rejected', 'undated'] as const) {
		expect(of(caveat).rows).toBeUndefined();
		expect(of(caveat).why).toBeTruthy();
	}
	expect(of('rejected').file).toBe('rejets');
});

test('applications of a region: how many, for how much, and which', async () => {
	const checked = (more: object) => assess(application(more), DECISIONS);
	const assessments = [
		checked({}),
		checked({ id: 'D3', interfaceFunction: false }),
		checked({ id: 'D5', region: '04' }),
	];
	const read = async () => assessments.map((assessment) => lineOf(assessment));
	const rows = esfRegionRows(assessments, (code) => (code === '53' ? 'Bretagne' : code));
	const here = rows.find(({ code }) => code === '53');
	if (!here) throw new Error('no region');
	const figure = (key: string) => explainEsfRegion(here, read, key);
	expect(figure('applications')?.formula.numbers).toBe('1 + 0 + 1 + 0');
	expect(await readCells(figure('ineligible'), 'id', 'outcome')).toEqual([['D3', 'inéligible']]);
	// The application asks 20 000 € of an eligible cost of 40 000 €.
	expect(plain(figure('passed')?.value ?? '')).toBe('20 000,00 €');
	expect(plain(figure('passedCost')?.value ?? '')).toBe('40 000,00 €');
	expect(await readCells(figure('passed'), 'eligibleCost', 'cappedEsf')).toEqual([
		['40 000', '20 000'],
	]);
	const all = explainEsfRegion(esfTotal(rows), read, 'applications');
	expect(all?.value).toBe('3');
	expect(await readCells(all, 'id')).toHaveLength(3);
	expect(figure('label')).toBeNull();
});
