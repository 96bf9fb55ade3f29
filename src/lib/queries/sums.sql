-- Every sum a page needs, in one grouped query of three grains: a trend over the years, the
-- regions × segments of one year, and the steps from total to base of that year.
-- Paid spending, and awarded amounts apart: two bases that a page shows, never added together.
-- $1 fiscal year, $2 labour-share threshold in percent. Words in braces are columns
-- and conditions taken from the fixed map of sums.ts: bound instead, they would be computed row by row.
WITH assiette AS (
	SELECT
		base_montant AS basis,
		exercice,
		{region} AS region,
		segment,
		montant,
		lignes,
		{org} AS org,
		{hours} AS hours,
		{hoursCautious} AS hours_cautious,
		clause,
		{unidentified} AS unidentified
	FROM mesures
	WHERE base_montant IN ('paye', 'attribue')
		AND {state}
		AND achats_courants
		AND main_oeuvre >= CAST($2 AS INTEGER) * 10000
		AND {borderline}
),
-- The greatest contract of each scope, for the ranking guard.
plus_grands AS (
	SELECT coalesce(region, 'FR') AS region, max(montant) AS montant
	FROM (
		SELECT {region} AS region, sum(montant) AS montant
		FROM contrats_lourds
		WHERE exercice = CAST($1 AS INTEGER)
			AND {state}
			AND main_oeuvre >= CAST($2 AS INTEGER) * 10000
			AND {borderline}
		GROUP BY GROUPING SETS ((contrat), ({region}, contrat))
	)
	GROUP BY region
),
registre AS (
	SELECT
		base_montant AS basis,
		coalesce(region, 'FR') AS region,
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
	FROM (
		SELECT
			*,
			{region} AS region,
			CASE
				WHEN NOT {state} THEN 'hors_etat'
				WHEN segment IS NULL THEN 'non_classe'
				WHEN NOT achats_courants THEN 'hors_achats_courants'
				WHEN main_oeuvre >= CAST($2 AS INTEGER) * 10000 AND {borderline} THEN 'assiette'
				ELSE 'sous_seuil'
			END AS etape,
			NOT CAST($2 AS INTEGER) * 10000 BETWEEN main_oeuvre_min AND main_oeuvre_max AS ferme,
			{org} AS org,
			{hours} AS hours,
			{hoursCautious} AS hours_cautious,
			{unidentified} AS unidentified,
			{hoursLines} AS hours_lines,
			{restLines} AS rest_lines
		FROM mesures
		WHERE base_montant IN ('paye', 'attribue') AND exercice = CAST($1 AS INTEGER)
	)
	GROUP BY GROUPING SETS ((base_montant, etape), (base_montant, region, etape))
)
SELECT
	'annee' AS grain,
	basis,
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
FROM assiette
GROUP BY GROUPING SETS ((basis, exercice), (basis, exercice, region))
UNION ALL BY NAME
SELECT
	'cellule' AS grain,
	basis,
	coalesce(region, 'FR') AS region,
	segment,
	sum(montant) AS base,
	sum(lignes) AS lines,
	sum(org) AS org,
	sum(hours) AS hours,
	sum(hours_cautious) AS hours_cautious,
	sum(clause) AS clause,
	sum(unidentified) AS unidentified
FROM assiette
WHERE exercice = CAST($1 AS INTEGER)
GROUP BY GROUPING SETS ((basis, segment), (basis, region, segment))
UNION ALL BY NAME
SELECT 'etape' AS grain, r.*, g.montant AS largest_contract
FROM registre r
LEFT JOIN plus_grands g ON r.basis = 'paye' AND r.step = 'assiette' AND g.region = r.region
