-- Findings and counts under the names of the reader's files. A table made of several files was read as
-- one: `avant` is how many records come before those of a file, whose own first record is its line 2.
CREATE OR REPLACE TABLE constats AS
WITH places AS (
	SELECT
		p.fichier,
		c.ligne - p.avant AS ligne,
		c.colonne,
		c.valeur,
		c.regle,
		c.gravite,
		p.reunie,
		p.lu,
		-- Rank that the sentence names, in the table made of all the files.
		CASE WHEN p.reunie
			THEN TRY_CAST(nullif(regexp_extract(c.regle, 'à la ligne ([0-9]+)$', 1), '') AS BIGINT)
		END AS nommee
	FROM constats c
	JOIN parties_lues p
		ON p.lu = c.fichier
		AND coalesce(c.ligne, 1) - 1 BETWEEN
			CASE WHEN p.rang = 0 THEN 0 ELSE p.avant + 1 END AND p.avant + p.enregistrements
),
dites AS (
	SELECT
		s.fichier,
		s.ligne,
		s.colonne,
		s.valeur,
		CASE
			WHEN n.fichier IS NULL THEN s.regle
			ELSE regexp_replace(s.regle, '[0-9]+$', CAST(s.nommee - n.avant AS VARCHAR))
				|| CASE WHEN n.fichier = s.fichier THEN '' ELSE ' de «' || chr(160) || n.fichier || chr(160) || '»' END
		END AS regle,
		s.gravite,
		s.reunie AND starts_with(s.valeur, '{mark}') AS gardee
	FROM places s
	LEFT JOIN parties_lues n
		ON n.lu = s.lu AND s.nommee - 1 BETWEEN n.avant + 1 AND n.avant + n.enregistrements
)
SELECT
	fichier,
	ligne,
	colonne,
	CASE WHEN gardee THEN translate(split_part(valeur, '{mark}', 3), '{marks}', ',"') ELSE valeur END
		AS valeur,
	CASE
		WHEN gardee THEN translate(split_part(valeur, '{mark}', 2), '{marks}', ',"')
		-- The page has a box to tick where the command line has an option.
		ELSE replace(
			replace(regle, 'relancer avec --reparer', 'cocher la case qui rend leurs zéros aux codes'),
			' (--reparer)', ''
		)
	END AS regle,
	gravite
FROM dites
UNION ALL
SELECT * FROM constats WHERE fichier NOT IN (SELECT lu FROM parties_lues)
ORDER BY fichier, ligne NULLS FIRST, colonne, regle;

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
