-- Contracts of the current purchases that end within {months} months of the reference date, by region,
-- buyer and segment: what can be let again soon. The greatest ones of each region, one by one, and how
-- many others there are: bounded by the regions however many lines there are.
-- Amounts are those of the last fiscal year known, on one basis only: paid if anything was, else
-- ordered, awarded, or the ceiling. Bases are never added together.
CREATE OR REPLACE TABLE contrats AS
WITH fenetre AS (
	SELECT date_reference AS debut, CAST(date_reference + INTERVAL {months} MONTH AS DATE) AS fin FROM jeu
),
courants AS (
	SELECT CAST(code AS codes_achats_segment_segments) AS code FROM segments WHERE achats_courants
),
-- The dates first: most contracts are over, or far from it, and their lines are left at once. The latest
-- end told is the one: an extension moves it, so that an end already past never decides.
finissants AS (
	SELECT b.service, l.contrat, max(l.contrat_fin) AS fin
	FROM lignes l
	JOIN courants s ON s.code = l.segment
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	WHERE l.perimetre <> 'hors' AND l.contrat IS NOT NULL
		AND l.contrat_fin >= (SELECT debut FROM fenetre)
	GROUP BY b.service, l.contrat
	HAVING max(l.contrat_fin) <= (SELECT fin FROM fenetre)
),
proches AS (
	SELECT l.*, b.service, d.fin
	FROM lignes l
	JOIN courants s ON s.code = l.segment
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	JOIN finissants d ON d.service = b.service AND d.contrat = l.contrat
	WHERE l.perimetre <> 'hors'
	UNION ALL
	-- Lines without contract id of one buyer, segment and end stand for one contract.
	SELECT l.*, b.service, l.contrat_fin AS fin
	FROM lignes l
	JOIN courants s ON s.code = l.segment
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	JOIN fenetre f ON l.contrat_fin BETWEEN f.debut AND f.fin
	WHERE l.perimetre <> 'hors' AND l.contrat IS NULL
),
-- One contract in one fiscal year on one basis; the least `ordre` is the one to tell.
annees AS (
	SELECT
		region_2010,
		perimetre,
		segment,
		service,
		contrat,
		fin,
		base_montant,
		exercice,
		list_position(['paye', 'commande', 'attribue', 'maximum'], CAST(base_montant AS VARCHAR)) * 10000
			- exercice AS ordre,
		-- Of one basin, or of none.
		CASE WHEN min(bassin) = max(bassin) THEN min(bassin) END AS bassin,
		CAST(sum(montant_cts) AS BIGINT) AS montant,
		CAST(coalesce(sum(organismes_cts) FILTER (famille = 'insertion'), 0) AS BIGINT)
			AS organismes_insertion,
		CAST(coalesce(sum(organismes_cts) FILTER (famille = 'handicap'), 0) AS BIGINT)
			AS organismes_handicap,
		CAST(sum(heures_cts) AS BIGINT) AS heures,
		CAST(sum(heures_prudentes_cts) AS BIGINT) AS heures_prudentes,
		CAST(sum(heures_genereuses_cts) AS BIGINT) AS heures_genereuses,
		bool_or(clause) AS clause
	FROM proches
	GROUP BY region_2010, perimetre, segment, service, contrat, fin, base_montant, exercice
),
dernieres AS (
	SELECT region_2010, perimetre, segment, service, contrat, fin, min(ordre) AS ordre
	FROM annees
	GROUP BY ALL
),
retenus AS (
	SELECT a.*
	FROM annees a
	JOIN dernieres d
		ON d.region_2010 = a.region_2010 AND d.perimetre = a.perimetre AND d.segment = a.segment
		AND d.service = a.service AND d.contrat IS NOT DISTINCT FROM a.contrat AND d.fin = a.fin
		AND d.ordre = a.ordre
),
-- Only the greatest of a region are put in order: sorting all of them took longer than summing.
seuils AS (
	SELECT region_2010, list_min(max(montant, {kept})) AS seuil FROM retenus GROUP BY region_2010
),
annuels AS (
	SELECT
		r.* REPLACE (
			CAST(r.region_2010 AS VARCHAR) AS region_2010,
			CAST(r.perimetre AS VARCHAR) AS perimetre,
			CAST(r.segment AS VARCHAR) AS segment,
			CAST(r.bassin AS VARCHAR) AS bassin,
			CAST(r.base_montant AS VARCHAR) AS base_montant
		),
		v.contrat_id,
		b.nom,
		b.cle AS acheteur,
		coalesce('c' || v.contrat_id, 's' || r.segment || r.fin) AS cle
	FROM retenus r
	JOIN seuils s ON s.region_2010 = r.region_2010 AND r.montant >= s.seuil
	LEFT JOIN valeurs_contrat v ON v.numero = r.contrat
	JOIN (SELECT DISTINCT service, cle, nom FROM comptes_acheteurs) b ON b.service = r.service
),
rangees AS (
	SELECT *, row_number() OVER (
		PARTITION BY region_2010 ORDER BY montant DESC, acheteur, cle, segment, perimetre
	) AS rang
	FROM annuels
),
autres AS (
	SELECT CAST(r.region_2010 AS VARCHAR) AS region_2010, CAST(r.perimetre AS VARCHAR) AS perimetre,
		CAST(r.segment AS VARCHAR) AS segment
	FROM retenus r
	JOIN seuils s ON s.region_2010 = r.region_2010 AND r.montant < s.seuil
	UNION ALL
	SELECT region_2010, perimetre, segment FROM rangees WHERE rang > {kept}
)
SELECT
	r.region_2010,
	r.perimetre,
	r.segment,
	CAST(dense_rank() OVER (ORDER BY r.acheteur, r.cle) AS INTEGER) AS numero,
	-- An identifier of a contract leads to its holder: only where the data set says so.
	CASE WHEN j.detail OR j.diffusion = 'interne' THEN r.contrat_id END AS contrat_id,
	r.nom,
	CAST(r.fin AS VARCHAR) AS fin,
	b.libelle AS bassin,
	r.base_montant,
	r.exercice,
	r.montant,
	r.organismes_insertion,
	r.organismes_handicap,
	r.heures,
	r.heures_prudentes,
	r.heures_genereuses,
	r.clause,
	CAST(1 AS INTEGER) AS contrats
FROM rangees r
CROSS JOIN jeu j
LEFT JOIN ref_bassins b ON b.edition = j.edition_bassins AND b.code = r.bassin
WHERE r.rang <= {kept}
UNION ALL BY NAME
SELECT region_2010, perimetre, segment, CAST(count(*) AS INTEGER) AS contrats
FROM autres
GROUP BY ALL
ORDER BY region_2010, numero NULLS LAST, segment, perimetre;
