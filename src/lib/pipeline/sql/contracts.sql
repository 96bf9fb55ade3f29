-- Contracts of the current purchases that end within {months} months of the reference date, by region,
-- buyer and segment: what can be let again soon. The greatest ones of each region, one by one, and how
-- many others there are: bounded by the regions however many lines there are.
-- Amounts are those of the last fiscal year known, on one basis only: paid if anything was, else
-- ordered, awarded, or the ceiling. Bases are never added together.
CREATE OR REPLACE TABLE contrats AS
WITH fenetre AS (
	SELECT date_reference AS debut, CAST(date_reference + INTERVAL {months} MONTH AS DATE) AS fin FROM jeu
),
situees AS (
	SELECT
		l.exercice,
		l.region_2010,
		l.perimetre,
		l.segment,
		l.bassin,
		l.base_montant,
		l.contrat_id,
		l.contrat_fin,
		l.montant_cts,
		l.organismes_cts,
		l.famille,
		l.heures_cts,
		l.heures_prudentes_cts,
		l.clause,
		b.service,
		b.nom
	FROM lignes l
	JOIN segments s ON s.code = l.segment AND s.achats_courants
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	WHERE l.perimetre <> 'hors' AND (l.contrat_id IS NOT NULL OR l.contrat_fin IS NOT NULL)
),
-- The dates first: most contracts are over, or far from it, and their lines are left at once. The latest
-- end told is the one: an extension moves it.
finissants AS (
	SELECT service, contrat_id, max(contrat_fin) AS fin
	FROM situees
	WHERE contrat_id IS NOT NULL
	GROUP BY service, contrat_id
	HAVING max(contrat_fin) BETWEEN (SELECT debut FROM fenetre) AND (SELECT fin FROM fenetre)
),
proches AS (
	SELECT l.*, d.fin
	FROM situees l
	JOIN finissants d ON d.service = l.service AND d.contrat_id = l.contrat_id
	UNION ALL
	-- Lines without contract id of one buyer, segment and end stand for one contract.
	SELECT l.*, l.contrat_fin AS fin
	FROM situees l
	JOIN fenetre f ON l.contrat_fin BETWEEN f.debut AND f.fin
	WHERE l.contrat_id IS NULL
),
retenus AS (
	SELECT
		region_2010,
		perimetre,
		segment,
		service,
		contrat_id,
		fin,
		CAST(base_montant AS VARCHAR) AS base_montant,
		exercice,
		min(nom) AS nom,
		CASE WHEN count(DISTINCT bassin) = 1 THEN min(bassin) END AS bassin,
		CAST(sum(montant_cts) AS BIGINT) AS montant,
		CAST(coalesce(sum(organismes_cts) FILTER (famille = 'insertion'), 0) AS BIGINT)
			AS organismes_insertion,
		CAST(coalesce(sum(organismes_cts) FILTER (famille = 'handicap'), 0) AS BIGINT)
			AS organismes_handicap,
		CAST(sum(heures_cts) AS BIGINT) AS heures,
		CAST(sum(heures_prudentes_cts) AS BIGINT) AS heures_prudentes,
		bool_or(clause) AS clause
	FROM proches
	GROUP BY region_2010, perimetre, segment, service, contrat_id, fin, base_montant, exercice
	QUALIFY row_number() OVER (
		PARTITION BY region_2010, perimetre, segment, service, contrat_id, fin
		ORDER BY list_position(['paye', 'commande', 'attribue', 'maximum'], base_montant), exercice DESC
	) = 1
),
annuels AS (
	SELECT
		r.* REPLACE (
			CAST(r.region_2010 AS VARCHAR) AS region_2010,
			CAST(r.perimetre AS VARCHAR) AS perimetre,
			CAST(r.segment AS VARCHAR) AS segment,
			CAST(r.bassin AS VARCHAR) AS bassin
		),
		b.cle AS acheteur,
		coalesce('c' || r.contrat_id, 's' || r.segment || r.fin) AS cle
	FROM retenus r
	JOIN (SELECT DISTINCT service, cle FROM acheteurs_lus) b ON b.service = r.service
),
rangees AS (
	SELECT *, row_number() OVER (
		PARTITION BY region_2010 ORDER BY montant DESC, acheteur, cle, segment, perimetre
	) AS rang
	FROM annuels
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
	r.clause,
	CAST(1 AS INTEGER) AS contrats
FROM rangees r
CROSS JOIN jeu j
LEFT JOIN ref_bassins b ON b.edition = j.edition_bassins AND b.code = r.bassin
WHERE r.rang <= {kept}
UNION ALL BY NAME
SELECT region_2010, perimetre, segment, CAST(count(*) AS INTEGER) AS contrats
FROM rangees
WHERE rang > {kept}
GROUP BY ALL
ORDER BY region_2010, numero NULLS LAST, segment, perimetre;
