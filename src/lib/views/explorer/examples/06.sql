-- Les acheteurs de l'assiette chez qui rien n'est réalisé par l'insertion ou le handicap.
SELECT nom, niveau, ministere, sum(montant) / 100 AS assiette_ht
FROM acheteurs
WHERE exercice = (SELECT dernier_exercice FROM parametres)
  AND perimetre = 'etat' AND nom IS NOT NULL
GROUP BY numero, nom, niveau, ministere
HAVING sum(organismes + heures) = 0
ORDER BY assiette_ht DESC
