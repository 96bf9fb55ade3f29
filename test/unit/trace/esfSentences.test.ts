import { expect, test } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import { explainEsfBrief, explainEsfServing } from '$lib/views/trace/derived';
import type { EsfLine } from '$lib/views/esf/lines';
import { application, DECISIONS, lineOf } from '../rules/support/esf';
import { cellsOf, numbers, readCells, value } from './support';

test('ESF in a brief: unknown amounts stay out of the sum, and the panel says how many', () => {
	const line = (
		id: string,
		outcome: 'eligible' | 'a_examiner',
		cappedEsf: number | null,
		ends = false,
	) => ({ id, outcome, end: '2013-06-30', cappedEsf, ends });
	const brief = {
		lines: [
			line('D1', 'eligible', 10_000_00, true),
			line('D2', 'eligible', null),
			line('D3', 'a_examiner', 4_000_00, true),
		],
	};
	const of = (
		part: Parameters<typeof explainEsfBrief>[1],
		key: Parameters<typeof explainEsfBrief>[4],
	) => explainEsfBrief(brief, part, '2012-12-31', 'Bretagne', key);
	expect(value(of('committed', 'cappedEsf'))).toBe('10 000,00 €');
	expect(numbers(of('committed', 'cappedEsf'))).toBe(
		'2 demandes, dont 1 sans montant calculable, hors de la somme',
	);
	expect(cellsOf(of('committed', 'unknown'), 'id', 'cappedEsf')).toEqual([['D2', null]]);
	expect(cellsOf(of('ending', 'applications'), 'id')).toEqual([['D1']]);
	expect(value(of('toReview', 'cappedEsf'))).toBe('4 000,00 €');
});

test('applications that serve a basin without facilitator: how many, and which', async () => {
	const line = (id: string, more: Partial<EsfLine>) =>
		lineOf(assess(application({ id }), DECISIONS), more);
	const found = explainEsfServing(2, async () => [
		line('D7', { cappedEsf: 12_000_00, uncovered: ['Brest', 'Lannion'] }),
		line('D8', { cappedEsf: 3_000_00 }),
		line('D9', { cappedEsf: null, uncovered: ['Brest'] }),
		line('D10', { uncovered: ['Brest'], outcome: 'a_examiner' }),
	]);
	expect(value(found)).toBe('2');
	expect(numbers(found)).toBe('2 demandes');
	expect(await readCells(found, 'id', 'basins', 'cappedEsf')).toEqual([
		['D7', 'Brest, Lannion', '12 000'],
		['D9', 'Brest', null],
	]);
	expect(value(explainEsfServing(0, async () => []))).toBe('0');
});
