import { describe, expect, it } from 'vitest';
import { ESF_RULES, assess, type Assessment } from '$lib/rules/esf/assess';
import type { Application, Decision } from '$lib/rules/esf/types';
import { DECISIONS, application, expense } from '../support/esf';

const run = (more: Partial<Application> = {}, decisions: readonly Decision[] = DECISIONS) =>
	assess(application(more), decisions);

/** What is published of an application: result, motifs, warnings. */
const brief = ({ outcome, motifs, avertissements }: Assessment) => [
	outcome,
	motifs.join(' '),
	avertissements.join(' '),
];

describe('the rules', () => {
	it('are R1 to R15 in order, each with its title and source', () => {
		expect(ESF_RULES.map(({ id }) => id)).toEqual(
			Array.from({ length: 15 }, (_, index) => `R${index + 1}`),
		);
		for (const { title, source } of ESF_RULES) {
			expect(title).not.toBe('');
			expect(source).not.toBe('');
		}
	});
});

describe('cases of the method', () => {
	it('a new post of 1 FTE with all evidence is eligible', () => {
		const found = run();
		expect(brief(found)).toEqual(['eligible', '', '']);
		expect(found.eligibleCost).toBe(4_000_000);
		expect(found.cappedEsf).toBe(2_000_000);
		expect(found.results.every(({ status }) => status === 'pass')).toBe(true);
	});

	it('an axis-3 post moved to axis 4 with the same FTE is ineligible', () => {
		const found = run({ previousPost: 'P0', fteBefore: 1, axisAtLetter: '3' });
		expect(brief(found)).toEqual(['ineligible', 'R3 R4', '']);
		expect(found.cappedEsf).toBe(0);
		expect(found.eligibleCost).toBe(4_000_000);
	});

	it('an existing half-time post raised to full time is reviewed, for half the cost', () => {
		const found = run({ previousPost: 'P0', fteBefore: 0.5, esfAmount: 1_000_000 });
		expect(brief(found)).toEqual(['a_examiner', 'R3', '']);
		expect(found.eligibleCost).toBe(2_000_000);
		expect(found.cappedEsf).toBe(1_000_000);
	});

	it('a training line inside a good post is set aside, with a warning', () => {
		const training = expense(5_000, { nature: 'professionnalisation' });
		const found = run({
			expenses: [expense(40_000), training],
			totalCost: 4_500_000,
		});
		expect(brief(found)).toEqual(['eligible', '', 'R5']);
		expect(found.eligibleCost).toBe(4_000_000);
	});

	it('La Réunion is outside the programme', () => {
		const decisions = DECISIONS.map((decision) => ({ ...decision, region: '04' }));
		const found = run({ region: '04' }, decisions);
		expect(brief(found)).toEqual(['hors_champ', 'R1', '']);
		expect(found.cappedEsf).toBe(0);
	});

	it('a segment without decision is reviewed', () => {
		expect(brief(run({ segments: ['nettoyage', 'courrier'] }))).toEqual(['a_examiner', 'R6', '']);
	});

	it('no evidence of pooling only warns', () => {
		expect(brief(run({ pooling: null }))).toEqual(['eligible', '', 'R12']);
	});
});

describe('precedence', () => {
	it('puts hors_champ above ineligible above a_examiner', () => {
		const review = { end: null };
		const excluded = { ...review, interfaceFunction: false };
		expect(run(review).outcome).toBe('a_examiner');
		expect(run(excluded).outcome).toBe('ineligible');
		const found = run({ ...excluded, region: '01' });
		expect(brief(found)).toEqual(['hors_champ', 'R1 R2 R6 R7 R8', '']);
	});
});

