-- Every segment of the achats courants, in the base or not: what the pages of the segments need, in
-- one grouped query. No threshold here: which segments are in the base is a rule, and moving the
-- threshold then asks nothing of the engine. Paid spending only.
-- $1 fiscal year. Words in braces are columns and conditions from the fixed maps of sums.ts.
WITH cellules AS MATERIALIZED (
	SELECT
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
	WHERE base_montant = 'paye' AND {state} AND achats_courants
	GROUP BY ALL
)
SELECT 'cellule' AS grain, * EXCLUDE (year) FROM cellules WHERE year = CAST($1 AS INTEGER)
UNION ALL BY NAME
-- The nation year by year: the trend of a segment.
SELECT
	'annee' AS grain,
	year,
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
GROUP BY year, segment
UNION ALL BY NAME
-- The greatest contract of each segment of a region, where one may weigh half of it.
SELECT 'contrat' AS grain, region, segment, max(montant) AS base, max(realise) AS realised
FROM (
	SELECT {region} AS region, segment, contrat, sum(montant) AS montant, sum(organismes + {contractHours}) AS realise
	FROM contrats_lourds
	WHERE exercice = CAST($1 AS INTEGER) AND {state}
	GROUP BY ALL
)
GROUP BY region, segment
-- Always in the same order: the same folder then makes the same site, byte for byte.
ORDER BY ALL
