import { expect, test } from 'vitest';
import { refusal } from '$lib/engine/statement';

test.each([
	'SELECT 1',
	'  select 1;  ',
	'-- un commentaire; avec point-virgule\nSELECT 1',
	'/* ; */ WITH a AS (SELECT 1) FROM a',
	'SELECT \'a;b\', "c;d", $$e;f$$',
	'(SELECT 1) UNION ALL (SELECT 2)',
	'FROM cube',
	'DESCRIBE cube',
	'SUMMARIZE cube',
	'PIVOT cube ON segment USING sum(montant)',
])('%j reads', (sql) => {
	expect(refusal(sql)).toBe(null);
});

test.each([
	['', 'vide', 0],
	['  -- rien\n', 'vide', 0],
	['SELECT 1; DROP TABLE cube', 'Une seule instruction', 10],
	['DELETE FROM cube', 'Seule la lecture', 0],
	["-- ah\n  COPY cube TO 'x'", 'Seule la lecture', 8],
	["ATTACH 'x.db'", 'Seule la lecture', 0],
	['INSTALL httpfs', 'Seule la lecture', 0],
	['LOAD httpfs', 'Seule la lecture', 0],
	['PRAGMA enable_profiling', 'Seule la lecture', 0],
	['SET threads = 1', 'Seule la lecture', 0],
	['/* SELECT */ CREATE TABLE x (y INT)', 'Seule la lecture', 13],
	["SELECT 'a' -- ;\n; COMMIT", 'Une seule instruction', 18],
])('%j is refused: %s, at %i', (sql, reason, at) => {
	const found = refusal(sql);
	expect(found?.reason).toContain(reason);
	expect(found?.at).toBe(at);
});
