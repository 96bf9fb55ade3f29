-- Ce que la Bretagne (53) achète (composition) et comment elle l'achète (pratique), en points.
-- La somme des deux colonnes est l'écart de sa part à celle de la France.
WITH cases AS (
  SELECT region, segment, part,
    assiette_ht / sum(assiette_ht) OVER (PARTITION BY region) AS poids
  FROM indicateur
  WHERE exercice = (SELECT dernier_exercice FROM parametres)
    AND edition_regions = '2010' AND segment <> 'tous' AND region IN ('FR', '53')
),
france AS (SELECT sum(poids * part) AS part FROM cases WHERE region = 'FR')
SELECT
  s.libelle AS segment,
  100 * (coalesce(r.poids, 0) - n.poids) * (n.part - f.part) AS composition,
  100 * coalesce(r.poids * (r.part - n.part), 0) AS pratique
FROM cases n
CROSS JOIN france f
LEFT JOIN cases r ON r.region = '53' AND r.segment = n.segment
JOIN noms_segments s ON s.code = n.segment
WHERE n.region = 'FR'
ORDER BY composition + pratique
