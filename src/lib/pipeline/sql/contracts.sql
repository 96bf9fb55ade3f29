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
	SELECT l.*, b.service
	FROM lignes l
	JOIN segments s ON s.code = l.segment AND s.achats_courants
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	WHERE l.perimetre <> 'hors' AND (l.contrat_id IS NOT NULL OR l.contrat_fin IS NOT NULL)
),
-- The dates first: most contracts are over, or far from it, and their lines are left at once.
possibles AS (
	SELECT DISTINCT service, contrat_id
	FROM situees JOIN fenetre f ON contrat_fin BETWEEN f.debut AND f.fin
	WHERE contrat_id IS NOT NULL
),
retenues AS (
	SELECT l.* FROM situees l SEMI JOIN possibles p
		ON p.service = l.service AND p.contrat_id = l.contrat_id
	UNION ALL
	SELECT l.* FROM situees l JOIN fenetre f ON l.contrat_fin BETWEEN f.debut AND f.fin
	WHERE l.contrat_id IS NULL
),
lus AS (
	SELECT
		l.exercice,
		CAST(l.region_2010 AS VARCHAR) AS region_2010,
		CAST(l.perimetre AS VARCHAR) AS perimetre,
		CAST(l.segment AS VARCHAR) AS segment,
		CAST(l.bassin AS VARCHAR) AS bassin,
		CAST(l.base_montant AS VARCHAR) AS base_montant,
		l.contrat_id,
		l.montant_cts,
		l.organismes_cts,
		l.famille,
		l.heures_cts,
		l.heures_prudentes_cts,
		l.clause,
		l.contrat_fin,
		b.cle AS acheteur,
		b.nom AS acheteur_nom,
		-- Lines without contract id of one buyer, segment and end stand for one contract.
		coalesce('c' || l.contrat_id, 's' || l.segment || l.contrat_fin) AS cle
	FROM retenues l
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
),
-- The latest end told: an extension moves it.
dates AS (
	SELECT acheteur, cle, max(contrat_fin) AS fin FROM lus GROUP BY acheteur, cle
),
proches AS (
	SELECT l.*, d.fin
	FROM lus l
	JOIN dates d ON d.acheteur = l.acheteur AND d.cle = l.cle
	JOIN fenetre f ON d.fin BETWEEN f.debut AND f.fin
),
annuels AS (
	SELECT
		region_2010,
		perimetre,
		segment,
		acheteur,
		cle,
		contrat_id,
		fin,
		base_montant,
		exercice,
		min(acheteur_nom) AS nom,
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
	GROUP BY region_2010, perimetre, segment, acheteur, cle, contrat_id, fin, base_montant, exercice
	QUALIFY row_number() OVER (
		PARTITION BY region_2010, perimetre, segment, acheteur, cle
		ORDER BY list_position(['paye', 'commande', 'attribue', 'maximum'], base_montant), exercice DESC
	) = 1
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
