-- What was received beside what attendus.csv says was spent, key by key, and the State's buyers that paid
-- the fiscal year before and not this one. Amounts in integer cents. Words in braces: `regionSql.ts`.
CREATE OR REPLACE TEMP TABLE payes_par_service AS
SELECT
	l.exercice,
	{columns_of_t},
	b.service,
	b.ministere,
	CAST(l.acheteur_niveau AS VARCHAR) AS niveau,
	l.perimetre = 'etat' AS etat,
	sum(l.montant_cts) AS montant
FROM lignes l
JOIN acheteurs_lus b ON b.acheteur = l.acheteur
JOIN territoires t ON t.region_2010 = CAST(l.region_2010 AS VARCHAR)
WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
GROUP BY ALL;

-- A ministry is the same whatever its capitals and accents.
CREATE OR REPLACE TABLE attendus_recus AS
WITH cles AS (
	SELECT
		exercice,
		lower(strip_accents(trim(ministere))) AS cle_ministere,
		min(trim(ministere)) AS ministere,
		region,
		nullif(CAST(niveau AS VARCHAR), 'etat') AS niveau,
		edition_regions,
		CAST(sum(montant_cts) AS BIGINT) AS attendu
	FROM attendus, jeu
	GROUP BY ALL
)
SELECT
	c.exercice,
	-- As the purchases write it, where they name it.
	coalesce(min(p.ministere) FILTER (c.cle_ministere IS NOT NULL), c.ministere) AS ministere,
	c.region,
	c.niveau,
	c.attendu,
	CAST(coalesce(sum(p.montant), 0) AS BIGINT) AS recu
FROM cles c
LEFT JOIN payes_par_service p
	ON p.exercice = c.exercice
	AND (c.cle_ministere IS NULL OR lower(strip_accents(p.ministere)) = c.cle_ministere)
	AND (c.region IS NULL OR c.region = CASE c.edition_regions {region_of_p} END)
	AND CASE WHEN c.niveau IS NULL THEN p.etat ELSE p.niveau = c.niveau END
GROUP BY c.exercice, c.cle_ministere, c.ministere, c.region, c.niveau, c.attendu
ORDER BY ALL;

CREATE OR REPLACE TABLE acheteurs_absents AS
WITH annees AS (
	SELECT DISTINCT exercice FROM payes_par_service WHERE etat
)
SELECT
	CAST(p.exercice + 1 AS INTEGER) AS exercice,
	p.region_2010,
	CAST(p.service AS INTEGER) AS service,
	min(c.nom) AS nom,
	p.ministere,
	CAST(sum(p.montant) AS BIGINT) AS montant
FROM payes_par_service p
JOIN annees suivante ON suivante.exercice = p.exercice + 1
JOIN (SELECT DISTINCT service, nom FROM comptes_acheteurs) c ON c.service = p.service
WHERE p.etat AND NOT EXISTS (
	SELECT 1 FROM payes_par_service n WHERE n.service = p.service AND n.exercice = p.exercice + 1
)
GROUP BY p.exercice, p.region_2010, p.service, p.ministere
ORDER BY ALL;
