import { describe, expect, it } from 'vitest';
import { METROPOLITAN_REGIONS_2010, OVERSEAS_REGIONS } from '$lib/rules/territory';

describe('regions of 2010', () => {
	it('are 22 in metropolitan France and 5 overseas, Mayotte with them', () => {
		expect(new Set(METROPOLITAN_REGIONS_2010).size).toBe(22);
		expect(OVERSEAS_REGIONS).toHaveLength(5);
		expect(METROPOLITAN_REGIONS_2010.some((code) => OVERSEAS_REGIONS.includes(code))).toBe(false);
	});
});
