-- Beside the ledger of one year: every amount basis, each apart, and what was rejected at reading.
-- $1 fiscal year; the word in braces comes from the fixed map of apart.ts.
SELECT
	'a_part' AS grain,
	coalesce(region, 'FR') AS region,
	step,
	sum(montant) AS base,
	sum(lignes) AS lines
FROM (
	SELECT {region} AS region, base_montant AS step, montant, lignes
	FROM mesures
	WHERE exercice = CAST($1 AS INTEGER)
	UNION ALL
	SELECT {region}, 'rejete', montant, lignes
	FROM rejets_situes
	WHERE exercice = CAST($1 AS INTEGER)
	UNION ALL
	SELECT {region}, 'rejete_sans_exercice', montant, lignes
	FROM rejets_situes
	WHERE exercice IS NULL
)
GROUP BY GROUPING SETS ((step), (region, step))
-- Always in the same order: the same folder then makes the same site, byte for byte.
ORDER BY ALL
