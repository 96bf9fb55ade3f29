-- What State buyers and public establishments paid, by basin: the eligible spending of the coverage
-- views. A line without basin stays, under NULL, so that its part of the base can be told.
CREATE OR REPLACE TABLE bassins_achats AS
SELECT
	exercice,
	CAST(bassin AS VARCHAR) AS bassin,
	CAST(segment AS VARCHAR) AS segment,
	CAST(perimetre AS VARCHAR) AS perimetre,
	CAST(sum(montant_cts) AS BIGINT) AS montant,
	CAST(sum(organismes_cts) AS BIGINT) AS organismes,
	CAST(sum(heures_cts) AS BIGINT) AS heures,
	CAST(count(*) AS INTEGER) AS lignes
FROM lignes
WHERE base_montant = 'paye' AND perimetre <> 'hors' AND segment IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
