-- What the site needs of the lines, and no more: few dimensions, wide additive measures in integer
-- cents, written from their records ({measures}, `rules/measures.ts`). Regions of 2010 nest in those of
-- the other editions, so one of them is enough.
CREATE OR REPLACE TABLE cube AS
SELECT * REPLACE (
	CAST(base_montant AS VARCHAR) AS base_montant,
	CAST(region_2010 AS VARCHAR) AS region_2010,
	CAST(segment AS VARCHAR) AS segment,
	CAST(perimetre AS VARCHAR) AS perimetre
)
FROM (
	SELECT
		base_montant,
		exercice,
		region_2010,
		-- Outside the State only the ledger speaks, and of orders and ceilings only what stands beside it:
		-- neither asks for the segment.
		CASE WHEN perimetre <> 'hors' AND base_montant IN ('paye', 'attribue') THEN segment END AS segment,
		perimetre,
		{measures}
	FROM lignes
	GROUP BY ALL
)
ORDER BY ALL;

-- Rejected amounts, where readable: beside the ledger, never in it.
CREATE OR REPLACE TABLE rejetes AS
SELECT
	r.exercice,
	coalesce(d.region_2010, 'NR') AS region_2010,
	CAST(coalesce(sum(r.montant_cts), 0) AS BIGINT) AS montant,
	CAST(count(*) AS INTEGER) AS lignes
FROM achats_rejetes r
LEFT JOIN ref_departements d ON d.code = r.departement
GROUP BY ALL
ORDER BY ALL;

-- The region of each edition ({columns}) that holds each region of 2010.
CREATE OR REPLACE TABLE territoires AS
SELECT DISTINCT {columns} FROM ref_departements WHERE region_2010 IS NOT NULL
UNION ALL SELECT {no_regions}
ORDER BY ALL;

-- Labour shares in millionths: whoever writes SQL compares a threshold between integers.
CREATE OR REPLACE TABLE segments AS
SELECT
	code,
	achats_courants,
	CAST(round(part_main_oeuvre_min * 1000000) AS INTEGER) AS main_oeuvre_min,
	CAST(round(part_main_oeuvre * 1000000) AS INTEGER) AS main_oeuvre,
	CAST(round(part_main_oeuvre_max * 1000000) AS INTEGER) AS main_oeuvre_max,
	statut = 'source' AS source
FROM ref_segments
ORDER BY ligne;
