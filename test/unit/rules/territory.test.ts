import { describe, expect, it } from 'vitest';
import {
	METROPOLITAN_REGIONS_2010,
	OVERSEAS_REGIONS,
	isInPerimeter,
	levelsIn,
	type BuyerLevel,
} from '$lib/rules/territory';

describe('the State', () => {
	it('is its central and deconcentrated services', () => {
		expect(levelsIn('etat')).toEqual(['etat_central', 'etat_deconcentre', 'etat']);
	});

	it('takes public establishments in by the control only', () => {
		expect(isInPerimeter('etablissement_public')).toBe(false);
		expect(isInPerimeter('etablissement_public', 'etat_et_etablissements')).toBe(true);
	});

	it('never takes local authorities', () => {
		const others: BuyerLevel[] = ['regional', 'departemental', 'local', 'autre'];
		expect(others.some((level) => isInPerimeter(level, 'etat_et_etablissements'))).toBe(false);
	});
});

describe('regions of 2010', () => {
	it('are 22 in metropolitan France and 5 overseas, Mayotte with them', () => {
		expect(new Set(METROPOLITAN_REGIONS_2010).size).toBe(22);
		expect(OVERSEAS_REGIONS).toHaveLength(5);
		expect(METROPOLITAN_REGIONS_2010.some((code) => OVERSEAS_REGIONS.includes(code))).toBe(false);
	});
});
