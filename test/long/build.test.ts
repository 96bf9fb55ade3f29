import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

test('a folder that cannot be read stops the build as the check does, and leaves the site before', () => {
	const folder = '.cache/folders/fautif';
	cpSync('test/fixtures/detail', folder, { recursive: true });
	writeFileSync(`${folder}/achats.csv`, 'id,exercices\n');
	const out = '.cache/sites/fautif';
	mkdirSync(out, { recursive: true });
	writeFileSync(`${out}/index.html`, 'site d’avant');
	const env = { ...process.env, NODE_ENV: 'production', CAP10_DATA: folder, CAP10_OUT: out };
	const built = spawnSync(process.execPath, ['scripts/build.mjs'], { env, encoding: 'utf8' });
	const checked = spawnSync(process.execPath, ['scripts/cli.mjs', 'check', folder], {
		encoding: 'utf8',
	});
	expect(built.status).toBe(1);
	expect(checked.stderr).toContain('«\u00a0exercice\u00a0» manque');
	expect(built.stderr.trim()).toBe(checked.stderr.trim());
	expect(readdirSync(out)).toEqual(['index.html']);
});
