-- Every sum a page needs, in one grouped query of four grains: a trend over the years, the
-- regions × segments of one year, the steps from total to base of that year, and what stands beside.
-- $1 edition of regions, $2 fiscal year, $3 labour-share threshold in percent, $4 public
-- establishments in, $5 borderline segments in, $6 cautious hour value, $7 family ('toutes',
-- 'insertion', 'handicap'), $8 amount basis.
WITH etapes AS MATERIALIZED (
	SELECT
		c.*,
		CASE CAST($1 AS VARCHAR) WHEN '2010' THEN c.region_2010 ELSE t.region_2016 END AS region,
		CASE
			WHEN c.perimetre = 'hors' OR (c.perimetre = 'ep' AND NOT CAST($4 AS BOOLEAN)) THEN 'hors_etat'
			WHEN c.segment IS NULL THEN 'non_classe'
			WHEN NOT s.achats_courants THEN 'hors_achats_courants'
			WHEN s.main_oeuvre < CAST($3 AS INTEGER) * 10000 THEN 'sous_seuil'
			WHEN NOT CAST($5 AS BOOLEAN)
				AND CAST($3 AS INTEGER) * 10000 BETWEEN s.main_oeuvre_min AND s.main_oeuvre_max
				THEN 'sous_seuil'
			ELSE 'assiette'
		END AS etape,
		NOT CAST($3 AS INTEGER) * 10000 BETWEEN s.main_oeuvre_min AND s.main_oeuvre_max AS ferme,
		s.source AS sourcee,
		-- The family asked for and the hour value asked for become the measures of the answer.
		CASE CAST($7 AS VARCHAR)
			WHEN 'insertion' THEN direct_insertion + reserve_insertion + sous_traitance_insertion
			WHEN 'handicap' THEN direct_handicap + reserve_handicap + sous_traitance_handicap
			ELSE organismes
		END AS org,
		CASE
			WHEN CAST($7 AS VARCHAR) = 'handicap' THEN 0
			WHEN CAST($6 AS BOOLEAN) THEN heures_prudentes
			ELSE heures
		END AS hours,
		CASE WHEN CAST($7 AS VARCHAR) = 'handicap' THEN 0 ELSE heures_prudentes END AS hours_cautious,
		CASE WHEN CAST($6 AS BOOLEAN) THEN non_identifie_prudent ELSE non_identifie END AS unidentified,
		CASE WHEN CAST($6 AS BOOLEAN) THEN lignes_heures_prudentes ELSE lignes_heures END AS hours_lines,
		CASE WHEN CAST($6 AS BOOLEAN) THEN lignes_reste_prudent ELSE lignes_reste END AS rest_lines
	FROM cube c
	LEFT JOIN segments s ON s.code = c.segment
	LEFT JOIN territoires t ON t.region_2010 = c.region_2010
	WHERE c.base_montant = CAST($8 AS VARCHAR)
),
-- The greatest contract of each scope, for the ranking guard.
contrats AS (
	SELECT
		CASE CAST($1 AS VARCHAR) WHEN '2010' THEN k.region_2010 ELSE t.region_2016 END AS region,
		k.contrat,
		k.montant
	FROM concentration k
	JOIN segments s ON s.code = k.segment
	LEFT JOIN territoires t ON t.region_2010 = k.region_2010
	WHERE k.exercice = CAST($2 AS INTEGER)
		AND CAST($8 AS VARCHAR) = 'paye'
		AND s.achats_courants
		AND s.main_oeuvre >= CAST($3 AS INTEGER) * 10000
		AND (k.perimetre = 'etat' OR CAST($4 AS BOOLEAN))
		AND (CAST($5 AS BOOLEAN)
			OR NOT CAST($3 AS INTEGER) * 10000 BETWEEN s.main_oeuvre_min AND s.main_oeuvre_max)
),
plus_grands AS (
	SELECT coalesce(region, 'FR') AS region, max(montant) AS montant
	FROM (
		SELECT region, sum(montant) AS montant
		FROM contrats
		GROUP BY GROUPING SETS ((contrat), (region, contrat))
	)
	GROUP BY region
),
annees AS (
	SELECT
		'annee' AS grain,
		exercice AS year,
		coalesce(region, 'FR') AS region,
		NULL AS segment,
		NULL AS step,
		sum(montant) AS base,
		sum(lignes) AS lines,
		sum(org) AS org,
		sum(hours) AS hours,
		sum(hours_cautious) AS hours_cautious,
		sum(clause) AS clause,
		sum(unidentified) AS unidentified
	FROM etapes
	WHERE etape = 'assiette'
	GROUP BY GROUPING SETS ((exercice), (exercice, region))
),
cellules AS (
	SELECT
		'cellule' AS grain,
		CAST($2 AS INTEGER) AS year,
		coalesce(region, 'FR') AS region,
		segment,
		NULL AS step,
		sum(montant) AS base,
		sum(lignes) AS lines,
		sum(org) AS org,
		sum(hours) AS hours,
		sum(hours_cautious) AS hours_cautious,
		sum(clause) AS clause,
		sum(unidentified) AS unidentified
	FROM etapes
	WHERE etape = 'assiette' AND exercice = CAST($2 AS INTEGER)
	GROUP BY GROUPING SETS ((segment), (region, segment))
),
registre AS (
	SELECT
		'etape' AS grain,
		CAST($2 AS INTEGER) AS year,
		coalesce(region, 'FR') AS region,
		NULL AS segment,
		etape AS step,
		sum(montant) AS base,
		sum(lignes) AS lines,
		sum(org) AS org,
		sum(hours) AS hours,
		sum(hours_cautious) AS hours_cautious,
		sum(clause) AS clause,
		sum(unidentified) AS unidentified,
		sum(lignes_organismes) AS org_lines,
		sum(hours_lines) AS hours_lines,
		sum(lignes_non_identifiees) AS unidentified_lines,
		sum(rest_lines) AS rest_lines,
		sum(organismes_non_dates) AS org_undated,
		sum(organismes) AS org_all,
		sum(direct_insertion) AS direct_insertion,
		sum(direct_handicap) AS direct_handicap,
		sum(reserve_insertion) AS reserved_insertion,
		sum(reserve_handicap) AS reserved_handicap,
		sum(sous_traitance_insertion) AS subcontract_insertion,
		sum(sous_traitance_handicap) AS subcontract_handicap,
		sum(montant) FILTER (ferme) AS base_firm,
		sum(org + hours) FILTER (ferme) AS realised_firm,
		sum(montant) FILTER (sourcee) AS base_sourced,
		sum(org + hours) FILTER (sourcee) AS realised_sourced
	FROM etapes
	WHERE exercice = CAST($2 AS INTEGER)
	GROUP BY GROUPING SETS ((etape), (region, etape))
),
-- Beside the ledger: the other amount bases, each apart, and what was rejected at reading.
a_part AS (
	SELECT
		'a_part' AS grain,
		CAST($2 AS INTEGER) AS year,
		coalesce(region, 'FR') AS region,
		NULL AS segment,
		step,
		sum(montant) AS base,
		sum(lignes) AS lines
	FROM (
		SELECT region_2010, base_montant AS step, sum(montant) AS montant, sum(lignes) AS lignes
		FROM cube
		WHERE exercice = CAST($2 AS INTEGER) AND base_montant <> CAST($8 AS VARCHAR)
		GROUP BY region_2010, base_montant
		UNION ALL
		SELECT r.region_2010, 'rejete', r.montant, r.lignes
		FROM rejetes r
		WHERE r.exercice = CAST($2 AS INTEGER)
		UNION ALL
		SELECT r.region_2010, 'rejete_sans_exercice', r.montant, r.lignes
		FROM rejetes r
		WHERE r.exercice IS NULL
	) x
	JOIN (
		SELECT region_2010,
			CASE CAST($1 AS VARCHAR) WHEN '2010' THEN region_2010 ELSE region_2016 END AS region
		FROM territoires
	) t USING (region_2010)
	GROUP BY GROUPING SETS ((step), (region, step))
)
SELECT *, NULL AS largest_contract FROM annees
UNION ALL BY NAME SELECT * FROM cellules
UNION ALL BY NAME SELECT * FROM a_part
UNION ALL BY NAME
SELECT r.*, g.montant AS largest_contract
FROM registre r
LEFT JOIN plus_grands g ON g.region = r.region AND r.step = 'assiette'
