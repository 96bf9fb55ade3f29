-- Every sum a page needs, in one grouped query: a trend over the years, the regions × segments of one
-- year, the steps from total to base of that year, and the contracts of the ranking guard.
-- Paid spending, and awarded amounts apart: two bases that a page shows, never added together.
-- $1 fiscal year, $2 labour-share threshold in percent, $3 the one scope whose steps are asked, if
-- any. Words in braces are columns and conditions taken from the fixed map of sums.ts: bound instead,
-- they would be computed row by row.
WITH cellules AS MATERIALIZED (
	SELECT
		base_montant AS basis,
		exercice AS year,
		{region} AS region,
		segment,
		sum(montant) AS base,
		sum(lignes) AS lines,
		sum({org}) AS org,
		sum({hours}) AS hours,
		sum({hoursCautious}) AS hours_cautious,
		sum({hoursCentral}) AS hours_central,
		sum({hoursGenerous}) AS hours_generous,
		sum(clause) AS clause,
		sum(clause_inconnue) AS clause_unknown,
		sum({unidentified}) AS unidentified,
		sum(non_identifie_prudent) AS unidentified_cautious,
		sum(non_identifie) AS unidentified_central,
		sum(non_identifie_genereux) AS unidentified_generous
	FROM mesures
	WHERE base_montant IN ('paye', 'attribue')
		AND {state}
		AND achats_courants
		AND main_oeuvre >= CAST($2 AS INTEGER) * 10000
		AND {borderline}
	GROUP BY ALL
),
annees AS MATERIALIZED (
	SELECT
		basis,
		year,
		region,
		sum(base) AS base,
		sum(lines) AS lines,
		sum(org) AS org,
		sum(hours) AS hours,
		sum(hours_cautious) AS hours_cautious,
		sum(hours_central) AS hours_central,
		sum(hours_generous) AS hours_generous,
		sum(clause) AS clause,
		sum(clause_unknown) AS clause_unknown,
		sum(unidentified) AS unidentified,
		sum(unidentified_cautious) AS unidentified_cautious,
		sum(unidentified_central) AS unidentified_central,
		sum(unidentified_generous) AS unidentified_generous
	FROM cellules
	GROUP BY ALL
),
-- The greatest contract of each scope.
contrats AS (
	SELECT coalesce(region, 'FR') AS region, max(montant) AS base
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
		{ledgerRegion} AS region,
		etape AS step,
		sum(montant) AS base,
		sum(lignes) AS lines,
		sum(org) AS org,
		sum(hours) AS hours,
		sum(hours_cautious) AS hours_cautious,
		sum(hours_central) AS hours_central,
		sum(hours_generous) AS hours_generous,
		sum(clause) AS clause,
		sum(clause_inconnue) AS clause_unknown,
		sum(unidentified) AS unidentified,
		sum(unidentified_cautious) AS unidentified_cautious,
		sum(unidentified_central) AS unidentified_central,
		sum(unidentified_generous) AS unidentified_generous,
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
			{hoursCentral} AS hours_central,
			{hoursGenerous} AS hours_generous,
			{unidentified} AS unidentified,
			non_identifie_prudent AS unidentified_cautious,
			non_identifie AS unidentified_central,
			non_identifie_genereux AS unidentified_generous,
			{hoursLines} AS hours_lines,
			{restLines} AS rest_lines
		FROM mesures
		WHERE base_montant IN ('paye', 'attribue') AND exercice = CAST($1 AS INTEGER) AND {ledgerScope}
	)
	GROUP BY {ledgerGroups}
)
SELECT 'annee' AS grain, * FROM annees
UNION ALL BY NAME
SELECT
	'annee' AS grain,
	basis,
	year,
	'FR' AS region,
	sum(base) AS base,
	sum(lines) AS lines,
	sum(org) AS org,
	sum(hours) AS hours,
	sum(hours_cautious) AS hours_cautious,
	sum(hours_central) AS hours_central,
	sum(hours_generous) AS hours_generous,
	sum(clause) AS clause,
	sum(clause_unknown) AS clause_unknown,
	sum(unidentified) AS unidentified,
	sum(unidentified_cautious) AS unidentified_cautious,
	sum(unidentified_central) AS unidentified_central,
	sum(unidentified_generous) AS unidentified_generous
FROM annees
GROUP BY basis, year
UNION ALL BY NAME
SELECT 'cellule' AS grain, * EXCLUDE (year) FROM cellules WHERE year = CAST($1 AS INTEGER)
UNION ALL BY NAME
SELECT
	'cellule' AS grain,
	basis,
	'FR' AS region,
	segment,
	sum(base) AS base,
	sum(lines) AS lines,
	sum(org) AS org,
	sum(hours) AS hours,
	sum(hours_cautious) AS hours_cautious,
	sum(hours_central) AS hours_central,
	sum(hours_generous) AS hours_generous,
	sum(clause) AS clause,
	sum(clause_unknown) AS clause_unknown,
	sum(unidentified) AS unidentified,
	sum(unidentified_cautious) AS unidentified_cautious,
	sum(unidentified_central) AS unidentified_central,
	sum(unidentified_generous) AS unidentified_generous
FROM cellules
WHERE year = CAST($1 AS INTEGER)
GROUP BY basis, segment
UNION ALL BY NAME
SELECT 'etape' AS grain, * FROM registre
UNION ALL BY NAME
SELECT 'contrat' AS grain, * FROM contrats
-- Always in the same order: the same folder then makes the same site, byte for byte.
ORDER BY ALL
