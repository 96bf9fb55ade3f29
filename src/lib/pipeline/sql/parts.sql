-- Findings and counts under the names of the reader's files. A table made of several files was read as
-- one: `avant` is how many records come before those of a file, whose own first record is its line 2.
CREATE OR REPLACE TEMP TABLE constats_places AS
WITH places AS (
	SELECT
		p.fichier,
		c.ligne - p.avant + p.au_dessus AS ligne,
		c.colonne,
		c.valeur,
		c.gravite,
		c.code,
		-- The page has a box to tick where the command line has an option.
		CASE c.code
			WHEN 'zero_perdu' THEN '{proposed}'
			WHEN 'zero_retabli' THEN '{repaired}'
			WHEN 'deux_lectures' THEN '{ambiguous}'
			ELSE c.motif
		END
			AS motif,
		c.argument,
		c.cite,
		p.lu,
		p.reunie,
		p.reunie AND starts_with(c.valeur, '{mark}') AS gardee
	FROM constats c
	JOIN parties_lues p
		ON p.lu = c.fichier
		AND (NOT p.reunie OR coalesce(c.ligne, 1) - 1 BETWEEN
			CASE WHEN p.rang = 0 THEN 0 ELSE p.avant + 1 END AND p.avant + p.enregistrements)
)
SELECT
	s.fichier,
	s.ligne,
	s.colonne,
	CASE WHEN s.gardee THEN translate(split_part(s.valeur, '{mark}', 4), '{marks}', ',"') ELSE s.valeur END
		AS valeur,
	s.gravite,
	s.code,
	CASE WHEN s.gardee THEN translate(split_part(s.valeur, '{mark}', 3), '{marks}', ',"') ELSE s.motif END
		AS motif,
	-- The line that a finding names has its rank in its own file, which is named when it is another one.
	CASE WHEN n.fichier <> s.fichier
		THEN (s.cite - n.avant + n.au_dessus) || ' de «' || chr(160) || n.fichier || chr(160) || '»'
		ELSE s.argument
	END AS argument,
	s.cite - coalesce(n.avant - n.au_dessus, 0) AS cite
FROM places s
LEFT JOIN parties_lues n
	ON n.lu = s.lu AND s.reunie AND s.cite - 1 BETWEEN n.avant + 1 AND n.avant + n.enregistrements
UNION ALL
SELECT * EXCLUDE (regle) FROM constats WHERE fichier NOT IN (SELECT lu FROM parties_lues);

DELETE FROM constats;
INSERT INTO constats
SELECT * FROM constats_places
ORDER BY fichier, ligne NULLS FIRST, colonne, replace(motif, '{}', coalesce(argument, CAST(cite AS VARCHAR), ''));
DROP TABLE constats_places;

CREATE OR REPLACE TABLE fichiers_lus AS
WITH ecartees AS (
	SELECT fichier, count(DISTINCT ligne) AS lignes
	FROM constats
	WHERE gravite = 'rejet'
	GROUP BY fichier
)
SELECT
	coalesce(p.fichier, f.fichier) AS fichier,
	f.table_contrat,
	coalesce(p.enregistrements, f.enregistrements) AS enregistrements,
	CASE WHEN p.reunie THEN p.enregistrements - coalesce(e.lignes, 0) ELSE f.gardes END AS gardes,
	CASE WHEN p.reunie THEN coalesce(e.lignes, 0) ELSE f.ecartes END AS ecartes,
	coalesce(p.encodage, f.encodage) AS encodage,
	coalesce(p.separateur, f.separateur) AS separateur
FROM fichiers_lus f
LEFT JOIN parties_lues p ON p.lu = f.fichier
LEFT JOIN ecartees e ON e.fichier = p.fichier
ORDER BY f.rowid, p.rang;

DROP TABLE parties_lues;