describe('each rule', () => {
	const cases: [what: string, more: Partial<Application>, expected: string[]][] = [
		['R1 without region', { region: null }, ['a_examiner', 'R1 R6 R7', '']],
		['R1 in a region of 2016', { region: '75' }, ['a_examiner', 'R1 R6 R7', '']],
		['R2 not an interface', { interfaceFunction: false }, ['ineligible', 'R2', '']],
		['R2 unknown', { interfaceFunction: null }, ['a_examiner', 'R2', '']],
		['R3 fewer FTE', { previousPost: 'P0', fteBefore: 1.5 }, ['ineligible', 'R3', '']],
		['R3 unknown FTE before', { previousPost: 'P0' }, ['a_examiner', 'R3', '']],
		[
			'R3 unknown FTE of a post that replaces another',
			{ previousPost: 'P0', fte: null, fteBefore: 1 },
			['a_examiner', 'R3', ''],
		],
		['R3 unknown FTE of a new post', { fte: null }, ['a_examiner', 'R3', '']],
		['R3 unknown creation', { createdOn: null }, ['a_examiner', 'R3', '']],
		['R3 the day before the convention', { createdOn: '2010-02-10' }, ['ineligible', 'R3', '']],
		['R3 the day of the convention', { createdOn: '2010-02-11' }, ['a_examiner', 'R3', '']],
		['R3 the day of the letter', { createdOn: '2010-11-03' }, ['a_examiner', 'R3', '']],
		['R3 the day after the letter', { createdOn: '2010-11-04' }, ['eligible', '', '']],
		['R4 already on axis 4', { axisAtLetter: '4' }, ['eligible', '', '']],
		['R4 another axis', { axisAtLetter: '2' }, ['ineligible', 'R4', '']],
		[
			'R4 another axis, a growing post',
			{ axisAtLetter: '2', previousPost: 'P0', fteBefore: 0.5, esfAmount: 1_000_000 },
			['a_examiner', 'R3 R4', ''],
		],
		[
			'R4 another axis, growth unknown',
			{ axisAtLetter: '2', previousPost: 'P0' },
			['ineligible', 'R3 R4', ''],
		],
		[
			'R5 training only',
			{ expenses: [expense(40_000, { nature: 'professionnalisation' })] },
			['ineligible', 'R5', 'R5 R11'],
		],
		[
			'R5 unknown nature',
			{ expenses: [expense(40_000, { nature: null })] },
			['a_examiner', 'R5', ''],
		],
		[
			'R5 unknown nature beside training',
			{
				expenses: [
					expense(40_000, { nature: null }),
					expense(1_000, { nature: 'professionnalisation' }),
				],
				totalCost: 4_100_000,
			},
			['a_examiner', 'R5', 'R5'],
		],
		['R6 no segment', { segments: [] }, ['a_examiner', 'R6', '']],
		['R7 no basin', { basins: [] }, ['a_examiner', 'R7', '']],
		['R7 a basin without decision', { basins: ['5312', '5315'] }, ['a_examiner', 'R7', '']],
		['R8 no end', { end: null }, ['a_examiner', 'R8', '']],
		['R9 ended before it was filed', { end: '2010-12-14' }, ['ineligible', 'R9', '']],
		['R9 filed on its last day', { end: '2010-12-15' }, ['eligible', '', '']],
		['R9 no filing date', { filedOn: null }, ['a_examiner', 'R9', '']],
		[
			'R9 a payment without date',
			{ expenses: [expense(40_000, { paidOn: null })] },
			['a_examiner', 'R9', ''],
		],
		['R10 no SIRET', { beneficiaryValid: null }, ['a_examiner', 'R10', '']],
		['R10 a wrong SIRET', { beneficiaryValid: false }, ['a_examiner', 'R10', '']],
		['R11 no cost line', { expenses: [] }, ['a_examiner', 'R11', '']],
		['R11 a sum that differs', { totalCost: 4_000_001 }, ['a_examiner', 'R11', '']],
		['R11 no total', { totalCost: null }, ['a_examiner', 'R11', '']],
		['R11 another European fund', { otherEuFunds: true }, ['a_examiner', 'R11', '']],
		['R11 unknown European funds', { otherEuFunds: null }, ['a_examiner', 'R11', '']],
		['R11 no amount asked', { esfAmount: null }, ['a_examiner', 'R11', '']],
		[
			'R11 an unknown amount',
			{ expenses: [expense(40_000, { amount: null })] },
			['a_examiner', 'R11', ''],
		],
		['R11 above the rate', { esfAmount: 2_000_001 }, ['eligible', '', 'R11']],
		[
			'R11 above the rate, with another fund',
			{ esfAmount: 2_000_001, otherEuFunds: true },
			['a_examiner', 'R11', 'R11'],
		],
		['R12 no pooling', { pooling: false }, ['eligible', '', 'R12']],
		['R13 no networking', { networking: false }, ['eligible', '', 'R13']],
		['R13 unknown networking', { networking: null }, ['eligible', '', 'R13']],
		['R14 no added value', { addedValue: false }, ['eligible', '', 'R14']],
		['R14 unknown added value', { addedValue: null }, ['eligible', '', 'R14']],
		['R15 no link with the référents', { referentLink: false }, ['eligible', '', 'R15']],
		['R15 unknown link', { referentLink: null }, ['eligible', '', 'R15']],
	];

	it.each(cases)('%s', (_, more, expected) => {
		expect(brief(run(more))).toEqual(expected);
	});
});

