-- Who buys in the base, region by region: the greatest buyers one by one, the others together, so that
-- the table is bounded by regions × years however many lines there are. The rest keeps its level and
-- ministry: sums by level and by ministry stay exact.
-- Words in braces: {threshold}, the default labour share in percent; {least}, the lowest one offered;
-- {kept}, buyers told apart; {sums}, the measures.
CREATE OR REPLACE TEMP TABLE achats_par_segment AS
WITH achetees AS (
	-- By number first: few rows are left to look at names.
	SELECT
		l.exercice,
		l.region_2010,
		l.perimetre,
		l.acheteur_niveau,
		l.acheteur,
		l.segment,
		s.main_oeuvre >= {threshold} * 10000 AS par_defaut,
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
	FROM lignes l
	JOIN segments s ON s.code = l.segment AND s.achats_courants AND s.main_oeuvre >= {least} * 10000
	WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
	GROUP BY ALL
)
SELECT
	a.exercice,
	CAST(a.region_2010 AS VARCHAR) AS region_2010,
	t.region_2016,
	CAST(a.perimetre AS VARCHAR) AS perimetre,
	CAST(a.acheteur_niveau AS VARCHAR) AS niveau,
	b.ministere,
	b.cle,
	CAST(a.segment AS VARCHAR) AS segment,
	a.par_defaut,
	min(b.nom) AS nom,
	sum(a.montant) AS montant,
	sum(a.organismes) AS organismes,
	sum(a.organismes_insertion) AS organismes_insertion,
	sum(a.organismes_handicap) AS organismes_handicap,
	sum(a.heures) AS heures,
	sum(a.heures_prudentes) AS heures_prudentes,
	sum(a.non_identifie) AS non_identifie,
	sum(a.non_identifie_prudent) AS non_identifie_prudent,
	sum(a.clause) AS clause,
	sum(a.lignes) AS lignes
FROM achetees a
JOIN acheteurs_lus b ON b.acheteur = a.acheteur
LEFT JOIN territoires t ON t.region_2010 = a.region_2010
GROUP BY ALL;

-- Told apart in one region of 2010, a buyer is told apart in every part of the region of 2016: its
-- figures there are whole.
CREATE OR REPLACE TEMP TABLE acheteurs_distingues AS
WITH services AS (
	SELECT exercice, region_2010, region_2016, perimetre, niveau, ministere, cle,
		sum(montant) AS montant
	FROM achats_par_segment
	WHERE par_defaut
	GROUP BY ALL
),
etendus AS (
	SELECT *, sum(montant) OVER (
		PARTITION BY exercice, region_2016, perimetre, niveau, ministere, cle
	) AS montant_2016
	FROM services
),
ranges AS (
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
	FROM etendus
),
retenus AS (
	SELECT exercice, region_2016, perimetre, niveau, ministere, cle,
		min(least(rang_2010, rang_2016)) AS rang
	FROM ranges
	WHERE rang_2010 <= {kept} OR rang_2016 <= {kept}
	GROUP BY ALL
),
noms AS (SELECT cle, min(nom) AS nom FROM achats_par_segment WHERE par_defaut GROUP BY cle)
SELECT r.*, n.nom, CAST(dense_rank() OVER (ORDER BY r.cle) AS INTEGER) AS numero
FROM retenus r
JOIN noms n ON n.cle = r.cle;

CREATE OR REPLACE TABLE acheteurs AS
WITH services AS (
	SELECT
		p.exercice,
		p.region_2010,
		p.perimetre,
		p.niveau,
		p.ministere,
		d.numero,
		d.nom,
		p.cle,
		first(p.segment ORDER BY p.montant DESC, p.segment) AS segment_principal,
		sum(p.montant) AS montant,
		sum(p.organismes) AS organismes,
		sum(p.organismes_insertion) AS organismes_insertion,
		sum(p.organismes_handicap) AS organismes_handicap,
		sum(p.heures) AS heures,
		sum(p.heures_prudentes) AS heures_prudentes,
		sum(p.non_identifie) AS non_identifie,
		sum(p.non_identifie_prudent) AS non_identifie_prudent,
		sum(p.clause) AS clause,
		sum(p.lignes) AS lignes
	FROM achats_par_segment p
	LEFT JOIN acheteurs_distingues d
		ON d.exercice = p.exercice AND d.region_2016 = p.region_2016 AND d.perimetre = p.perimetre
		AND d.niveau = p.niveau AND d.ministere IS NOT DISTINCT FROM p.ministere AND d.cle = p.cle
	WHERE p.par_defaut
	GROUP BY ALL
)
SELECT
	exercice,
	region_2010,
	perimetre,
	niveau,
	ministere,
	numero,
	nom,
	CASE WHEN numero IS NOT NULL THEN first(segment_principal ORDER BY montant DESC, segment_principal) END
		AS segment_principal,
	CAST(count(*) AS INTEGER) AS services,
	CAST(sum(montant) AS BIGINT) AS montant,
	CAST(sum(organismes) AS BIGINT) AS organismes,
	{sums}
FROM services
GROUP BY exercice, region_2010, perimetre, niveau, ministere, numero, nom
ORDER BY exercice, region_2010, perimetre, niveau, ministere, numero NULLS LAST;
