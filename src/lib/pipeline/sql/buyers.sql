-- Who buys in the base, region by region: the greatest buyers one by one, the others together, so that
-- the table is bounded by regions × years however many lines there are. The rest keeps its level and
-- ministry: sums by level and by ministry stay exact.
-- Words in braces: {threshold}, the default labour share in percent; {kept}, buyers told apart.
CREATE OR REPLACE TABLE acheteurs AS
WITH achetees AS (
	SELECT
		l.*,
		t.region_2016,
		l.acheteur_niveau AS niveau,
		-- A SIRET has 14 digits: the tilde keeps a name from being taken for one.
		coalesce(l.acheteur_siret, '~' || l.acheteur_nom) AS cle
	FROM lignes l
	JOIN segments s
		ON s.code = l.segment AND s.achats_courants AND s.main_oeuvre >= {threshold} * 10000
	LEFT JOIN territoires t ON t.region_2010 = l.region_2010
	WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
),
noms AS (SELECT cle, min(acheteur_nom) AS nom FROM achetees GROUP BY cle),
par_segment AS (
	SELECT
		exercice,
		region_2010,
		region_2016,
		perimetre,
		niveau,
		ministere,
		cle,
		segment,
		sum(montant_cts) AS montant,
		sum(organismes_cts) AS organismes,
		coalesce(sum(organismes_cts) FILTER (famille = 'insertion'), 0) AS organismes_insertion,
		coalesce(sum(organismes_cts) FILTER (famille = 'handicap'), 0) AS organismes_handicap,
		sum(heures_cts) AS heures,
		sum(heures_prudentes_cts) AS heures_prudentes,
		coalesce(sum(montant_cts - organismes_cts - heures_cts) FILTER (a_revoir), 0) AS non_identifie,
		coalesce(sum(montant_cts - organismes_cts - heures_prudentes_cts) FILTER (a_revoir), 0)
			AS non_identifie_prudent,
		coalesce(sum(montant_cts) FILTER (clause), 0) AS clause,
		count(*) AS lignes
	FROM achetees
	GROUP BY ALL
),
services AS (
	SELECT
		exercice,
		region_2010,
		region_2016,
		perimetre,
		niveau,
		ministere,
		cle,
		first(segment ORDER BY montant DESC, segment) AS segment_principal,
		sum(montant) AS montant,
		sum(organismes) AS organismes,
		sum(organismes_insertion) AS organismes_insertion,
		sum(organismes_handicap) AS organismes_handicap,
		sum(heures) AS heures,
		sum(heures_prudentes) AS heures_prudentes,
		sum(non_identifie) AS non_identifie,
		sum(non_identifie_prudent) AS non_identifie_prudent,
		sum(clause) AS clause,
		sum(lignes) AS lignes
	FROM par_segment
	GROUP BY ALL
),
etendues AS (
	SELECT *, sum(montant) OVER (
		PARTITION BY exercice, region_2016, perimetre, niveau, ministere, cle
	) AS montant_2016
	FROM services
),
rangees AS (
	SELECT
		*,
		dense_rank() OVER (
			PARTITION BY exercice, region_2010
			ORDER BY montant DESC, cle, perimetre, niveau, ministere
		) AS rang_2010,
		dense_rank() OVER (
			PARTITION BY exercice, region_2016
			ORDER BY montant_2016 DESC, cle, perimetre, niveau, ministere
		) AS rang_2016
	FROM etendues
),
-- Told apart in one region of 2010, a buyer is told apart in every part of the region of 2016: its
-- figures there are whole.
retenues AS (
	SELECT *, bool_or(rang_2010 <= {kept} OR rang_2016 <= {kept}) OVER (
		PARTITION BY exercice, region_2016, perimetre, niveau, ministere, cle
	) AS retenu
	FROM rangees
),
nommees AS (
	SELECT r.* EXCLUDE (cle), CASE WHEN retenu THEN r.cle END AS cle,
		CASE WHEN retenu THEN n.nom END AS nom
	FROM retenues r
	JOIN noms n ON n.cle = r.cle
)
SELECT
	exercice,
	region_2010,
	perimetre,
	niveau,
	ministere,
	CASE WHEN cle IS NOT NULL THEN CAST(dense_rank() OVER (ORDER BY cle NULLS LAST) AS INTEGER) END
		AS numero,
	nom,
	first(segment_principal ORDER BY montant DESC, segment_principal) FILTER (cle IS NOT NULL)
		AS segment_principal,
	CAST(count(*) AS INTEGER) AS services,
	CAST(sum(montant) AS BIGINT) AS montant,
	CAST(sum(organismes) AS BIGINT) AS organismes,
	CAST(sum(organismes_insertion) AS BIGINT) AS organismes_insertion,
	CAST(sum(organismes_handicap) AS BIGINT) AS organismes_handicap,
	CAST(sum(heures) AS BIGINT) AS heures,
	CAST(sum(heures_prudentes) AS BIGINT) AS heures_prudentes,
	CAST(sum(non_identifie) AS BIGINT) AS non_identifie,
	CAST(sum(non_identifie_prudent) AS BIGINT) AS non_identifie_prudent,
	CAST(sum(clause) AS BIGINT) AS clause,
	CAST(sum(lignes) AS INTEGER) AS lignes
FROM nommees
GROUP BY exercice, region_2010, perimetre, niveau, ministere, cle, nom
ORDER BY exercice, region_2010, perimetre, niveau, ministere, cle NULLS LAST;
