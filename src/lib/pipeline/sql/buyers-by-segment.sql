-- The same buyers segment by segment, from the lowest threshold offered: any threshold is then a sum.
-- The buyers told apart are the greatest of `acheteurs`, {kept} a region and a year; the others keep
-- their level but not their ministry, whose combinations with segments would grow with the lines.
CREATE OR REPLACE TABLE acheteurs_segments AS
SELECT
	p.exercice,
	p.region_2010,
	p.perimetre,
	p.niveau,
	CASE WHEN d.numero IS NOT NULL THEN p.ministere END AS ministere,
	d.numero,
	d.nom,
	p.segment,
	CAST(sum(montant) AS BIGINT) AS montant,
	{sums}
FROM achats_par_segment p
LEFT JOIN acheteurs_distingues d
	ON d.exercice = p.exercice AND d.region_2016 = p.region_2016 AND d.perimetre = p.perimetre
	AND d.niveau = p.niveau AND d.ministere IS NOT DISTINCT FROM p.ministere AND d.cle = p.cle
	AND d.rang <= {kept}
GROUP BY ALL
ORDER BY ALL;

-- Ministries segment by segment, for the whole country.
CREATE OR REPLACE TABLE ministeres_segments AS
SELECT
	p.exercice,
	p.perimetre,
	p.ministere,
	p.segment,
	CAST(sum(montant) AS BIGINT) AS montant,
	{sums}
FROM achats_par_segment p
GROUP BY ALL
ORDER BY ALL;

DROP TABLE achats_par_segment;
DROP TABLE acheteurs_distingues;
