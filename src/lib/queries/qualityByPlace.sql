-- What can be used of the lines of a basis, by fiscal year and region. Amounts lose their sign: a
-- credit note is a line to be read like another, and must not hide one.
WITH observees AS (
	SELECT
		exercice,
		CAST(region_2010 AS VARCHAR) AS region_2010,
		abs(montant_cts) AS montant,
		segment IS NULL AS non_classee,
		a_revoir AS non_identifiee,
		segment IS NOT NULL AND NOT a_revoir AND region_2010 <> 'NR' AS utilisable
	FROM lignes
	WHERE base_montant = $1
),
gardees AS (
	SELECT
		exercice,
		region_2010,
		count(*) AS lignes,
		sum(montant) AS montant,
		count(*) FILTER (utilisable) AS utilisables,
		coalesce(sum(montant) FILTER (utilisable), 0) AS montant_utilisable,
		count(*) FILTER (non_classee) AS non_classees,
		coalesce(sum(montant) FILTER (non_classee), 0) AS montant_non_classe,
		count(*) FILTER (non_identifiee) AS non_identifiees,
		coalesce(sum(montant) FILTER (non_identifiee), 0) AS montant_non_identifie
	FROM observees
	GROUP BY ALL
),
ecartees AS (
	SELECT
		r.exercice,
		coalesce(d.region_2010, 'NR') AS region_2010,
		count(*) AS lignes,
		coalesce(sum(abs(r.montant_cts)), 0) AS montant
	FROM achats_rejetes r
	LEFT JOIN ref_departements d ON d.code = r.departement
	GROUP BY ALL
)
SELECT
	coalesce(g.exercice, e.exercice) AS year,
	coalesce(g.region_2010, e.region_2010) AS region,
	CAST(coalesce(g.lignes, 0) AS INTEGER) AS lines,
	CAST(coalesce(g.montant, 0) AS BIGINT) AS amount,
	CAST(coalesce(g.utilisables, 0) AS INTEGER) AS usable,
	CAST(coalesce(g.montant_utilisable, 0) AS BIGINT) AS "usableAmount",
	CAST(coalesce(g.non_classees, 0) AS INTEGER) AS unclassified,
	CAST(coalesce(g.montant_non_classe, 0) AS BIGINT) AS "unclassifiedAmount",
	CAST(coalesce(g.non_identifiees, 0) AS INTEGER) AS unidentified,
	CAST(coalesce(g.montant_non_identifie, 0) AS BIGINT) AS "unidentifiedAmount",
	CAST(coalesce(e.lignes, 0) AS INTEGER) AS rejected,
	CAST(coalesce(e.montant, 0) AS BIGINT) AS "rejectedAmount"
FROM gardees g
FULL JOIN ecartees e
	ON e.exercice IS NOT DISTINCT FROM g.exercice AND e.region_2010 = g.region_2010
ORDER BY year NULLS LAST, region;
