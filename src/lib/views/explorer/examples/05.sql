-- La part de la France à chaque seuil de main d’œuvre, de 30 à 80 %.
SELECT
  t.seuil,
  sum(c.organismes + c.heures) / sum(c.montant) AS part,
  sum(c.montant) / 100 AS assiette_ht,
  count(DISTINCT s.code) AS segments
FROM range(30, 85, 5) t(seuil)
JOIN segments s ON s.achats_courants AND s.main_oeuvre >= t.seuil * 10000
JOIN cube c ON c.segment = s.code AND c.base_montant = 'paye' AND c.perimetre = 'etat'
  AND c.exercice = (SELECT dernier_exercice FROM parametres)
GROUP BY t.seuil
ORDER BY t.seuil