describe('eligible period (R9)', () => {
	it.each([
		['2006-12-31', 'R9'],
		['2007-01-01', ''],
		['2015-12-31', ''],
		['2016-01-01', 'R9'],
	])('a payment on %s warns "%s"', (paidOn, warned) => {
		const found = run({
			expenses: [expense(40_000), expense(1_000, { paidOn })],
			totalCost: 4_100_000,
		});
		expect(brief(found)).toEqual(['eligible', '', warned]);
		expect(found.eligibleCost).toBe(warned ? 4_000_000 : 4_100_000);
	});

	it('warns beside an exclusion', () => {
		const found = run({
			end: '2010-01-01',
			expenses: [expense(39_000), expense(1_000, { paidOn: '2016-01-01' })],
			esfAmount: 1_000_000,
		});
		expect(brief(found)).toEqual(['ineligible', 'R9', 'R9']);
	});
});

describe('decisions of the prefect (R6, R7)', () => {
	const refuse = (more: Partial<Decision> = {}): Decision => ({
		region: '53',
		subject: 'segment',
		code: 'nettoyage',
		decision: 'refuse',
		on: '2011-03-01',
		...more,
	});

	it('exclude as soon as one segment or basin is refused', () => {
		expect(brief(run({}, [...DECISIONS, refuse()]))).toEqual(['ineligible', 'R6', '']);
		const basin = refuse({ subject: 'bassin', code: '5312' });
		expect(brief(run({}, [...DECISIONS, basin]))).toEqual(['ineligible', 'R7', '']);
		const segments = ['nettoyage', 'courrier'];
		expect(brief(run({ segments }, [...DECISIONS, refuse()]))).toEqual(['ineligible', 'R6', '']);
	});

	it('are those of the region', () => {
		expect(run({}, [...DECISIONS, refuse({ region: '52' })]).outcome).toBe('eligible');
		expect(run({}, [...DECISIONS, refuse({ subject: 'bassin' })]).outcome).toBe('eligible');
	});

	it('are replaced by a later one, a refusal winning on the same day', () => {
		const earlier = refuse({ on: '2010-11-30' });
		const sameDay = refuse({ on: '2010-12-01' });
		for (const order of [
			[...DECISIONS, earlier],
			[earlier, ...DECISIONS],
		]) {
			expect(run({}, order).outcome).toBe('eligible');
		}
		for (const order of [
			[...DECISIONS, sameDay],
			[sameDay, ...DECISIONS],
		]) {
			expect(run({}, order).outcome).toBe('ineligible');
		}
		expect(run({}, [...DECISIONS, refuse({ on: null })]).outcome).toBe('eligible');
	});
});

describe('explanations', () => {
	it('name what is refused or undecided, in French', () => {
		const found = run({ segments: ['nettoyage', 'courrier', 'interim'] });
		const rule = found.results.find(({ id }) => id === 'R6');
		expect(rule).toMatchObject({
			status: 'unknown',
			reasons: [{ code: 'segmentsUndecided', about: ['courrier', 'interim'] }],
		});
		expect(rule?.evidence).toEqual([
			{ column: 'region', value: '53' },
			{ column: 'segments', value: 'nettoyage courrier interim' },
			{ column: 'decisions segment nettoyage', value: 'pertinent' },
			{ column: 'decisions segment courrier', value: null },
			{ column: 'decisions segment interim', value: null },
		]);
	});

	it('show the inputs as they read, missing ones as null', () => {
		const found = run({ fte: 0.5, otherEuFunds: null, esfAmount: 1_234_567 });
		const evidence = Object.fromEntries(
			found.results.flatMap((rule) => rule.evidence.map(({ column, value }) => [column, value])),
		);
		expect(evidence).toMatchObject({
			etp: '0,5',
			etp_avant: null,
			autres_fonds_ue: null,
			montant_fse: '12345,67',
			cout_total: '40000,00',
			beneficiaire_siret: 'valide',
			fonction_interface: 'oui',
			depenses_fse: '2 lignes',
			cree_le: '2011-01-01',
		});
	});
});
