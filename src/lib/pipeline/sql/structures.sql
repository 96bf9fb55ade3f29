-- Fiscal years of the lines.
CREATE OR REPLACE TABLE exercices_lus AS
SELECT DISTINCT exercice, make_date(exercice, 1, 1) AS debut, make_date(exercice, 12, 31) AS fin
FROM achats_gardes;

-- Which structures count, year by year, and as what. Read by values.sql.
-- A kind and an entry must each overlap the fiscal year; an equivalent structure counts only with a
-- dated proof that most of its staff are disabled workers (CMP 2006, art. 15).
CREATE OR REPLACE TABLE structures_comptees AS
SELECT
	e.exercice,
	s.siret,
	left(s.siret, 9) AS siren,
	s.type,
	t.famille,
	(s.valide_du IS NULL AND s.valide_au IS NULL) AS non_datee
FROM structures s
JOIN ref_types_structures t ON t.type = s.type AND t.compte_par_defaut
JOIN exercices_lus e
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
