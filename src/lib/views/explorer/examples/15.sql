-- Les sommes qui font la part de la Bretagne (53) : seuil de 50 %, segment par segment, en euros.
SELECT n.libelle AS segment, n.part_main_oeuvre, n.statut, sum(c.lignes) AS lignes,
  sum(c.montant) / 100 AS assiette_ht, sum(c.organismes) / 100 AS organismes_ht,
  sum(c.heures) / 100 AS heures_ht, sum(c.non_identifie) / 100 AS non_identifie_ht
FROM cube c
JOIN segments s ON s.code = c.segment AND s.achats_courants AND s.main_oeuvre >= 500000
JOIN noms_segments n ON n.code = c.segment
WHERE c.base_montant = 'paye' AND c.perimetre = 'etat' AND c.region_2010 = '53'
  AND c.exercice = (SELECT dernier_exercice FROM parametres)
GROUP BY ALL
ORDER BY assiette_ht DESC
