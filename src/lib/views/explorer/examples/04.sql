-- Le réalisé par voie et par famille. Les sommes du cube sont en centimes.
-- Les heures de clause vont à l'insertion : pour le handicap, sans objet (NULL).
WITH assiette AS (
  SELECT c.*
  FROM cube c
  JOIN segments s ON s.code = c.segment AND s.achats_courants AND s.main_oeuvre >= 500000
  WHERE c.base_montant = 'paye' AND c.perimetre = 'etat'
    AND c.exercice = (SELECT dernier_exercice FROM parametres)
)
SELECT 'direct' AS voie, sum(direct_insertion) / 100 AS insertion_ht,
  sum(direct_handicap) / 100 AS handicap_ht
FROM assiette
UNION ALL
SELECT 'marché réservé', sum(reserve_insertion) / 100, sum(reserve_handicap) / 100 FROM assiette
UNION ALL
SELECT 'sous-traitance', sum(sous_traitance_insertion) / 100,
  sum(sous_traitance_handicap) / 100
FROM assiette
UNION ALL
SELECT 'heures de clause', sum(heures) / 100, NULL FROM assiette
