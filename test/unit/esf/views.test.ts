import { describe, expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import type { Application } from '$lib/rules/esf/types';
import { anchorOf, pageNameOf } from '$lib/views/esf/anchor';
import { amountBars, countBars } from '$lib/views/esf/bars';
import {
	amountSteps,
	evidenceText,
	expenseStatus,
	outcomeSentence,
	ruleWords,
} from '$lib/views/esf/explain';
import { keeps, NO_FILTER, readEsfFilters, writeEsfFilters } from '$lib/views/esf/filters';
import { basinOptions, segmentOptions } from '$lib/views/esf/options';
import { esfRecords } from '$lib/views/esf/records';
import { esfBrief } from '$lib/views/esf/region';
import { targetsOf } from '$lib/views/esf/targets';
import {
	amountsFinding,
	countsFinding,
	esfRegionRows,
	esfTotal,
	regionsSentence,
	unknownAmountsSentence,
} from '$lib/views/esf/totals';
import { DECISIONS, application, expense, lineOf } from '../rules/support/esf';

const checked = (more: Partial<Application> = {}) => assess(application(more), DECISIONS);

// Bretagne: 20 000 € pass, one application waits without amount, one is out. No region: one waits.
const ASSESSMENTS = [
	checked(),
	checked({ id: 'D2', expenses: [], end: null }),
	checked({ id: 'D3', interfaceFunction: false }),
	checked({ id: 'D4', region: null }),
	checked({ id: 'D5', region: '04' }),
];
const LABELS: Readonly<Record<string, string>> = { '53': 'Bretagne', '04': 'La Réunion' };
const ROWS = esfRegionRows(ASSESSMENTS, (code) => LABELS[code] ?? code);

describe('totals by region', () => {
	it('puts the region with most applications first and the nameless one last', () => {
		expect(ROWS.map(({ label, applications }) => [label, applications])).toEqual([
			['Bretagne', 3],
			['La Réunion', 1],
			['Région non renseignée', 1],
		]);
	});

	it('never adds what waits to what passes', () => {
		const total = esfTotal(ROWS);
		expect(total.byOutcome.eligible).toEqual({
			applications: 1,
			eligibleCost: 4_000_000,
			cappedEsf: 2_000_000,
			unknownAmounts: 0,
		});
		expect(total.byOutcome.a_examiner).toMatchObject({ applications: 2, unknownAmounts: 1 });
		expect(countsFinding(total)).toBe('1\u00a0demande éligible sur 5');
		expect(amountsFinding(total)).toBe(
			'20,0\u00a0k€ de FSE passent le pré-contrôle, 20,0\u00a0k€ encore à examiner',
		);
		expect(unknownAmountsSentence(total)).toBe(
			'1\u00a0demande sans montant calculable\u00a0: hors des sommes.',
		);
	});

	it('says how many regions have one that passes, and names the others', () => {
		expect(regionsSentence(ROWS)).toBe(
			'1\u00a0région sur 2 a au moins une demande éligible\u00a0; ' +
				'sans demande éligible\u00a0: La Réunion',
		);
	});

	it('draws an unknown amount as no bar, and says so', () => {
		const href = ({ code }: { code: string }) => `?region=${code}`;
		expect(amountBars(ROWS, href).map(({ label, text }) => [label, text])).toEqual([
			['Bretagne', '20,0\u00a0k€, montant inconnu à\u00a0examiner'],
			['Région non renseignée', '20,0\u00a0k€ à\u00a0examiner'],
		]);
		expect(countBars(ROWS, href)[0]).toMatchObject({
			parts: { eligible: 1, a_examiner: 1, ineligible: 1 },
			text: '1\u00a0éligible, 1\u00a0à\u00a0examiner, 1\u00a0inéligible',
			href: '?region=53',
		});
	});
});

describe('an application in words', () => {
	it('names the rules behind its result', () => {
		expect(outcomeSentence(checked({ pooling: null }))).toBe(
			'Aucune règle ne s’y oppose, aucune information ne manque. 1\u00a0avertissement\u00a0: R12.',
		);
		expect(outcomeSentence(checked({ interfaceFunction: false, end: null }))).toBe(
			'Inéligible\u00a0: règles R2 et R8.',
		);
	});

	it('tells what a rule leads to', () => {
		const words = (more: Partial<Application>) => {
			const [, second] = checked(more).results;
			return second && ruleWords(second);
		};
		expect(words({})).toBe('respectée');
		expect(words({ interfaceFunction: false })).toBe('inéligible');
		expect(words({ interfaceFunction: null })).toBe('à examiner, information manquante');
	});

	it('tells an empty declaration from a missing input', () => {
		expect(evidenceText({ column: 'poste_precedent', value: null })).toBe('vide, soit aucun');
		expect(evidenceText({ column: 'cree_le', value: null })).toBe('vide');
		expect(evidenceText({ column: 'etp', value: '0,5' })).toBe('0,5');
	});

	it('goes from the cost to the amount, line by line', () => {
		const given = application({
			previousPost: 'P0',
			fteBefore: 0.5,
			expenses: [expense(30_000), expense(10_000, { nature: 'professionnalisation' })],
		});
		const steps = amountSteps(given, assess(given, DECISIONS), 0.5, '2012-12-31');
		expect(steps.map(({ label, cents }) => [label, cents])).toEqual([
			['Coût total déclaré', 4_000_000],
			['Dépenses retenues', 3_000_000],
			['Coût retenu', 1_500_000],
			['FSE demandé', 2_000_000],
			['FSE plafonné', 750_000],
		]);
	});

	it('tells a planned expense from a paid one', () => {
		const at = '2012-12-31';
		expect(expenseStatus(expense(1_000, { paidOn: at }), at)).toBe('retenue');
		expect(expenseStatus(expense(1_000, { paidOn: '2013-01-01' }), at)).toBe('retenue, prévue');
		expect(expenseStatus(expense(1_000, { paidOn: null }), at)).toBe(
			'retenue, date inconnue\u00a0: à examiner (R9)',
		);
		expect(expenseStatus(expense(1_000, { paidOn: '2016-01-01' }), at)).toBe(
			'écartée (R9, hors période)',
		);
		const given = application({
			expenses: [expense(30_000), expense(10_000, { paidOn: '2013-06-30' })],
		});
		const [, kept] = amountSteps(given, assess(given, DECISIONS), 0.5, at);
		expect(kept?.note).toBe('2 lignes sur 2, dont 1 prévue après le 31\u00a0décembre 2012');
	});

	it('has a page that any identifier can name, each its own', () => {
		expect(anchorOf('FSE-53 é/1')).toBe('demande-FSE-53_20__e9__2f_1');
		// An earlier link to a usual identifier names its page.
		expect(pageNameOf('FSE-53-001')).toBe('demande-FSE-53-001');
		const odd = [
			'../A',
			'..\\A',
			'A',
			'a',
			'A B',
			'A_20_B',
			'A%20B',
			'',
			'.',
			'precontrole',
			'é',
			'É',
		];
		const long = ['X'.repeat(300), `${'X'.repeat(299)}Y`];
		const names = [...odd, ...long].map(pageNameOf);
		// Some disks take two names that differ by the case of letters for one.
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(odd.length + long.length);
		for (const name of names) expect(name).toMatch(/^demande-[\w-]{0,120}$/);
	});
});

describe('records', () => {
	const row = {
		...application({ previousPost: 'Poste du PLIE' }),
		post: 'P1',
		beneficiary: '00090001900019',
		start: null,
		segments: 'nettoyage  accueil nettoyage',
		basins: null,
	};

	it('name nobody when the site is public', () => {
		const [record] = esfRecords([row], [], false);
		expect(record).toMatchObject({ beneficiary: null, post: null });
		expect(record?.application.previousPost).toBe('déclaré');
		expect(JSON.stringify(record)).not.toContain('PLIE');
		expect(record?.application.segments).toEqual(['nettoyage', 'accueil']);
		expect(record?.application.basins).toEqual([]);
	});

	it('say who asks inside the service', () => {
		expect(esfRecords([row], [], true)[0]).toMatchObject({
			beneficiary: '00090001900019',
			post: 'P1',
		});
	});
});

describe('filters', () => {
	it('travel in the address and ignore what means nothing', () => {
		const params = writeEsfFilters({
			region: '53',
			outcome: 'a_examiner',
			rule: 'R12',
			target: 'bassin',
		});
		expect(params.toString()).toBe('region=53&resultat=a_examiner&regle=R12&cible=bassin');
		expect(readEsfFilters(params, ['53'])).toEqual({
			region: '53',
			outcome: 'a_examiner',
			rule: 'R12',
			target: 'bassin',
		});
		const wrong = new URLSearchParams('region=99&resultat=oui&regle=R16&cible=tout');
		expect(readEsfFilters(wrong, ['53'])).toEqual(NO_FILTER);
	});

	it('keep an application by its region, its result, its motifs and its warnings', () => {
		const warned = lineOf(checked({ pooling: null }), { uncovered: ['Brest'] });
		const nowhere = lineOf(checked({ region: null }));
		expect(keeps({ ...NO_FILTER, rule: 'R12' }, warned)).toBe(true);
		expect(keeps({ ...NO_FILTER, rule: 'R2' }, warned)).toBe(false);
		expect(keeps({ ...NO_FILTER, outcome: 'eligible' }, warned)).toBe(true);
		expect(keeps({ ...NO_FILTER, region: 'sans' }, warned)).toBe(false);
		expect(keeps({ ...NO_FILTER, region: 'sans' }, nowhere)).toBe(true);
		expect(keeps({ ...NO_FILTER, target: 'bassin' }, warned)).toBe(true);
		expect(keeps({ ...NO_FILTER, target: 'segment' }, warned)).toBe(false);
	});
});

describe('what an application would serve', () => {
	it('counts uncovered basins apart from unknown ones, and segments surely below 10 %', () => {
		const found = targetsOf(application({ basins: ['1', '2', '3'] }), {
			basins: {
				'1': { label: 'Un', state: 'non_couvert' },
				'2': { label: 'Deux', state: 'inconnu' },
			},
			segments: {
				nettoyage: { label: 'Nettoyage', inBase: true },
				accueil: { label: 'Accueil', inBase: true },
			},
			shares: { '53': { nettoyage: { share: 0.08, verdict: 'missed', realised: 8, base: 100 } } },
		});
		expect(found).toMatchObject({ uncovered: 1, unknown: 1, below: 1 });
		expect(found.basins[2]).toEqual({ code: '3', label: '3', state: null });
		expect(found.segments[1]).toMatchObject({ share: null, verdict: 'notComputable' });
	});
});

describe('the form’s choices', () => {
	it('carry the latest decision of the region', () => {
		const refusal = {
			region: '53',
			subject: 'segment',
			code: 'nettoyage',
			decision: 'refuse',
			on: '2012-01-01',
		} as const;
		const options = segmentOptions(
			[
				{ code: 'nettoyage', label: 'Nettoyage' },
				{ code: 'courrier', label: 'Courrier' },
			],
			['ancien'],
			[...DECISIONS, refusal],
			'53',
		);
		expect(options.map(({ code, decision }) => [code, decision])).toEqual([
			['nettoyage', 'refusé'],
			['courrier', 'sans décision'],
			['ancien', 'sans décision'],
		]);
	});

	it('list the basins that the region touches and those chosen elsewhere', () => {
		const basins = [
			{ code: '1', label: 'Rennes', regions: ['53'] },
			{ code: '2', label: 'Nantes', regions: ['52'] },
			{ code: '3', label: 'Avranches', regions: ['25', '53'] },
		];
		const codes = (chosen: string[], region: string) =>
			basinOptions(basins, chosen, [], region).map(({ code }) => code);
		expect(codes([], '53')).toEqual(['3', '1']);
		expect(codes(['2'], '53')).toEqual(['3', '2', '1']);
		expect(codes([], '')).toEqual([]);
	});
});

describe('the regional brief', () => {
	const entries = [
		{ assessment: checked({ id: 'A' }), end: '2012-12-31' },
		{ assessment: checked({ id: 'B' }), end: '2013-12-31' },
		{ assessment: checked({ id: 'C' }), end: '2014-01-01' },
		{ assessment: checked({ id: 'past' }), end: '2012-12-30' },
		{ assessment: checked({ id: 'D', end: null }), end: null },
		{ assessment: checked({ id: 'out', interfaceFunction: false }), end: '2013-06-30' },
		{ assessment: checked({ id: 'other', region: '52' }), end: '2013-06-30' },
	];

	it('tells committed, ending within twelve months and to review', () => {
		const brief = esfBrief(entries, ['53'], '2012-12-31');
		expect(brief.committed).toEqual({ applications: 3, cappedEsf: 6_000_000, unknown: 0 });
		expect(brief.ending).toEqual({ applications: 2, cappedEsf: 4_000_000, unknown: 0 });
		expect(brief.toReview).toMatchObject({ applications: 1 });
		expect(brief.lines.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D']);
		expect(brief.all).toBe(6);
	});

	it('sums the regions that a region of 2016 unites', () => {
		expect(esfBrief(entries, ['52', '53'], '2012-12-31').all).toBe(7);
		expect(esfBrief(entries, [], '2012-12-31').all).toBe(0);
	});
});
