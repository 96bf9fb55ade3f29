import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildSite } from '../support/e2eSetup';

test('a folder of awards alone is built whole', () => {
	buildSite('.cache/sites/attribue', 'test/fixtures/attribue');
	expect(existsSync('.cache/sites/attribue/regions/53/index.html')).toBe(true);
	expect(existsSync('.cache/sites/attribue/detail')).toBe(false);
});

test('a folder whose lines are published has their files, region by region', () => {
	buildSite('.cache/sites/detail', 'test/fixtures/detail');
	const lines = readFileSync('.cache/sites/detail/detail/53/lignes-2012.csv', 'utf8');
	// Sixteen lines less the one without département, and the header.
	expect(lines.trimEnd().split('\n')).toHaveLength(16);
	expect(existsSync('.cache/sites/detail/detail/53/contrats.csv')).toBe(true);
});
