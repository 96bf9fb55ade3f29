-- Who buys in the base, region by region: the greatest buyers one by one, the others together, so that
-- the table is bounded by regions × years however many lines there are. The rest keeps its level and
-- ministry: sums by level and by ministry stay exact.
-- Words in braces: {by_default}, whether a segment is in the base that the site opens on; {offered},
-- whether it is in that of any threshold offered; {kept}, buyers told apart; {regions}, the region of
-- each edition that holds one of 2010; {measures}, what is summed of
-- the lines (`rules/measures.ts`); {sums}, the same once more, but the amount and what structures performed.
-- Buyers go by number until few rows are left: only those have names.
CREATE OR REPLACE TEMP TABLE achats_par_segment AS
SELECT
	l.exercice,
	l.region_2010,
	l.perimetre,
	l.acheteur_niveau AS niveau,
	b.compte,
	l.segment,
	s.par_defaut,
	{measures}
FROM lignes l
JOIN acheteurs_lus b ON b.acheteur = l.acheteur
JOIN (
	SELECT
		CAST(code AS codes_achats_segment_segments) AS code,
		{by_default} AS par_defaut
	FROM segments s
	WHERE {offered}
) s ON s.code = l.segment
WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
GROUP BY ALL;

-- Told apart in one region of an edition, a buyer is told apart in every part of the region of the last
-- edition that holds it ({widest}): its figures there are whole.
CREATE OR REPLACE TEMP TABLE acheteurs_distingues AS
WITH regions AS (
	SELECT CAST(region_2010 AS region_lue) AS region_2010, {widest} AS la_plus_large, {regions} AS toutes
	FROM territoires
),
services AS (
	SELECT exercice, region_2010, perimetre, niveau, compte, sum(montant) AS montant
	FROM achats_par_segment
	WHERE par_defaut
	GROUP BY ALL
),
etendus AS (
	SELECT s.*, r.la_plus_large, e.etendue, sum(s.montant) OVER (
		PARTITION BY s.exercice, e.etendue, s.perimetre, s.niveau, s.compte
	) AS montant_etendu
	FROM services s
	JOIN regions r ON r.region_2010 = s.region_2010
	CROSS JOIN LATERAL (SELECT unnest(r.toutes) AS etendue) e
),
ranges AS (
	SELECT
		*,
		dense_rank() OVER (
			PARTITION BY exercice, etendue ORDER BY montant_etendu DESC, compte, perimetre, niveau
		) AS rang
	FROM etendus
),
retenus AS (
	SELECT exercice, la_plus_large, perimetre, niveau, compte, min(rang) AS rang
	FROM ranges
	WHERE rang <= {kept}
	GROUP BY ALL
)
SELECT
	e.exercice,
	r.region_2010,
	e.perimetre,
	e.niveau,
	e.compte,
	e.rang,
	c.ministere,
	c.nom,
	CAST(dense_rank() OVER (ORDER BY c.service) AS INTEGER) AS numero
FROM retenus e
JOIN regions r ON r.la_plus_large = e.la_plus_large
JOIN comptes_acheteurs c ON c.compte = e.compte;

CREATE OR REPLACE TABLE acheteurs AS
WITH situes AS (
	SELECT p.*, c.ministere, d.numero, d.nom
	FROM achats_par_segment p
	JOIN comptes_acheteurs c ON c.compte = p.compte
	LEFT JOIN acheteurs_distingues d
		ON d.exercice = p.exercice AND d.region_2010 = p.region_2010 AND d.perimetre = p.perimetre
		AND d.niveau = p.niveau AND d.compte = p.compte
	WHERE p.par_defaut
)
SELECT
	exercice,
	CAST(region_2010 AS VARCHAR) AS region_2010,
	CAST(perimetre AS VARCHAR) AS perimetre,
	CAST(niveau AS VARCHAR) AS niveau,
	ministere,
	numero,
	nom,
	CAST(first(segment ORDER BY montant DESC, segment) FILTER (numero IS NOT NULL) AS VARCHAR)
		AS segment_principal,
	CAST(count(DISTINCT compte) AS INTEGER) AS services,
	CAST(sum(montant) AS BIGINT) AS montant,
	CAST(sum(organismes) AS BIGINT) AS organismes,
	{sums}
FROM situes
GROUP BY situes.exercice, situes.region_2010, situes.perimetre, situes.niveau, ministere, numero, nom
ORDER BY 1, 2, 3, 4, 5, 6 NULLS LAST;
