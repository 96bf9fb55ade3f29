-- What the values that come back from line to line are worth to the classification, each once. Where it
-- costs little a table has a row for every value, the empty one too (NULL): a line that always finds one
-- is not parted from its neighbours.

-- The longest prefix wins; a prefix without segment excludes (medical temporary work, for instance).
CREATE OR REPLACE TABLE cpv_segments AS
SELECT c.numero AS n_cpv, CAST(p.segment AS codes_achats_segment_segments) AS segment
FROM valeurs_cpv c
LEFT JOIN ref_segments_cpv p ON starts_with(left(c.cpv, 8), p.prefixe_cpv)
QUALIFY row_number() OVER (PARTITION BY c.numero ORDER BY length(p.prefixe_cpv) DESC NULLS LAST) = 1;

-- What a supplier is in a fiscal year, where it is not an ordinary one: lines, which are millions, look
-- up one number. An identifiable supplier is one whose SIRET stands, and that is no other establishment
-- of a counted structure: an association can run an ESAT beside an ordinary activity.
CREATE OR REPLACE TABLE fournisseurs_suivis AS
WITH valides AS (
	SELECT
		numero,
		CASE WHEN fournisseur_valide THEN fournisseur_siret END AS siret,
		CASE WHEN fournisseur_valide THEN left(fournisseur_siret, 9) END AS siren
	FROM valeurs_fournisseur
	WHERE numero IS NOT NULL
),
suivis AS (
	SELECT * FROM valides
	WHERE siret IS NULL
		OR siret IN (SELECT siret FROM structures_inscrites)
		OR siren IN (SELECT siren FROM sirens_comptes)
)
SELECT
	e.exercice,
	v.numero AS n_fournisseur,
	f.type,
	f.famille,
	coalesce(f.non_datee, false) AS non_date,
	f.type IS NULL AND (v.siret IS NULL OR m.siren IS NOT NULL) AS a_revoir,
	-- Known of the registry, but not counted that year.
	f.type IS NULL AND i.siret IS NOT NULL AS inscrit_sans_compter
FROM exercices_lus e
CROSS JOIN suivis v
LEFT JOIN structures_comptees f ON f.exercice = e.exercice AND f.siret = v.siret
LEFT JOIN sirens_comptes m ON m.exercice = e.exercice AND m.siren = v.siren
LEFT JOIN structures_inscrites i ON i.siret = v.siret;

CREATE OR REPLACE TABLE sous_traitants_suivis AS
SELECT
	e.exercice,
	v.numero AS n_sous_traitant,
	t.type,
	t.famille,
	coalesce(t.non_datee, false) AS non_date,
	v.sous_traitant_valide AND t.type IS NULL AS inconnu
FROM exercices_lus e
CROSS JOIN valeurs_sous_traitant v
LEFT JOIN structures_comptees t
	ON t.exercice = e.exercice AND t.siret = CASE WHEN v.sous_traitant_valide THEN v.sous_traitant_siret END;
