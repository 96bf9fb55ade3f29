import { describe, expect, it } from 'vitest';
import { undatedShare, waysOf } from '$lib/rules/ways';

const SUMS = {
	directInsertion: 100,
	directHandicap: 200,
	reservedInsertion: 10,
	reservedHandicap: 20,
	subcontractInsertion: 3,
	subcontractHandicap: 4,
	orgOther: 1,
	orgUndated: 50,
};

describe('ways of performing', () => {
	it('come in the order of the method and add up to M2', () => {
		const rows = waysOf(SUMS, 1000);
		expect(rows.map(({ way, total }) => [way, total])).toEqual([
			['reserve', 30],
			['direct', 300],
			['sous_traitance', 7],
			['heures', 1000],
			['autre', 1],
		]);
		expect(rows[0]?.label).toBe('marché réservé');
	});

	it('show the part that rests on undated entries', () => {
		expect(undatedShare(SUMS, 200)).toBe(0.25);
		expect(undatedShare(SUMS, 0)).toBeNull();
	});
});
