import { describe, expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import { readDraft, writeDraft } from '$lib/views/esf/address';
import { applicationOf, draftOf, emptyDraft, rateOf } from '$lib/views/esf/draft';
import { typedDate, typedEuros, typedNumber } from '$lib/views/esf/typed';
import { DECISIONS, application, expense } from '../rules/support/esf';

describe('typed texts', () => {
	it.each([
		['1 234,5', 123_450],
		['1\u202f234,50\u00a0€', 123_450],
		['0.07', 7],
		['-12', -1200],
		['131803.32', 13_180_332],
		['', null],
	])('reads %j as %j cents', (text, cents) => {
		expect(typedEuros(text)).toBe(cents);
	});

	it.each(['1,234', 'douze', '1.2.3', '123456789012'])('cannot read %j as euros', (text) => {
		expect(typedEuros(text)).toBeUndefined();
	});

	it('keeps numbers within their bounds', () => {
		expect(typedNumber('0,6', 0, 20)).toBe(0.6);
		expect(typedNumber('', 0, 20)).toBeNull();
		expect(typedNumber('21', 0, 20)).toBeUndefined();
		expect(typedNumber('-1', 0, 20)).toBeUndefined();
	});

	it('knows the days that exist', () => {
		expect(typedDate('2012-02-29')).toBe('2012-02-29');
		expect(typedDate('2011-02-29')).toBeUndefined();
		expect(typedDate('')).toBeNull();
	});
});

describe('the form', () => {
	it('gives back to the rules the application that it was filled from', () => {
		const given = application({
			previousPost: 'P0',
			fteBefore: 0.4,
			axisAtLetter: '3',
			referentLink: null,
			expenses: [expense(12.34), expense(5, { nature: null, paidOn: null, amount: null })],
		});
		expect(applicationOf(draftOf(given), 'D1')).toEqual({ ...given, previousPost: 'déclaré' });
	});

	it('is to be examined while it is empty', () => {
		const found = assess(applicationOf(emptyDraft(), 'formulaire'), DECISIONS);
		expect(found.outcome).toBe('a_examiner');
		expect(found.eligibleCost).toBeNull();
		// No predecessor and no axis are declarations: R4 holds, R3 waits for the date alone.
		expect(found.motifs).not.toContain('R4');
	});

	it('takes what it cannot read as unknown', () => {
		const draft = { ...draftOf(application()), totalCost: 'quarante', fte: '0', createdOn: '2011' };
		expect(applicationOf(draft, 'D1')).toMatchObject({
			totalCost: null,
			fte: null,
			createdOn: null,
		});
	});

	it('forgets the time of a post that it no longer replaces', () => {
		const draft = draftOf(application({ previousPost: 'P0', fteBefore: 1 }));
		expect(applicationOf({ ...draft, replaces: false }, 'D1')).toMatchObject({
			previousPost: null,
			fteBefore: null,
		});
	});

	it('reads the rate as a fraction, fifty percent when it is not one', () => {
		expect(rateOf({ ...emptyDraft(), rate: '37,5' })).toBe(0.375);
		expect(rateOf({ ...emptyDraft(), rate: '101' })).toBe(0.5);
		expect(rateOf({ ...emptyDraft(), rate: '' })).toBe(0.5);
	});
});

describe('the address of the form', () => {
	it('reproduces the form', () => {
		const draft = {
			...draftOf(application({ previousPost: 'P0', otherEuFunds: true })),
			rate: '40',
		};
		expect(readDraft(writeDraft(draft))).toEqual(draft);
	});

	it('is empty for an empty form', () => {
		expect(writeDraft(emptyDraft())).toBe('');
	});

	it('never holds a number of a beneficiary', () => {
		const address = writeDraft(draftOf(application()));
		expect(address).toContain('beneficiaire_siret=valide');
		expect(address).not.toMatch(/\d{14}/);
	});

	it('takes a mistyped choice as empty', () => {
		const draft = readDraft('fonction_interface=peut-etre&beneficiaire_siret=12&depense=or~1~');
		expect(draft).toEqual({
			...emptyDraft(),
			expenses: [{ nature: '', amount: '1', paidOn: '' }],
		});
	});
});
