-- Les bassins et l'assiette de chaque état de couverture. Inconnu n'est pas non couvert.
SELECT etat, count(*) AS bassins, sum(etp) AS etp, sum(assiette_ht) AS assiette_ht
FROM couverture
GROUP BY etat
ORDER BY bassins DESC
