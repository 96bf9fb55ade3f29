import type { Assessment } from '$lib/rules/esf/assess';
import type { Application, Decision, Expense } from '$lib/rules/esf/types';
import { esfLine, type EsfLine } from '$lib/views/esf/lines';

/** A salary line of 2011, in euros. */
export function expense(euros: number, more: Partial<Expense> = {}): Expense {
	return { nature: 'salaire', amount: euros * 100, paidOn: '2011-06-30', ...more };
}

/** Both segments and the basin of the good application, judged relevant in Bretagne. */
export const DECISIONS: readonly Decision[] = [
	{
		region: '53',
		subject: 'segment',
		code: 'nettoyage',
		decision: 'pertinent',
		on: '2010-12-01',
	},
	{ region: '53', subject: 'segment', code: 'accueil', decision: 'pertinent', on: null },
	{ region: '53', subject: 'bassin', code: '5312', decision: 'pertinent', on: '2010-12-01' },
];

/** A new post of 1 FTE with all its evidence: 40 000 € of cost, 20 000 € asked. */
export function application(more: Partial<Application> = {}): Application {
	return {
		id: 'D1',
		region: '53',
		beneficiaryValid: true,
		segments: ['nettoyage', 'accueil'],
		basins: ['5312'],
		interfaceFunction: true,
		createdOn: '2011-01-01',
		previousPost: null,
		fte: 1,
		fteBefore: null,
		axisAtLetter: null,
		end: '2012-12-31',
		filedOn: '2010-12-15',
		totalCost: 4_000_000,
		esfAmount: 2_000_000,
		otherEuFunds: false,
		pooling: true,
		networking: true,
		addedValue: true,
		referentLink: true,
		expenses: [expense(30_000), expense(10_000, { nature: 'deplacement' })],
		...more,
	};
}

/** The line of an application that aims at no basin and no segment, but for what `more` says. */
export function lineOf(assessment: Assessment, more: Partial<EsfLine> = {}): EsfLine {
	const nothing = { basins: [], segments: [], uncovered: 0, unknown: 0, below: 0 };
	return { ...esfLine(assessment, nothing), ...more };
}
