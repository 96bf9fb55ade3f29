import { expect, test } from 'vitest';
import type { EsfOutcome } from '$lib/rules/esf/types';
import { NO_QUALITY } from '$lib/rules/quality';
import { absenceOf, valueOf } from '$lib/ui/column';
import { esfListColumns } from '$lib/views/esf/columns';
import type { EsfLine } from '$lib/views/esf/lines';
import type { Buyer } from '$lib/views/market/buyers';
import { otherBuyers } from '$lib/views/market/columns';
import { contractsWithin } from '$lib/views/market/contracts';
import { qualityColumns } from '$lib/views/qualityColumns';
import { leversSupplyFinding } from '$lib/views/supply/supplyFindings';

test('nothing is kept of an unreadable year: not applicable, never 0,0 %', () => {
	const columns = qualityColumns<typeof NO_QUALITY & { key: number | null }>(
		{ key: 'key', label: 'Exercice' },
		({ key }) => key !== null,
	);
	const said = (key: number | null) =>
		columns.slice(1).map((column) => {
			const row = { ...NO_QUALITY, rejected: 3, rejectedAmount: 500, key };
			return valueOf(column, row) ?? absenceOf(column, row);
		});
	const none = 'notApplicable';
	expect(said(null)).toEqual([none, none, none, none, none, none, 3, 500]);
	expect(said(2012)).toEqual([0, 0, 0, 0, 0, 0, 3, 500]);
});

test('a contract already realised whole comes after those with something left', () => {
	const contract = (number: number, end: string, realised: number) => ({
		contract: number,
		id: null,
		buyer: null,
		segment: 'A',
		end,
		basin: null,
		basis: 'paye' as const,
		year: 2012,
		amount: 1000,
		realised,
		clause: null,
		contracts: 1,
	});
	const all = [
		contract(1, '2013-01-10', 1000),
		contract(2, '2013-02-10', 400),
		contract(3, '2013-03-10', 0),
		contract(4, '2015-01-01', 0),
	];
	const kept = contractsWithin(all, { from: '2012-12-31', months: 12 });
	expect(kept.map(({ contract }) => contract)).toEqual([2, 3, 1]);
});

test('several segments with potential take one plural mark', () => {
	const lever = { insertion: 0, handicap: 0, potential: 100_000 };
	const levers = [lever, lever] as unknown as Parameters<typeof leversSupplyFinding>[0];
	expect(leversSupplyFinding(levers)).toContain('2\u00a0segments à potentiel sur 2 sans structure');
});

test('one row that sums six buyers reads as six buyers', () => {
	const row = (name: string | null, buyers: number | null) => ({ name, buyers }) as Buyer;
	expect(otherBuyers([row(null, 6)])).toBe('6\u00a0autres acheteurs');
	expect(otherBuyers([row('Préfecture', 1), row(null, 6)])).toBe('7\u00a0autres acheteurs');
	expect(otherBuyers([row(null, null)])).toBe('1\u00a0autre ligne');
});

test('an application out of the field has no capped amount, which is not 0 €', () => {
	const capped = esfListColumns(() => '').find(({ key }) => key === 'cappedEsf');
	if (!capped) throw new Error('no column of the capped amount');
	const line = (outcome: EsfOutcome) => ({ outcome, cappedEsf: 0 }) as EsfLine;
	expect(valueOf(capped, line('hors_champ'))).toBeNull();
	expect(absenceOf(capped, line('hors_champ'))).toBe('notApplicable');
	expect(valueOf(capped, line('ineligible'))).toBe(0);
});
