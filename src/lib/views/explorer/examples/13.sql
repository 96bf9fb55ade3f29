-- Ce que chaque segment apporterait à la Bretagne (53) en rejoignant le meilleur quart des régions.
WITH cases AS (
  SELECT c.region_2010 AS region, c.segment, sum(c.montant) AS assiette,
    sum(c.organismes + c.heures) AS realise, sum(c.lignes) AS lignes
  FROM cube c
  JOIN segments s ON s.code = c.segment AND s.achats_courants AND s.main_oeuvre >= 500000
  WHERE c.base_montant = 'paye' AND c.perimetre = 'etat' AND c.region_2010 <> 'NR'
    AND c.exercice = (SELECT dernier_exercice FROM parametres)
  GROUP BY ALL
),
reperes AS (
  SELECT segment, quantile_cont(realise / assiette, 0.75) AS repere
  FROM cases
  WHERE assiette > 0 AND lignes >= 10
  GROUP BY segment
)
SELECT n.libelle AS segment, c.realise / c.assiette AS part, q.repere,
  greatest(0, q.repere - c.realise / c.assiette) * c.assiette / 100 AS potentiel_ht
FROM cases c
JOIN reperes q USING (segment)
JOIN noms_segments n ON n.code = c.segment
WHERE c.region = '53' AND c.assiette > 0
ORDER BY potentiel_ht DESC, segment
