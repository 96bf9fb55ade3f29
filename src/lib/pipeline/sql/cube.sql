-- What the site needs of the lines, and no more: few dimensions, wide additive measures in integer
-- cents. Regions of 2010 nest in those of 2016, so one of them is enough.
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
		CAST(sum(montant_cts) AS BIGINT) AS montant,
		CAST(sum(organismes_cts) AS BIGINT) AS organismes,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'direct' AND famille = 'insertion'), 0) AS BIGINT)
			AS direct_insertion,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'direct' AND famille = 'handicap'), 0) AS BIGINT)
			AS direct_handicap,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'reserve' AND famille = 'insertion'), 0) AS BIGINT)
			AS reserve_insertion,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'reserve' AND famille = 'handicap'), 0) AS BIGINT)
			AS reserve_handicap,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'sous_traitance' AND famille = 'insertion'), 0)
			AS BIGINT) AS sous_traitance_insertion,
		CAST(coalesce(sum(organismes_cts) FILTER (voie = 'sous_traitance' AND famille = 'handicap'), 0)
			AS BIGINT) AS sous_traitance_handicap,
		CAST(coalesce(sum(organismes_cts) FILTER (non_datee), 0) AS BIGINT) AS organismes_non_dates,
		CAST(sum(heures_cts) AS BIGINT) AS heures,
		CAST(sum(heures_prudentes_cts) AS BIGINT) AS heures_prudentes,
		CAST(sum(heures_genereuses_cts) AS BIGINT) AS heures_genereuses,
		CAST(coalesce(sum(montant_cts - organismes_cts - heures_cts) FILTER (a_revoir), 0) AS BIGINT)
			AS non_identifie,
		CAST(coalesce(sum(montant_cts - organismes_cts - heures_prudentes_cts) FILTER (a_revoir), 0)
			AS BIGINT) AS non_identifie_prudent,
		CAST(coalesce(sum(montant_cts - organismes_cts - heures_genereuses_cts) FILTER (a_revoir), 0)
			AS BIGINT) AS non_identifie_genereux,
		CAST(coalesce(sum(montant_cts) FILTER (clause), 0) AS BIGINT) AS clause,
		CAST(coalesce(sum(montant_cts) FILTER (clause IS NULL), 0) AS BIGINT) AS clause_inconnue,
		CAST(count(*) AS INTEGER) AS lignes,
		CAST(count(*) FILTER (organismes_cts <> 0) AS INTEGER) AS lignes_organismes,
		CAST(count(*) FILTER (heures_cts <> 0) AS INTEGER) AS lignes_heures,
		CAST(count(*) FILTER (heures_prudentes_cts <> 0) AS INTEGER) AS lignes_heures_prudentes,
		CAST(count(*) FILTER (heures_genereuses_cts <> 0) AS INTEGER) AS lignes_heures_genereuses,
		CAST(count(*) FILTER (a_revoir) AS INTEGER) AS lignes_non_identifiees,
		CAST(count(*) FILTER (NOT a_revoir AND montant_cts <> organismes_cts + heures_cts) AS INTEGER)
			AS lignes_reste,
		CAST(count(*) FILTER (NOT a_revoir AND montant_cts <> organismes_cts + heures_prudentes_cts)
			AS INTEGER) AS lignes_reste_prudent,
		CAST(count(*) FILTER (NOT a_revoir AND montant_cts <> organismes_cts + heures_genereuses_cts)
			AS INTEGER) AS lignes_reste_genereux
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

CREATE OR REPLACE TABLE territoires AS
SELECT DISTINCT region_2010, region_2016 FROM ref_departements WHERE region_2010 IS NOT NULL
UNION ALL SELECT 'NR', 'NR'
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
