-- Which structures count, year by year, and as what. Read by classify.sql.
-- A kind and an entry must each overlap the fiscal year; an equivalent structure counts only with a
-- dated proof that most of its staff are disabled workers (CMP 2006, art. 15).
CREATE OR REPLACE TABLE structures_comptees AS
WITH exercices AS (
	SELECT DISTINCT exercice, make_date(exercice, 1, 1) AS debut, make_date(exercice, 12, 31) AS fin
	FROM achats
)
SELECT
	e.exercice,
	s.siret,
	left(s.siret, 9) AS siren,
	s.type,
	t.famille,
	(s.valide_du IS NULL AND s.valide_au IS NULL) AS non_datee
FROM structures s
JOIN ref_types_structures t ON t.type = s.type AND t.compte_par_defaut
JOIN exercices e
	ON (t.compte_du IS NULL OR t.compte_du <= e.fin)
	AND (t.compte_au IS NULL OR t.compte_au >= e.debut)
	AND (s.valide_du IS NULL OR s.valide_du <= e.fin)
	AND (s.valide_au IS NULL OR s.valide_au >= e.debut)
WHERE siret_valide(s.siret) AND (s.type <> 'EQUIV' OR s.preuve_majorite IS NOT NULL)
-- The order of the kinds' table decides when one SIRET has several kinds that count; between two
-- entries of one kind, a dated one is the better evidence.
QUALIFY row_number() OVER (PARTITION BY e.exercice, s.siret ORDER BY t.ligne, non_datee) = 1;

CREATE OR REPLACE TABLE sirens_comptes AS
SELECT DISTINCT exercice, siren FROM structures_comptees;

-- Entries of a kind that counts, whatever their period and their kind's.
CREATE OR REPLACE TABLE structures_inscrites AS
SELECT DISTINCT s.siret, s.type = 'EQUIV' AND s.preuve_majorite IS NULL AS sans_preuve
FROM structures s
JOIN ref_types_structures t ON t.type = s.type AND t.compte_par_defaut
QUALIFY row_number() OVER (PARTITION BY s.siret ORDER BY sans_preuve) = 1;

-- The longest prefix wins; a prefix without segment excludes (medical temporary work, for instance).
CREATE OR REPLACE TABLE cpv_segments AS
SELECT c.cpv, CAST(p.segment AS codes_achats_segment_segments) AS segment
FROM (SELECT DISTINCT left(cpv, 8) AS cpv FROM achats WHERE segment IS NULL AND cpv IS NOT NULL) c
JOIN ref_segments_cpv p ON starts_with(c.cpv, p.prefixe_cpv)
QUALIFY row_number() OVER (PARTITION BY c.cpv ORDER BY length(p.prefixe_cpv) DESC) = 1;

-- Buyers, numbered: a line then holds a number where it would hold three texts. `service` numbers those
-- that are one buyer for the site, by SIRET, or by name where there is none.
CREATE OR REPLACE TABLE acheteurs_lus AS
SELECT
	CAST(row_number() OVER () AS INTEGER) AS acheteur,
	CAST(dense_rank() OVER (ORDER BY cle) AS INTEGER) AS service,
	*
FROM (
	SELECT
		acheteur_siret AS siret,
		acheteur_nom AS nom,
		ministere,
		-- A SIRET has 14 digits: the tilde keeps a name from being taken for one.
		coalesce(acheteur_siret, '~' || acheteur_nom) AS cle
	FROM achats
	GROUP BY ALL
);

-- Where a département is, in the types that a line holds.
DROP TABLE IF EXISTS lignes;
DROP TABLE IF EXISTS departements_situes;
DROP TYPE IF EXISTS region_lue;
CREATE TYPE region_lue AS ENUM (
	SELECT region FROM (
		SELECT DISTINCT region_2010 AS region FROM ref_departements WHERE region_2010 IS NOT NULL
		UNION SELECT 'NR'
	)
	ORDER BY region
);
CREATE TABLE departements_situes AS
SELECT
	CAST(code AS codes_achats_departement_departements) AS code,
	CAST(region_2010 AS region_lue) AS region_2010
FROM ref_departements;
