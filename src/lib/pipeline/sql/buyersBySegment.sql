-- The same buyers segment by segment, from the lowest threshold offered: any threshold is then a sum.
-- The buyers told apart are the greatest of `acheteurs`, {kept} a region and a year; the others keep
-- their level but not their ministry, whose combinations with segments would grow with the lines.
CREATE OR REPLACE TABLE acheteurs_segments AS
SELECT * REPLACE (
	CAST(region_2010 AS VARCHAR) AS region_2010,
	CAST(perimetre AS VARCHAR) AS perimetre,
	CAST(niveau AS VARCHAR) AS niveau,
	CAST(segment AS VARCHAR) AS segment
)
FROM (
	SELECT
		p.exercice,
		p.region_2010,
		p.perimetre,
		p.niveau,
		d.ministere,
		d.numero,
		d.nom,
		p.segment,
		CAST(sum(montant) AS BIGINT) AS montant,
		{sums}
	FROM achats_par_segment p
	LEFT JOIN acheteurs_distingues d
		ON d.exercice = p.exercice AND d.region_2010 = p.region_2010 AND d.perimetre = p.perimetre
		AND d.niveau = p.niveau AND d.compte = p.compte AND d.rang <= {kept}
	GROUP BY ALL
)
ORDER BY ALL;

-- Ministries segment by segment, for the whole country.
CREATE OR REPLACE TABLE ministeres_segments AS
SELECT
	p.exercice,
	CAST(p.perimetre AS VARCHAR) AS perimetre,
	c.ministere,
	CAST(p.segment AS VARCHAR) AS segment,
	CAST(sum(montant) AS BIGINT) AS montant,
	{sums}
FROM achats_par_segment p
JOIN comptes_acheteurs c ON c.compte = p.compte
GROUP BY ALL
ORDER BY ALL;

DROP TABLE achats_par_segment;
DROP TABLE acheteurs_distingues;
