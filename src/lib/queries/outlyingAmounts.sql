-- What a State buyer paid on one contract (or one line that names none) in a fiscal year, a region and a
-- segment of the achats courants, where it stands out of its cohort: the others of that year, segment and
-- level of buyers. Each is compared with the median and the median deviation of the others, on logarithms.
-- One that stands out is in the upper half of the deviations, and above (or below) the median: to leave it
-- out is to leave out the greatest deviation, and the greatest (or least) amount. A sort a cohort is enough.
-- Words in braces: {others}, the least number of others; {factor}, {spreads}, how far; {kept}, how many are
-- told apart in a year, the farthest in euros; {region}, the column of the regions told; {sums}, what is
-- summed of the lines.
WITH courants AS (
	SELECT CAST(code AS codes_achats_segment_segments) AS code FROM segments WHERE achats_courants
),
payees AS (
	SELECT l.*, b.service, CASE WHEN l.contrat IS NULL THEN l.ligne ELSE 0 END AS seule
	FROM lignes l
	JOIN courants c ON c.code = l.segment
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
),
unites AS (
	SELECT
		exercice,
		segment,
		acheteur_niveau,
		region_2010,
		service,
		contrat,
		seule,
		sum(montant_cts) AS montant,
		ln(sum(montant_cts)) AS log
	FROM payees
	GROUP BY ALL
	HAVING sum(montant_cts) > 0
),
medianes AS (
	SELECT
		*,
		list_aggregate(logs[1:nombre - 1], 'median') AS haute,
		list_aggregate(logs[2:nombre], 'median') AS basse
	FROM (
		SELECT exercice, segment, acheteur_niveau, count(*) AS nombre, list_sort(list(log)) AS logs
		FROM unites
		GROUP BY exercice, segment, acheteur_niveau
		HAVING count(*) > {others}
	)
),
cohortes AS (
	SELECT
		exercice,
		segment,
		acheteur_niveau,
		nombre,
		haute,
		basse,
		list_aggregate(list_sort(list(abs(log - haute)))[1:nombre - 1], 'median') AS ecart_haut,
		list_aggregate(list_sort(list(abs(log - basse)))[1:nombre - 1], 'median') AS ecart_bas
	FROM unites
	JOIN medianes USING (exercice, segment, acheteur_niveau)
	GROUP BY exercice, segment, acheteur_niveau, nombre, haute, basse
),
atypiques AS (
	SELECT
		u.*,
		nombre - 1 AS autres,
		CASE WHEN log > haute THEN haute ELSE basse END AS mediane,
		CASE WHEN log > haute THEN ecart_haut ELSE ecart_bas END AS ecart
	FROM unites u
	JOIN cohortes USING (exercice, segment, acheteur_niveau)
	WHERE (log - haute > ln({factor}) AND log - haute > {spreads} * ecart_haut)
		OR (basse - log > ln({factor}) AND basse - log > {spreads} * ecart_bas)
),
ranges AS (
	SELECT
		*,
		count(*) OVER (PARTITION BY exercice) AS total,
		row_number() OVER (
			PARTITION BY exercice
			ORDER BY abs(montant - exp(mediane)) DESC, segment, acheteur_niveau, region_2010, service, contrat, seule
		) AS rang
	FROM atypiques
)
SELECT
	r.exercice AS "year",
	t.{region} AS region,
	CAST(r.segment AS VARCHAR) AS segment,
	CAST(r.acheteur_niveau AS VARCHAR) AS level,
	b.nom AS buyer,
	-- An identifier of a contract leads to its holder: only where the data set says so.
	CASE WHEN j.detail OR j.diffusion = 'interne' THEN v.contrat_id END AS contract,
	CAST(r.autres AS INTEGER) AS others,
	exp(r.mediane) AS median,
	r.ecart AS deviation,
	CAST(r.total AS INTEGER) AS total,
	{sums}
FROM ranges r
JOIN payees p
	ON p.exercice = r.exercice AND p.segment = r.segment AND p.acheteur_niveau = r.acheteur_niveau
	AND p.region_2010 = r.region_2010 AND p.service = r.service AND p.seule = r.seule
	AND p.contrat IS NOT DISTINCT FROM r.contrat
JOIN territoires t ON t.region_2010 = CAST(r.region_2010 AS VARCHAR)
JOIN (SELECT DISTINCT service, nom FROM comptes_acheteurs) b ON b.service = r.service
LEFT JOIN valeurs_contrat v ON v.numero = r.contrat
CROSS JOIN jeu j
WHERE r.rang <= {kept}
GROUP BY ALL
ORDER BY "year" DESC, min(r.rang);
