-- Ce que l'État a attribué dans l'assiette, et ce que des structures en ont remporté.
-- Un marché attribué n'est pas un paiement : sa part ne se compare jamais à l'objectif.
SELECT
  c.exercice,
  sum(c.montant) / 100 AS attribue_ht,
  sum(c.organismes) / 100 AS structures_ht,
  sum(c.non_identifie) / 100 AS a_examiner_ht,
  sum(c.organismes) / nullif(sum(c.montant), 0) AS part,
  sum(c.lignes) AS lignes
FROM cube c
JOIN segments s ON s.code = c.segment AND s.achats_courants AND s.main_oeuvre >= 500000
WHERE c.base_montant = 'attribue' AND c.perimetre = 'etat'
GROUP BY c.exercice
ORDER BY c.exercice
