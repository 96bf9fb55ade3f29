-- What the State paid by level of its buyers, for the trials of their verdicts at any question: like the
-- cube, with the level in place of the perimeter and few measures. A line of no segment is unclassified.
CREATE OR REPLACE TABLE niveaux AS
SELECT * REPLACE (
	CAST(region_2010 AS VARCHAR) AS region_2010,
	CAST(segment AS VARCHAR) AS segment,
	CAST(niveau AS VARCHAR) AS niveau
)
FROM (
	SELECT
		exercice,
		region_2010,
		segment,
		acheteur_niveau AS niveau,
		CAST(sum(montant_cts) AS BIGINT) AS montant,
		CAST(sum(organismes_cts) AS BIGINT) AS organismes,
		CAST(sum(heures_cts) AS BIGINT) AS heures,
		CAST(sum(heures_prudentes_cts) AS BIGINT) AS heures_prudentes,
		CAST(sum(heures_genereuses_cts) AS BIGINT) AS heures_genereuses
	FROM lignes
	WHERE base_montant = 'paye' AND perimetre <> 'hors'
	GROUP BY ALL
)
ORDER BY ALL;
